import { compareText } from "../address/compare-text";
import { type Deferred, isDeferred, type Text } from "../address/deferred";
import { type Fqdn, parseFqdn } from "../address/fqdn";
import { type Ports, portsKey } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { type ServiceTag, serviceTag } from "../address/service-tag";
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
  const here = (entry: { readonly validity: Parameters<typeof holds>[0] }): boolean =>
    holds(entry.validity, selection.cloud.id, selection.revisionIndex);
  const hosts = requirement.hosts.filter(here);
  const templates = hosts.flatMap((entry) => entry.hosts);
  const tagFlows = requirement.tags.filter(here).map(({ tag, protocol, ports }) => ({
    tag: concreteTag(tag, selection),
    template: tag,
    protocol,
    ports,
  }));
  const hostFlows: HostFlow[] = hosts.flatMap(({ hosts: each, protocol, ports, tls }) =>
    each.flatMap((template) => {
      const host = concreteHost(template, selection);
      return host === undefined ? [] : [{ host, template: template.text, protocol, ports, tls }];
    }),
  );
  const urlFlows: HostFlow[] = requirement.urls
    .filter(here)
    .flatMap(({ urls, protocol, ports }) =>
      urls.map(({ host, path, text }) => ({ host, template: text, path, protocol, ports, tls: false })),
    );
  return {
    requirement,
    tagFlows: inOrder(tagFlows, (flow) => `${flow.template.text} ${flow.protocol} ${portsKey(flow.ports)}`),
    hostFlows: inOrder(
      [...hostFlows, ...urlFlows],
      (flow) => `${flow.template} ${flow.protocol} ${portsKey(flow.ports)}`,
    ),
    missingParameters: [
      ...new Set(templates.flatMap((template) => missingParameters(template, selection))),
    ].sort(),
    subnetFlows: inOrder(
      requirement.subnets.filter(here).map(({ protocol, ports }) => ({ protocol, ports })),
      (flow) => `${flow.protocol} ${portsKey(flow.ports)}`,
    ),
    routeFlows: inOrder(
      requirement.routes.filter(here).map(({ tag, prefixes }) => ({
        tag: concreteTag(tag, selection),
        template: tag,
        ...(prefixes === undefined ? {} : { prefixes }),
      })),
      (flow) => flow.template.text,
    ),
  };
}

/** By their text, so that the order of a requirement's entries in the catalog changes nothing. */
function inOrder<T>(flows: readonly T[], key: (flow: T) => string): T[] {
  return [...flows].sort((a, b) => compareText(key(a), key(b)));
}

function concreteTag(template: TagTemplate, { cloud, region }: Selection): ServiceTag {
  return template.regional ? cloud.regionalTag(template.name, region) : serviceTag(template.name);
}

function missingParameters(template: HostTemplate, selection: Selection): string[] {
  return template.placeholders.filter((name) => name !== "region" && !selection.parameters.has(name));
}

function concreteHost(template: HostTemplate, selection: Selection): Fqdn | Deferred | undefined {
  if (template.fixed !== undefined) {
    return template.fixed;
  }
  if (missingParameters(template, selection).length > 0) {
    return undefined;
  }
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
