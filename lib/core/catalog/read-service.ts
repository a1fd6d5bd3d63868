import { type Fqdn, parseFqdn } from "../address/fqdn";
import type { Parsed } from "../address/parsed";
import { type Ports, parsePortRange, portsOf } from "../address/port-range";
import { type Protocol, parseProtocol } from "../address/protocol";
import type { CloudId } from "./cloud";
import type {
  FeatureDocument,
  RequirementDocument,
  RequirementsDocument,
  RulesDocument,
  ServiceDocument,
  ServiceDocuments,
} from "./documents";
import type { NameKind } from "./resource-names";
import {
  type Direction,
  type Feature,
  type HostTemplate,
  type Requirement,
  type Service,
  type Slot,
  securityRuleKey,
  type TagTemplate,
  type Validity,
} from "./service";

/** A `{placeholder}` of a host or tag template. */
const PLACEHOLDER = /\{([A-Za-z]+)\}/g;

/**
 * Reads a service's files into values. The files have passed the catalog's schemas and lint, so a value that does
 * not parse is a defect of the catalog.
 *
 * @throws Error when a value does not parse
 */
export function readService(documents: ServiceDocuments): Service {
  const { service, rules } = documents;
  return {
    id: service.id,
    displayName: service.displayName,
    revisions: service.revisions,
    features: new Map(
      Object.entries(service.features).map(([id, each]) => [id, readFeature(id, each, service)]),
    ),
    parameters: new Map(
      Object.entries(service.parameters).map(([id, { description, name }]) => [
        id,
        { id, description, name: name as NameKind },
      ]),
    ),
    requirements: documents.requirements
      .flatMap((file) => readRequirements(file, service))
      .sort((a, b) => a.slot - b.slot),
    securityRuleSlots: readSecurityRuleSlots(rules),
    routeSlots: new Map(rules.routes.map(({ slot, tag, name }): [string, Slot] => [tag, { slot, name }])),
    bypassDenySlots: new Map(
      rules.bypassDenies.map(({ slot, tag, name }): [string, Slot] => [tag, { slot, name }]),
    ),
    availability: new Map(
      Object.entries(service.availability ?? {}).map(([cloud, { regions }]) => [cloud, regions]),
    ),
  };
}

/** Reads `Storage` or `Storage.{Region}`. */
export function readTagTemplate(text: string): TagTemplate {
  const regional = text.endsWith(".{Region}");
  return { name: regional ? text.slice(0, -".{Region}".length) : text, regional, text };
}

/** Reads a host name with its placeholders. */
export function readHostTemplate(text: string): HostTemplate {
  const placeholders = [...text.matchAll(PLACEHOLDER)].map((match) => match[1] ?? "");
  return placeholders.length > 0
    ? { text, placeholders }
    : { text, placeholders, fixed: must<Fqdn>(parseFqdn(text), text) };
}

function readFeature(id: string, feature: FeatureDocument, service: ServiceDocument): Feature {
  return {
    id,
    default: feature.default,
    description: feature.description,
    validity: readValidity({ ...feature, since: feature.since ?? service.revisions[0] ?? "" }, service),
    excludes: feature.excludes ?? [],
  };
}

function readRequirements(file: RequirementsDocument, service: ServiceDocument): Requirement[] {
  return file.requirements.map((each) => readRequirement(each, file.feature, service));
}

function readRequirement(
  document: RequirementDocument,
  feature: string | undefined,
  service: ServiceDocument,
): Requirement {
  return {
    id: document.id,
    slot: document.slot,
    purpose: document.purpose,
    direction: document.direction as Direction,
    ...(feature === undefined ? {} : { feature }),
    tags: (document.tags ?? []).map((entry) => ({
      tag: readTagTemplate(entry.tag),
      ...readProtocolAndPorts(entry),
      validity: readValidity(entry, service),
      sources: entry.sources,
    })),
    hosts: (document.hosts ?? []).map((entry) => ({
      hosts: entry.hosts.map(readHostTemplate),
      ...readProtocolAndPorts(entry),
      validity: readValidity(entry, service),
      sources: entry.sources,
    })),
    routes: (document.routes ?? []).map((entry) => ({
      tag: readTagTemplate(entry.tag),
      validity: readValidity(entry, service),
      sources: entry.sources,
    })),
  };
}

function readProtocolAndPorts(entry: { readonly protocol: string; readonly ports: readonly string[] }): {
  protocol: Protocol;
  ports: Ports;
} {
  return {
    protocol: must(parseProtocol(entry.protocol), entry.protocol),
    ports: portsOf(entry.ports.map((text) => must(parsePortRange(text), text))),
  };
}

function readValidity(
  entry: { readonly clouds?: readonly string[]; readonly since: string; readonly until?: string },
  service: ServiceDocument,
): Validity {
  return {
    clouds: entry.clouds === undefined ? "all" : new Set(entry.clouds as readonly CloudId[]),
    since: service.revisions.indexOf(entry.since),
    until: entry.until === undefined ? Number.POSITIVE_INFINITY : service.revisions.indexOf(entry.until),
  };
}

function readSecurityRuleSlots(rules: RulesDocument): Map<string, Slot> {
  return new Map(
    rules.securityRules.map(({ slot, direction, tag, protocol, name }) => [
      securityRuleKey(direction as Direction, tag, protocol as Protocol),
      { slot, name },
    ]),
  );
}

function must<T>(result: Parsed<T>, text: string): T {
  if (!result.ok) {
    throw new Error(`the catalog holds \`${text}\`: ${result.problem}`);
  }
  return result.value;
}
