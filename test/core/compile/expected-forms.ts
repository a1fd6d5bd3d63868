import { isPresentWith } from "./expected-features";
import {
  type ExpectedRequirement,
  expectedRequirements,
  hasNoTag,
  hostHolds,
  tagHolds,
} from "./expected-flows";
import { hostUnder } from "./packets";
import { type Choice, documentsIn } from "./selections";

/**
 * How a requirement has to be carried: `served` by the tag of another one that names the same hosts, `left-out` for
 * want of a parameter, `none` where nothing can carry it.
 */
export type ExpectedForm = "tags" | "hosts" | "subnets" | "route" | "served" | "left-out" | "none";

/** The requirements of a choice. */
export function requirementsOf(choice: Choice): ExpectedRequirement[] {
  return expectedRequirements(choice.selection, documentsIn(choice));
}

/** The form that the egress and the strategy ask for, or the other one where that cannot be had. */
export function expectedForm(
  choice: Choice,
  requirement: ExpectedRequirement,
  all: readonly ExpectedRequirement[],
): ExpectedForm {
  const { direction, tagFlows, hostFlows, missingParameters } = requirement;
  const { egress } = choice;
  if (direction === "internal") {
    return "subnets";
  }
  const hasTags = tagFlows.length > 0;
  if (!hasTags && hostFlows.length === 0 && missingParameters.length === 0) {
    return "route";
  }
  if (direction === "inbound" || isLocal(requirement)) {
    return "tags";
  }
  if (egress.kind === "direct") {
    return hasTags ? "tags" : all.some((other) => serves(other, requirement)) ? "served" : "none";
  }
  if (egress.strategy === "hybrid") {
    const byTag = hybridByTag(choice, all);
    return byTag.includes(requirement)
      ? "tags"
      : byTag.some((other) => serves(other, requirement))
        ? "served"
        : hybridAlone(choice, requirement);
  }
  if (egress.strategy === "service-tags" && hasTags && !lacksTag(choice, requirement)) {
    return "tags";
  }
  if (
    egress.strategy === "service-tags" &&
    !hasTags &&
    all.some((other) => serves(other, requirement) && !lacksTag(choice, other))
  ) {
    return "served";
  }
  if (missingParameters.length > 0) {
    return "left-out";
  }
  if (canUseHosts(choice, requirement)) {
    return "hosts";
  }
  return hasTags ? "tags" : "none";
}

/** The narrower form of a requirement for itself, or the one that can be had. */
function hybridAlone(choice: Choice, requirement: ExpectedRequirement): ExpectedForm {
  const { tagFlows, hostFlows, missingParameters } = requirement;
  const { region } = choice.selection;
  const hasTags = tagFlows.length > 0 && !lacksTag(choice, requirement);
  if (missingParameters.length > 0) {
    return hasTags ? "tags" : "left-out";
  }
  if (!canUseHosts(choice, requirement)) {
    return tagFlows.length > 0 ? "tags" : "none";
  }
  const reachesEveryRegion = hostFlows.some(
    ({ host }) => host.startsWith("*") && !host.split(".").includes(region),
  );
  const staysInRegion = usedTags(choice, requirement).every(({ tag }) => tag.region !== undefined);
  return hasTags && staysInRegion && reachesEveryRegion ? "tags" : "hosts";
}

/** Those that are carried by tag: for themselves, or because all of their tag form is admitted for others. */
function hybridByTag(choice: Choice, all: readonly ExpectedRequirement[]): ExpectedRequirement[] {
  const outbound = all.filter((each) => each.direction === "outbound" && !isLocal(each));
  const hasTags = (each: ExpectedRequirement): boolean => each.tagFlows.length > 0 && !lacksTag(choice, each);
  let byTag = outbound.filter((each) => hasTags(each) && hybridAlone(choice, each) === "tags");
  for (;;) {
    const isAdmitted = (each: ExpectedRequirement): boolean =>
      usedTags(choice, each).every((flow) =>
        byTag.some(
          (other) =>
            isPresentWith(other.presence, each.presence) &&
            usedTags(choice, other).some((given) => isSamePort(given, flow) && tagHolds(given.tag, flow.tag)),
        ),
      ) &&
      each.hostFlows
        .filter((flow) => !(isNarrowed(each, flow) && flow.protocol === "Udp"))
        .every((flow) => each.tagFlows.some((given) => isSamePort(given, flow)));
    const more = outbound.filter(
      (each) =>
        byTag.includes(each) || (hasTags(each) && hybridAlone(choice, each) === "hosts" && isAdmitted(each)),
    );
    if (more.length === byTag.length) {
      return byTag;
    }
    byTag = more;
  }
}

/** The tag flows as the firewall gets them: the tag of all regions where the region has none. */
function usedTags({ selection }: Choice, { tagFlows }: ExpectedRequirement): ExpectedRequirement["tagFlows"] {
  return tagFlows.map((flow) =>
    hasNoTag(selection.cloud, flow.tag) ? { ...flow, tag: { tag: flow.tag.tag } } : flow,
  );
}

interface OnePort {
  readonly protocol: string;
  readonly port: number;
}

function isSamePort(one: OnePort, other: OnePort): boolean {
  return one.protocol === other.protocol && one.port === other.port;
}

