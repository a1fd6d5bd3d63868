import fc from "fast-check";
import { evaluatePath, type NetworkPath, type PathVerdict } from "../../../lib/core/analyze/evaluate";
import { pathOfPlan } from "./attributes-of-plan";
import { catalogs } from "./catalogs";
import {
  type ExpectedHostFlow,
  type ExpectedRequirement,
  hasNoTag,
  isExpected,
  tagHolds,
} from "./expected-flows";
import { expectedForm, requirementsOf, seesPaths } from "./expected-forms";
import { atEdges, foreignTraffic, nearMisses, packetOf, pathUnder, type Traffic } from "./packets";
import { plannedChoice } from "./planned-choice";
import {
  type Choice,
  choicesOf,
  coveringFirewalls,
  DIRECT,
  OTHER_SUBNET_ADDRESS,
  together,
  VIRTUAL_NETWORK_PREFIXES,
} from "./selections";

const LOCAL_TAGS = ["VirtualNetwork", "AzureLoadBalancer"];

/** The path of a choice; none where the documents leave errors only. */
function pathOf(choice: Choice): NetworkPath | undefined {
  const { plan } = plannedChoice(choice);
  return plan === undefined
    ? undefined
    : pathOfPlan(plan, {
        virtualNetworkPrefixes: VIRTUAL_NETWORK_PREFIXES,
        dnsProxy: choice.egress.kind === "firewall" && choice.egress.dnsProxy,
      });
}

/** Whether the traffic goes around the firewall, where the security rules alone decide on it. */
function isBypassed(
  choice: Choice,
  requirements: readonly ExpectedRequirement[],
  { tags }: Traffic,
): boolean {
  return (
    choice.egress.kind === "firewall" &&
    requirements.some(({ routes }) =>
      routes.some((route) =>
        tags.some((tag) =>
          tagHolds(hasNoTag(choice.selection.cloud, route) ? { tag: route.tag } : route, tag),
        ),
      ),
    )
  );
}

/** Whether the traffic is for a tag that stands in for the region's one, which the user accepted. */
function isAcceptedAsWider(
  choice: Choice,
  requirements: readonly ExpectedRequirement[],
  { tags }: Traffic,
): boolean {
  return requirements
    .flatMap(({ tagFlows }) => tagFlows)
    .some(({ tag }) => hasNoTag(choice.selection.cloud, tag) && tags.some((each) => each.tag === tag.tag));
}

/** The requirements with the one form that the choice asks for. */
function inAskedForm(choice: Choice, requirements: readonly ExpectedRequirement[]): ExpectedRequirement[] {
  return requirements.map((requirement) => {
    const form = expectedForm(choice, requirement, requirements);
    return {
      ...requirement,
      tagFlows: form === "tags" ? requirement.tagFlows : [],
      hostFlows: form === "hosts" ? requirement.hostFlows.map((flow) => seenIn(choice, flow)) : [],
    };
  });
}

/** A flow as the firewall sees it: the whole host where it does not see paths. */
function seenIn(choice: Choice, { path, ...flow }: ExpectedHostFlow): ExpectedHostFlow {
  return path !== undefined && seesPaths(choice) ? { ...flow, path } : flow;
}

/** The traffic with the Internet that nothing asks for, in the form that the choice asks for. */
function unasked(choice: Choice, foreign: readonly Traffic[]): Traffic[] {
  const requirements = requirementsOf(choice);
  const asked = inAskedForm(choice, requirements);
  const traffic = [...nearMisses(requirements, choice.selection), ...foreign].filter(
    (each) =>
      !isExpected(asked, each) &&
      !each.tags.some(({ tag }) => LOCAL_TAGS.includes(tag)) &&
      !isBypassed(choice, requirements, each) &&
      !isAcceptedAsWider(choice, requirements, each),
  );
  // A group sees no names, so that traffic which differs in them alone is the same where it decides alone.
  const keyOf = ({ host, urlPath, ...seen }: Traffic): string =>
    JSON.stringify(choice.egress.kind === "direct" ? seen : { ...seen, host, urlPath });
  return [...new Map(traffic.map((each) => [keyOf(each), each])).values()];
}

