import fc from "fast-check";
import { type EndpointTag, evaluatePath, type NetworkPath } from "../../../lib/core/analyze/evaluate";
import type { Decision } from "../../../lib/core/compile/plan";
import type { PlannedNetwork } from "../../../lib/core/compile/plan-network";
import { pathOfPlan } from "./attributes-of-plan";
import { catalogs } from "./catalogs";
import type { ExpectedRequirement } from "./expected-flows";
import {
  documentedErrors,
  expectedForm,
  isLocal,
  lacksHosts,
  requirementsOf,
  seesPaths,
  serves,
} from "./expected-forms";
import { atEdges, hostUnder, packetOf, pathUnder, type Traffic } from "./packets";
import { plannedChoice } from "./planned-choice";
import {
  type Choice,
  choicesOf,
  coveringFirewalls,
  DIRECT,
  REVISIONS,
  VIRTUAL_NETWORK_PREFIXES,
} from "./selections";

/**
 * What is not admitted of what the decision on a requirement promises, as text; none when all is well. Each is tried
 * from one end of one prefix, the next from the next end.
 */
function notAdmitted(
  path: NetworkPath,
  { prefixes }: Choice,
  promised: readonly Traffic[],
  start: number,
): string[] {
  const addresses = prefixes.flatMap(({ first, last }) => [first, last]);
  return promised.flatMap((traffic, index) => {
    const local = addresses[(start + index) % addresses.length] ?? "";
    const { access, reason } = evaluatePath(path, packetOf(traffic, local));
    return access === "Allow" ? [] : [`${JSON.stringify(traffic)} of ${local}: ${access}, ${reason}`];
  });
}

/** The traffic that has to get through, by the form that was decided on. */
function promisedBy(
  decision: Decision,
  requirement: ExpectedRequirement,
  all: readonly ExpectedRequirement[],
  planned: PlannedNetwork,
  choice: Choice,
): Traffic[] {
  const { direction } = requirement;
  const [tagFlows, hostFlows] = [atEdges(requirement.tagFlows), atEdges(requirement.hostFlows)];
  if (direction === "internal") {
    return (["inbound", "outbound"] as const).flatMap((way) =>
      atEdges(requirement.subnetFlows).flatMap((flow) =>
        choice.prefixes
          .flatMap(({ first, last }) => [first, last])
          .map((peer) => ({ direction: way, ...flow, tags: [{ tag: "VirtualNetwork" }], peer })),
      ),
    );
  }
  switch (decision.form) {
    case "service-tag":
      return tagFlows.map(({ tag, protocol, port }) => ({
        direction,
        protocol,
        port,
        // The documents let a tag of all regions in, and route back only the region's part of it.
        tags: [
          (direction === "inbound" ? all.flatMap(({ routes }) => routes) : []).find(
            (route) => route.tag === tag.tag,
          ) ?? tag,
        ],
      }));
    case "hosts": {
      const isNarrowed = has(planned, "protocol-narrowed", requirement.id);
      return hostFlows
        .filter(({ isAnyProtocol, protocol }) => !(isNarrowed && isAnyProtocol && protocol === "Udp"))
        .flatMap(({ host, path, protocol, port }) =>
          tagsHolding(requirement).map((tags) => ({
            direction,
            protocol,
            port,
            tags,
            host: hostUnder(host),
            // Where the firewall does not see paths, the host is promised as a whole.
            ...(path !== undefined && seesPaths(choice) ? { urlPath: pathUnder(path) } : {}),
          })),
        );
    }
    case "served-by-another": {
      const other = all.find(({ id }) => decision.why === `names the hosts of ${id}`);
      return hostFlows.map(({ host, protocol, port }) => ({
        direction,
        protocol,
        port,
        tags: (other?.tagFlows ?? []).map(({ tag }) => tag),
        host: hostUnder(host),
      }));
    }
    default:
      return [];
  }
}

/**
 * What tags a requirement's hosts may be found under: none, or the only one that it is documented with. Where the tag
 * is routed around the firewall, the hosts go there with it.
 */
function tagsHolding({ tagsOfHosts }: ExpectedRequirement): readonly EndpointTag[][] {
  const [tag, ...others] = tagsOfHosts;
  return tag === undefined || others.length > 0 ? [[]] : [[], [tag]];
}