/** Whether hosts were asked for, and the tag form is there only because they cannot be had. */
export function lacksHosts(choice: Choice, requirement: ExpectedRequirement): boolean {
  const { egress } = choice;
  if (egress.kind === "direct" || egress.strategy === "service-tags") {
    return false;
  }
  return (
    egress.strategy === "fqdn" ||
    requirement.missingParameters.length > 0 ||
    !canUseHosts(choice, requirement)
  );
}

/** Whether the firewall sees the path of a request: only the SKU Premium does, and only where it opens TLS. */
export function seesPaths({ egress }: Pick<Choice, "egress">): boolean {
  return egress.kind === "firewall" && egress.sku === "Premium" && egress.tlsInspection === true;
}

/** Whether the traffic stays in the virtual network, so that no firewall meets it. */
export function isLocal({ tagFlows }: ExpectedRequirement): boolean {
  return tagFlows.some(({ tag }) => tag.tag === "VirtualNetwork");
}

/** Whether one requirement, which is there whenever the other is, names the other's hosts and has a tag for them. */
export function serves(one: ExpectedRequirement, other: ExpectedRequirement): boolean {
  return (
    one.id !== other.id &&
    one.direction === other.direction &&
    isPresentWith(one.presence, other.presence) &&
    other.tagFlows.length === 0 &&
    other.hostFlows.length > 0 &&
    other.missingParameters.length === 0 &&
    other.hostFlows.every(
      (flow) =>
        one.hostFlows.some(
          ({ host, path }) =>
            hostHolds(host, hostUnder(flow.host)) && (path === undefined || path === flow.path),
        ) && one.tagFlows.some(({ protocol, port }) => protocol === flow.protocol && port === flow.port),
    )
  );
}

function lacksTag({ selection, acceptsWiderTags }: Choice, { tagFlows }: ExpectedRequirement): boolean {
  return !acceptsWiderTags && tagFlows.some(({ tag }) => hasNoTag(selection.cloud, tag));
}

/**
 * The errors that the documents themselves make unavoidable, as `code requirement`, sorted:
 *
 * - the documents ask for a tag of the region, and Microsoft's service-tag data lists the region's part of it
 *   without any layer that takes it (MicrosoftContainerRegistry in AustraliaCentral and AustraliaCentral2,
 *   BatchNodeManagement in AustraliaCentral2), unless the firewall has the hosts and is not gone around;
 * - the documents name only a host for a port that an application rule does not carry, and the firewall has no
 *   network rules by host (the UDP endpoint of compute instances in revision 2022-09-08).
 */
export function documentedErrors(choice: Choice, requirements: readonly ExpectedRequirement[]): string[] {
  const { cloud } = choice.selection;
  const isFirewall = choice.egress.kind === "firewall";
  const routed = isFirewall ? requirements.flatMap(({ routes }) => routes.map(({ tag }) => tag)) : [];
  return requirements
    .flatMap((requirement) => {
      const { id, routes, tagFlows } = requirement;
      const form = expectedForm(choice, requirement, requirements);
      const lacksRoute = isFirewall && !choice.acceptsWiderTags && routes.some((tag) => hasNoTag(cloud, tag));
      const isAround = tagFlows.some(({ tag }) => routed.includes(tag.tag));
      const isByTag = form === "tags" || (form === "hosts" && isAround);
      return [
        ...((isByTag && lacksTag(choice, requirement)) || lacksRoute
          ? [`regional-tag-unavailable ${id}`]
          : []),
        ...(isFirewall && form === "none" ? [`inexpressible-requirement ${id}`] : []),
      ];
    })
    .sort();
}

/**
 * Whether the firewall has rules for all the requirement's hosts: application rules for TCP on 80 and 443 and on ports
 * that carry TLS, and for any protocol there where the tags are documented with TCP alone; network rules for the rest, which take no wildcards.
 */
function canUseHosts({ egress }: Choice, requirement: ExpectedRequirement): boolean {
  const { hostFlows } = requirement;
  const hasNetworkNames = egress.kind === "firewall" && egress.sku !== "Basic" && egress.dnsProxy;
  return (
    hostFlows.length > 0 &&
    hostFlows.every((flow) => {
      const { host, protocol, port, isAnyProtocol, isTls } = flow;
      const isApplication =
        isNarrowed(requirement, flow) || (!isAnyProtocol && protocol === "Tcp" && (isTls || isWeb(port)));
      return isApplication || (hasNetworkNames && !host.startsWith("*"));
    })
  );
}

/** Whether a flow of any protocol is carried as TCP alone, because the tags ask for no more on its entry's ports. */
function isNarrowed(
  { tagFlows, hostFlows }: ExpectedRequirement,
  { entry, isAnyProtocol }: ExpectedRequirement["hostFlows"][number],
): boolean {
  const ports = hostFlows.filter((flow) => flow.entry === entry).map((flow) => flow.port);
  return isAnyProtocol && ports.every(isWeb) && tagFlows.some((tag) => hasTcp(tag.entry));

  function hasTcp(of: string): boolean {
    return ports.every((port) =>
      tagFlows.some((flow) => flow.entry === of && flow.protocol === "Tcp" && flow.port === port),
    );
  }
}

function isWeb(port: number): boolean {
  return port === 80 || port === 443;
}
