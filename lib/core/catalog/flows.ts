import { compareText } from "../address/compare-text";
import { type Deferred, isDeferred, type Text } from "../address/deferred";
import { type Fqdn, parseFqdn } from "../address/fqdn";
import { type Ports, portsKey } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { type ServiceTag, serviceTag } from "../address/service-tag";
import { remembered, rememberedFor } from "../remembered";
import type { Selection } from "./selection";
import {
  type HostTemplate,
  holds,
  type Requirement,
  type RoutePrefixScope,
  type TagTemplate,
} from "./service";

/** A flow to or from a service tag. */
export interface TagFlow {
  readonly tag: ServiceTag;
  /** The tag as the catalog writes it, `Storage.{Region}`: the key of permanent slots. */
  readonly template: TagTemplate;
  readonly protocol: Protocol;
  readonly ports: Ports;
}

/** A flow to a host, whose name Terraform may know only later. */
export interface HostFlow {
  readonly host: Fqdn | Deferred;
  /** The host as the catalog writes it, with placeholders. */
  readonly template: string;
  /** The path below the host that is meant, `/org/repository/*`. Default: the host as a whole. */
  readonly path?: string;
  readonly protocol: Protocol;
  readonly ports: Ports;
  /** Whether its ports other than 80 and 443 carry TLS with a server name. */
  readonly tls: boolean;
}

/** A flow between the service's own subnets. */
export interface SubnetFlow {
  readonly protocol: Protocol;
  readonly ports: Ports;
}

/** A tag whose traffic goes around the firewall. */
export interface RouteFlow {
  readonly tag: ServiceTag;
  readonly template: TagTemplate;
  /** Whose prefixes stand for the tag where the route takes none. Default: those of `tag`. */
  readonly prefixes?: RoutePrefixScope;
}

/** A requirement made concrete for one selection. A form is empty where the documents give none. */
export interface SelectedRequirement {
  readonly requirement: Requirement;
  readonly tagFlows: readonly TagFlow[];
  readonly hostFlows: readonly HostFlow[];
  /** Parameters that the host form needs and that were not given; its hosts that need them are left out. */
  readonly missingParameters: readonly string[];
  readonly subnetFlows: readonly SubnetFlow[];
  readonly routeFlows: readonly RouteFlow[];
}

/** The requirements of a selection, in the order of their slots, each in the forms that hold there. */
export function selectRequirements(selection: Selection): SelectedRequirement[] {
  return selection.service.requirements
    .filter((requirement) => isBrought(requirement, selection.features))
    .map((requirement) => selectRequirement(requirement, selection))
    .filter(
      (each) =>
        each.tagFlows.length +
          each.hostFlows.length +
          each.subnetFlows.length +
          each.routeFlows.length +
          each.missingParameters.length >
        0,
    );
}

/** Whether the features that are on bring a requirement, and none of them takes it away. */
export function isBrought({ features, unless }: Requirement, on: ReadonlySet<string>): boolean {
  return (features?.some((id) => on.has(id)) ?? true) && !unless.some((id) => on.has(id));
}

function selectRequirement(requirement: Requirement, selection: Selection): SelectedRequirement {
  return concreteForms(documentedForms(requirement, selection), selection);
}

/** What of a selection forms become concrete by: a region and some parameters, or nothing. */
function valuesOf(selection: Selection, { isRegional, parameters }: DocumentedForms): string {
  const region = isRegional ? selection.region.name : "";
  const values = parameters.map((name) => selection.parameters.get(name) ?? null);
  return values.length === 0 ? region : JSON.stringify([region, ...values]);
}

/** Selections that agree in what the forms depend on share the flows. */
const concreteForms = rememberedFor(
  valuesOf,
  (
    { requirement, tags, hosts, parameters, subnetFlows, routes }: DocumentedForms,
    selection: Selection,
  ): SelectedRequirement => ({
    requirement,
    tagFlows: tags.map((flow) => ({ ...flow, tag: concreteTag(flow.template, selection) })),
    hostFlows: hosts.flatMap(({ host, flow }) => flow ?? concreteFlow(host, selection)),
    missingParameters: missingParameters(parameters, selection),
    subnetFlows,
    routeFlows: routes.map((route) => ({ ...route, tag: concreteTag(route.template, selection) })),
  }),
);

/** The forms of a requirement that hold in one cloud and revision, in order, as the catalog writes them. */
interface DocumentedForms {
  readonly requirement: Requirement;
  /** Whether a tag or host has the region in it. */
  readonly isRegional: boolean;
  readonly tags: readonly Omit<TagFlow, "tag">[];
  readonly hosts: readonly DocumentedHost[];
  /** Those of all hosts, each once, in code-unit order. */
  readonly parameters: readonly string[];
  readonly subnetFlows: readonly SubnetFlow[];
  readonly routes: readonly Omit<RouteFlow, "tag">[];
}