function has({ diagnostics }: PlannedNetwork, code: string, requirement: string): boolean {
  return diagnostics.some((found) => found.code === code && found.requirement === requirement);
}

/** Whether a requirement may have the form that was decided on, and whether what it lacks was told. */
function isFounded(
  { form, why }: Decision,
  requirement: ExpectedRequirement,
  all: readonly ExpectedRequirement[],
  planned: PlannedNetwork,
  choice: Choice,
): boolean {
  const { id, direction } = requirement;
  const { egress } = choice;
  const expected = expectedForm(choice, requirement, all);
  switch (form) {
    case "service-tag": {
      const isReplaced = direction === "outbound" && !isLocal(requirement) && lacksHosts(choice, requirement);
      return expected === "tags" && has(planned, "hosts-replaced-by-tag", id) === isReplaced;
    }
    case "served-by-another":
      return (
        expected === "served" &&
        all.some((other) => why === `names the hosts of ${other.id}` && serves(other, requirement))
      );
    case "left-out":
      return expected === "left-out" && has(planned, "missing-parameter", id);
    case "not-expressible":
      return expected === "none" && has(planned, "host-only-requirement", id);
    case "not-needed":
      return expected === "route" && egress.kind === "direct";
    case "route":
      return expected === "route" && egress.kind === "firewall";
    case "subnets":
      return expected === "subnets";
    case "hosts": {
      const isWidened = !seesPaths(choice) && requirement.hostFlows.some(({ path }) => path !== undefined);
      return expected === "hosts" && has(planned, "url-widened-to-host", id) === isWidened;
    }
  }
}

function checkAdmission(choice: Choice): void {
  const planned = plannedChoice(choice);
  const requirements = requirementsOf(choice);
  const errors = planned.diagnostics.filter(({ severity }) => severity === "error");
  const told = [...new Set(errors.map(({ code, requirement }) => `${code} ${requirement}`))].sort();
  expect(told).toEqual(documentedErrors(choice, requirements));
  if (planned.plan === undefined) {
    expect(told).not.toEqual([]);
    return;
  }
  const { plan } = planned;
  const path = pathOfPlan(plan, {
    virtualNetworkPrefixes: VIRTUAL_NETWORK_PREFIXES,
    dnsProxy: choice.egress.kind === "firewall" && choice.egress.dnsProxy,
  });
  expect(plan.decisions.map(({ requirement }) => requirement).sort()).toEqual(
    requirements.map(({ id }) => id).sort(),
  );
  for (const [index, decision] of plan.decisions.entries()) {
    const requirement = requirements.find(({ id }) => id === decision.requirement);
    if (requirement === undefined) {
      throw new Error(`nothing is expected of ${decision.requirement}`);
    }
    const promised = promisedBy(decision, requirement, requirements, planned, choice);
    expect({
      decision,
      isFounded: isFounded(decision, requirement, requirements, planned, choice),
      notAdmitted: notAdmitted(path, choice, promised, index),
    }).toEqual({ decision, isFounded: true, notAdmitted: [] });
  }
}

describe.each([
  ["the built-in catalog", undefined],
  ["any catalog", catalogs],
])("every documented flow of a selection from %s is admitted, or its absence is told", (_, catalog) => {
  it("by the security rules alone, where egress is direct", () => {
    fc.assert(fc.property(choicesOf(fc.constant(DIRECT), catalog), checkAdmission), { numRuns: 30 });
  });

  it("by security rules, routes and firewall together, for every strategy, SKU and DNS proxy", () => {
    fc.assert(fc.property(choicesOf(coveringFirewalls, catalog), checkAdmission), { numRuns: 60 });
  });
});

describe("every documented flow is admitted beside routes around the firewall", () => {
  it.each(REVISIONS)("at %s, also to hosts that lie in a routed tag", (revision) => {
    const around = choicesOf(coveringFirewalls).map((choice) => ({
      ...choice,
      selection: { ...choice.selection, revision, features: ["public-ip-compute"] },
    }));
    fc.assert(fc.property(around, checkAdmission), { numRuns: 15 });
  });
});

describe("what is said of a requirement is true of the plan", () => {
  it("nothing goes around a firewall where there is none", () => {
    fc.assert(
      fc.property(choicesOf(fc.constant(DIRECT)), (choice) => {
        const decisions = plannedChoice(choice).plan?.decisions ?? [];
        expect(decisions.filter(({ why }) => why.includes("around the firewall"))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
