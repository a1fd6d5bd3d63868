import { formatPorts } from "../../../lib/core/address/port-range";
import type { RequirementDocument } from "../../../lib/core/catalog/documents";
import { FeatureChange } from "./feature-change";
import { planOf } from "./planned-choice";
import { type Choice, firewall } from "./selections";

const entry = { since: "2022-09-08", sources: [] };

/** A requirement that is always needed, or brought by features. */
function file(
  slot: number,
  form: Partial<RequirementDocument>,
  features?: readonly string[],
): { readonly features?: readonly string[]; readonly requirements: readonly RequirementDocument[] } {
  const requirement = { id: `r${slot}`, slot, purpose: "A purpose.", direction: "outbound", ...form };
  return {
    ...(features === undefined ? {} : { features }),
    requirements: [requirement as RequirementDocument],
  };
}

/** A tag that is routed around the firewall, a need for a host, and one that knows the tag that the host lies in. */
function choiceOf(knowing: readonly string[] | undefined, needing?: readonly string[]): Choice {
  return {
    catalog: {
      requirements: [
        file(10, { routes: [{ ...entry, tag: "AzureMachineLearning", nextHop: "Internet" }] }),
        file(
          20,
          { hosts: [{ ...entry, protocol: "Udp", ports: ["5831"], hosts: ["a.contoso.net"] }] },
          needing,
        ),
        file(
          30,
          {
            hosts: [{ ...entry, protocol: "Tcp", ports: ["443"], hosts: ["a.contoso.net"] }],
            tags: [{ ...entry, protocol: "Tcp", ports: ["443"], tag: "AzureMachineLearning" }],
          },
          knowing,
        ),
      ],
      implies: {},
    },
    selection: { cloud: "public", region: "westus", revision: "2026-03-19", features: [], parameters: {} },
    prefixes: [{ text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" }],
    isOneSubnet: true,
    egress: firewall("service-tags"),
    denyScope: "internet",
    acceptsWiderTags: false,
  };
}

/** Whether the security rules let the host's traffic go to the tag that is routed around the firewall. */
function goesAround(choice: Choice, features: readonly string[]): boolean {
  return planOf({ ...choice, selection: { ...choice.selection, features } }).securityRules.some(
    ({ access, destination, destinationPorts }) =>
      access === "Allow" &&
      destination.kind === "service-tag" &&
      destination.tag.text === "AzureMachineLearning" &&
      formatPorts(destinationPorts).includes("5831"),
  );
}

describe("a host is let out to a tag that is routed around the firewall", () => {
  it.each<[string, readonly string[] | undefined, readonly string[] | undefined, readonly string[], boolean]>(
    [
      ["where a need that is always there knows that it lies in the tag", undefined, undefined, [], true],
      ["where the need that knows it comes with the same feature", ["two"], ["two"], ["two"], true],
      [
        "where the need that knows it comes with this feature and others",
        ["one", "two"],
        ["two"],
        ["two"],
        true,
      ],
      ["and not where only a feature brings the need that knows it", ["two"], undefined, ["two"], false],
      [
        "and not where another feature brings the need that knows it",
        ["three"],
        ["two"],
        ["two", "three"],
        false,
      ],
    ],
  )("%s", (_, knowing, needing, features, isLet) => {
    expect(goesAround(choiceOf(knowing, needing), features)).toBe(isLet);
  });

  it("so that a feature that knows of the tag adds no rule for another need", () => {
    expect(new FeatureChange(choiceOf(["two"])).effects([], ["two"])).toEqual([]);
  });
});