function verdictsOf(
  path: NetworkPath,
  traffic: readonly Traffic[],
  locals: readonly string[],
): PathVerdict[] {
  return traffic.map((each, index) =>
    evaluatePath(path, packetOf(each, locals[index % locals.length] ?? "")),
  );
}

/** What got through, or may have, of what should not; none when all is well. */
function notDenied(path: NetworkPath, traffic: readonly Traffic[], locals: readonly string[]): string[] {
  return verdictsOf(path, traffic, locals).flatMap(({ access }, index) =>
    access === "Deny" ? [] : [`${access}: ${JSON.stringify(traffic[index])}`],
  );
}

function addressesOf({ prefixes }: Choice): string[] {
  return prefixes.flatMap(({ first, last }) => [first, last]);
}

const foreignSample = fc.array(foreignTraffic, { minLength: 20, maxLength: 40 });

describe("what no requirement asks for is denied", () => {
  it.each([
    ["by the security rules alone, where egress is direct", choicesOf(fc.constant(DIRECT)), 15],
    ["by the security rules alone, for any catalog", choicesOf(fc.constant(DIRECT), catalogs), 30],
    ["by security rules, routes and firewall together", choicesOf(coveringFirewalls), 16],
    [
      "by security rules, routes and firewall together, for any catalog",
      choicesOf(coveringFirewalls, catalogs),
      40,
    ],
  ])("%s", (_, chosen, numRuns) => {
    fc.assert(
      fc.property(chosen, foreignSample, (choice, foreign) => {
        const path = pathOf(choice);
        fc.pre(path !== undefined);
        expect(notDenied(path, unasked(choice, foreign), addressesOf(choice))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it("for sources outside of the subnets even what a requirement asks for is denied", () => {
    fc.assert(
      fc.property(choicesOf(fc.oneof(fc.constant(DIRECT), coveringFirewalls)), (choice) => {
        const path = pathOf(choice);
        fc.pre(path !== undefined);
        const requirements = requirementsOf(choice);
        const asked = requirements
          .filter((each) => each.direction === "outbound")
          .flatMap(({ tagFlows, hostFlows }): Traffic[] => [
            ...atEdges(tagFlows).map(({ tag, protocol, port }) => ({
              direction: "outbound" as const,
              protocol,
              port,
              tags: [tag],
            })),
            ...atEdges(hostFlows).map(({ host, path, protocol, port }) => ({
              ...(path === undefined ? {} : { urlPath: pathUnder(path) }),
              direction: "outbound" as const,
              protocol,
              port,
              tags: [],
              host: host.replace("*", "some"),
            })),
          ])
          .filter(({ tags }) => !tags.some(({ tag }) => LOCAL_TAGS.includes(tag)))
          .filter((traffic) => !isBypassed(choice, requirements, traffic));
        expect(notDenied(path, asked, [OTHER_SUBNET_ADDRESS, "203.0.113.9"])).toEqual([]);
      }),
      { numRuns: 16 },
    );
  });
});

describe("what Azure allows by default stays allowed", () => {
  it("within the virtual network on every port, and from the load balancer", () => {
    fc.assert(
      fc.property(
        choicesOf(fc.oneof(fc.constant(DIRECT), coveringFirewalls)),
        fc.constantFrom<Traffic["protocol"]>("Tcp", "Udp", "Icmp", "Esp", "Ah"),
        fc.integer({ min: 1, max: 65535 }),
        (choice, protocol, port) => {
          const path = pathOf(choice);
          fc.pre(path !== undefined);
          const traffic = [
            { direction: "inbound", protocol, port, tags: [{ tag: "VirtualNetwork" }] },
            { direction: "outbound", protocol, port, tags: [{ tag: "VirtualNetwork" }] },
            { direction: "inbound", protocol, port, tags: [{ tag: "AzureLoadBalancer" }] },
          ] as const;
          const verdicts = verdictsOf(path, traffic, addressesOf(choice));
          expect(verdicts.map(({ access }) => access)).toEqual(["Allow", "Allow", "Allow"]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("what goes around the firewall to compute with a public IP address", () => {
  const bypassing = choicesOf(coveringFirewalls)
    .map((choice) => ({
      ...choice,
      selection: {
        ...choice.selection,
        features: together(["public-ip-compute", ...choice.selection.features], choice.selection),
      },
      acceptsWiderTags: true,
    }))
    .filter((choice) => plannedChoice(choice).plan !== undefined);

  /** What got through, or may have, of what nobody asked for and no finding names. */
  const untoldAround = (choice: Choice, chooses: (traffic: Traffic) => boolean): string[] => {
    const path = pathOf(choice);
    fc.pre(path !== undefined);
    const { diagnostics } = plannedChoice(choice);
    const requirements = requirementsOf(choice);
    const tags = requirements.flatMap(({ routes }) => routes);
    const flows = requirements.flatMap(({ tagFlows, hostFlows }) => [
      ...atEdges(tagFlows),
      ...atEdges(hostFlows),
    ]);
    const ports = [...new Set([22, ...flows.map(({ port }) => port)])];
    const traffic = (["inbound", "outbound"] as const)
      .flatMap((direction) => tags.map((tag) => ({ direction, tags: [tag] })))
      .flatMap((each) => ports.map((port) => ({ ...each, port })))
      .flatMap((each) => (["Tcp", "Udp"] as const).map((protocol) => ({ ...each, protocol })))
      .filter((each) => !isExpected(requirements, each) && !isToHosts(requirements, each) && chooses(each))
      .filter(
        (each) =>
          !diagnostics.some(
            ({ code, message }) =>
              code === "firewall-bypassed" &&
              each.tags.some(({ tag }) => message.includes(tag)) &&
              new RegExp(`\\b${each.port}\\b`).test(message),
          ),
      );
    return notDenied(path, traffic, addressesOf(choice));
  };

  /** Whether the traffic may be for a requirement's host that lies in the tag. */
  const isToHosts = (requirements: readonly ExpectedRequirement[], traffic: Traffic): boolean =>
    requirements.some(
      ({ direction, hostFlows, tagsOfHosts }) =>
        direction === traffic.direction &&
        tagsOfHosts.some((held) => traffic.tags.some((tag) => tagHolds(held, tag))) &&
        hostFlows.some(({ protocol, port }) => protocol === traffic.protocol && port === traffic.port),
    );

  const isForVirtualNetwork = (choice: Choice, { direction, port }: Traffic): boolean =>
    requirementsOf(choice).some(
      (each) =>
        each.direction === direction &&
        each.tagFlows.some((flow) => flow.tag.tag === "VirtualNetwork" && flow.port === port),
    );

  /** The one revision in which the virtual network, too, needs ports of compute. */
  const withVirtualNetworkPorts = bypassing
    .map((choice) => ({
      ...choice,
      selection: {
        ...choice.selection,
        revision: "2022-09-08",
        features: together(["public-ip-compute", "no-public-ip-compute", ...choice.selection.features], {
          ...choice.selection,
          revision: "2022-09-08",
        }),
      },
    }))
    .filter((choice) => plannedChoice(choice).plan !== undefined);

  it.each([
    [
      "inbound, on ports that nothing asks for",
      bypassing,
      (choice: Choice, traffic: Traffic) =>
        traffic.direction === "inbound" && !isForVirtualNetwork(choice, traffic),
    ],
    [
      "inbound, on ports that are for the virtual network, whatever the tag VirtualNetwork holds",
      withVirtualNetworkPorts,
      (choice: Choice, traffic: Traffic) =>
        traffic.direction === "inbound" && isForVirtualNetwork(choice, traffic),
    ],
    [
      "outbound, on ports that nothing asks for, unless a finding names the port",
      bypassing,
      (_: Choice, traffic: Traffic) => traffic.direction === "outbound",
    ],
  ])("is denied %s", (_, chosen, chooses) => {
    fc.assert(
      fc.property(chosen, (choice) => {
        expect(untoldAround(choice, (traffic) => chooses(choice, traffic))).toEqual([]);
      }),
      { numRuns: 16 },
    );
  });
});