/** A host that is the same for every selection, or one with placeholders. */
type DocumentedHost =
  | { readonly flow: HostFlow; readonly host?: undefined }
  | { readonly flow?: undefined; readonly host: TemplateFlow };

/** A flow to a host with placeholders. */
interface TemplateFlow extends Omit<HostFlow, "host" | "template"> {
  readonly template: HostTemplate;
}

const documentedForms = rememberedFor(
  ({ cloud, revisionIndex }: Selection) => `${cloud.id} ${revisionIndex}`,
  documentedIn,
);

function documentedIn(requirement: Requirement, { cloud, revisionIndex }: Selection): DocumentedForms {
  const here = (entry: { readonly validity: Parameters<typeof holds>[0] }): boolean =>
    holds(entry.validity, cloud.id, revisionIndex);
  const entries = requirement.hosts.filter(here);
  const hosts = entries.flatMap(({ hosts: each, protocol, ports, tls }) =>
    each.map((template): DocumentedHost => {
      const rest = { protocol, ports, tls };
      return template.fixed === undefined
        ? { host: { template, ...rest } }
        : { flow: { host: template.fixed, template: template.text, ...rest } };
    }),
  );
  const urls = requirement.urls.filter(here).flatMap(({ urls: each, protocol, ports }) =>
    each.map(
      ({ host, path, text }): DocumentedHost => ({
        flow: { host, template: text, path, protocol, ports, tls: false },
      }),
    ),
  );
  const placeholders = new Set(entries.flatMap((entry) => entry.hosts.flatMap((host) => host.placeholders)));
  const tags = requirement.tags.filter(here);
  const routes = requirement.routes.filter(here);
  return {
    requirement,
    isRegional: placeholders.has("region") || [...tags, ...routes].some(({ tag }) => tag.regional),
    tags: inOrder(
      tags.map(({ tag, protocol, ports }) => ({ template: tag, protocol, ports })),
      (flow) => `${flow.template.text} ${flow.protocol} ${portsKey(flow.ports)}`,
    ),
    hosts: inOrder([...hosts, ...urls], ({ flow, host }) =>
      flow === undefined
        ? `${host.template.text} ${host.protocol} ${portsKey(host.ports)}`
        : `${flow.template} ${flow.protocol} ${portsKey(flow.ports)}`,
    ),
    parameters: [...placeholders].filter((name) => name !== "region").sort(),
    subnetFlows: inOrder(
      requirement.subnets.filter(here).map(({ protocol, ports }) => ({ protocol, ports })),
      (flow) => `${flow.protocol} ${portsKey(flow.ports)}`,
    ),
    routes: inOrder(
      routes.map(({ tag, prefixes }) => ({
        template: tag,
        ...(prefixes === undefined ? {} : { prefixes }),
      })),
      (flow) => flow.template.text,
    ),
  };
}

/** By their text, so that the order of a requirement's entries in the catalog changes nothing. */
function inOrder<T>(flows: readonly T[], key: (flow: T) => string): T[] {
  return flows
    .map((flow) => ({ flow, key: key(flow) }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ flow }) => flow);
}

function concreteTag(template: TagTemplate, { cloud, region }: Selection): ServiceTag {
  return template.regional ? cloud.regionalTag(template.name, region) : tagOfAllRegions(template);
}

const tagOfAllRegions = remembered(({ name }: TagTemplate) => serviceTag(name));

function missingParameters(placeholders: readonly string[], { parameters }: Selection): readonly string[] {
  return placeholders.filter((name) => name !== "region" && !parameters.has(name));
}

/** The flow with the selection's values in its placeholders; none where a parameter was not given. */
function concreteFlow({ template, ...flow }: TemplateFlow, selection: Selection): HostFlow[] {
  if (missingParameters(template.placeholders, selection).length > 0) {
    return [];
  }
  return [{ host: concreteHost(template, selection), template: template.text, ...flow }];
}

function concreteHost(template: HostTemplate, selection: Selection): Fqdn | Deferred {
  const value = (name: string): Text =>
    name === "region" ? selection.region.name : (selection.parameters.get(name) ?? "");
  let text = template.text;
  let deferred = false;
  for (const name of template.placeholders) {
    const replacement = value(name);
    deferred = deferred || isDeferred(replacement);
    text = text.replace(`{${name}}`, () => (isDeferred(replacement) ? replacement.deferred : replacement));
  }
  if (deferred) {
    return { deferred: text };
  }
  const host = parseFqdn(text);
  if (!host.ok) {
    throw new Error(`the catalog's host \`${template.text}\` became \`${text}\`: ${host.problem}`);
  }
  return host.value;
}
