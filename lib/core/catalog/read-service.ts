import { compareText } from "../address/compare-text";
import { type Fqdn, parseFqdn } from "../address/fqdn";
import type { Parsed } from "../address/parsed";
import { type Ports, parsePortRange, portsOf } from "../address/port-range";
import { type Protocol, parseProtocol } from "../address/protocol";
import { parseUrlPattern } from "../address/url-pattern";
import type { CloudId } from "./cloud";
import type {
  EntryDocument,
  FeatureDocument,
  NoteDocument,
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
  type Note,
  type Requirement,
  type RequirementDirection,
  type RoutePrefixScope,
  type Service,
  type Slot,
  securityRuleKey,
  subnetRuleKey,
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
      .flatMap((file) => readRequirements(file, documents))
      .sort((a, b) => a.slot - b.slot),
    removed: (documents.corrections ?? [])
      .filter(({ remove }) => remove === true)
      .map(({ requirement, reason }) => ({ id: requirement, reason })),
    securityRuleSlots: readSecurityRuleSlots(rules),
    subnetRuleSlots: new Map(
      (rules.subnetRules ?? []).map(({ slot, direction, protocol, name }): [string, Slot] => [
        subnetRuleKey(direction as Direction, protocol as Protocol),
        { slot, name },
      ]),
    ),
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
    implies: impliedBy(id, service),
  };
}

/** All that a feature implies, directly or not; of a cycle each feature once. */
function impliedBy(id: string, { features }: ServiceDocument): string[] {
  const implied = new Set([id]);
  for (const each of implied) {
    for (const next of features[each]?.implies ?? []) {
      implied.add(next);
    }
  }
  implied.delete(id);
  return [...implied].sort(compareText);
}

function readRequirements(file: RequirementsDocument, documents: ServiceDocuments): Requirement[] {
  return file.requirements.map((each) => readRequirement(each, file, documents));
}

function readRequirement(
  document: RequirementDocument,
  { features, unless = [] }: RequirementsDocument,
  { service, corrections = [] }: ServiceDocuments,
): Requirement {
  const common = (
    entry: EntryDocument & { readonly protocol: string; readonly ports: readonly string[] },
  ) => ({
    ...readProtocolAndPorts(entry),
    validity: readValidity(entry, service),
    sources: entry.sources,
  });
  const correction = corrections.find(({ requirement }) => requirement === document.id);
  return {
    id: document.id,
    slot: document.slot,
    purpose: document.purpose,
    direction: document.direction as RequirementDirection,
    ...(features === undefined ? {} : { features }),
    unless,
    tags: (document.tags ?? []).map((entry) => ({ tag: readTagTemplate(entry.tag), ...common(entry) })),
    hosts: (document.hosts ?? []).map((entry) => ({
      hosts: entry.hosts.map(readHostTemplate),
      tls: entry.tls ?? false,
      ...common(entry),
    })),
    urls: (document.urls ?? []).map((entry) => ({
      urls: entry.urls.map((text) => must(parseUrlPattern(text), text)),
      ...common(entry),
    })),
    subnets: (document.subnets ?? []).map(common),
    routes: (document.routes ?? []).map((entry) => ({
      tag: readTagTemplate(entry.tag),
      ...(entry.prefixes === undefined ? {} : { prefixes: entry.prefixes as RoutePrefixScope }),
      validity: readValidity(entry, service),
      sources: entry.sources,
    })),
    ...(document.firewallRule === undefined ? {} : { firewallRule: document.firewallRule }),
    ...(document.fqdnTag === undefined ? {} : { fqdnTag: document.fqdnTag }),
    webSocket: document.webSocket ?? false,
    undocumentedIn: new Set(document.undocumentedIn ?? []),
    notes: (document.notes ?? []).map((note) => readNote(note, service)),
    ...(correction === undefined ? {} : { corrected: correction.reason }),
  };
}

function readNote(
  { text, reference, offers, tell = false }: NoteDocument,
  { references = {} }: ServiceDocument,
): Note {
  const found =
    reference !== undefined && Object.hasOwn(references, reference) ? references[reference] : undefined;
  return {
    text,
    tell,
    ...(found === undefined ? {} : { reference: found }),
    ...(offers === undefined ? {} : { offers }),
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
