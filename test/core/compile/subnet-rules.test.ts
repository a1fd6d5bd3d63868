import fc from "fast-check";
import { evaluateSecurityRules, type SecurityRuleAttributes } from "../../../lib/core/analyze/evaluate";
import type { RequirementDocument, RequirementsDocument } from "../../../lib/core/catalog/documents";
import type { DenyScope, EgressInput } from "../../../lib/core/compile/network-input";
import { securityRuleAttributes } from "./attributes-of-plan";
import { catalogs } from "./catalogs";
import { isLocal, requirementsOf } from "./expected-forms";
import { atEdges, packetOf } from "./packets";
import { plannedChoice, planOf } from "./planned-choice";
import {
  type Choice,
  choicesOf,
  DIRECT,
  firewall,
  firewalls,
  OTHER_SUBNET_ADDRESS,
  openingFirewall,
} from "./selections";

const entry = { since: "2022-09-08", sources: [] };

/** Requirements between the subnets; all but the first belong to the feature `two`. */
function internal(...subnets: NonNullable<RequirementDocument["subnets"]>[]): RequirementsDocument[] {
  return subnets.map((each, index) => ({
    ...(index === 0 ? {} : { features: ["two"] }),
    requirements: [
      {
        id: `internal-${index}`,
        slot: 10 * (index + 1),
        purpose: "Nodes of one cluster.",
        direction: "internal",
        subnets: each,
      },
    ],
  }));
}

function choiceOf(
  requirements: RequirementsDocument[],
  egress: EgressInput,
  denyScope: DenyScope,
  features: string[],
): Choice {
  return {
    catalog: { requirements, implies: {} },
    selection: { cloud: "public", region: "westus", revision: "2026-03-19", features, parameters: {} },
    prefixes: [
      { text: "10.2.0.0/24", first: "10.2.0.0", last: "10.2.0.255" },
      { text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" },
    ],
    isOneSubnet: false,
    egress,
    denyScope,
    acceptsWiderTags: false,
  };
}

const ports = (...numbers: number[]): object[] => numbers.map((port) => ({ first: port, last: port }));

describe("what the subnets need among themselves", () => {
  const subnets = {
    kind: "addresses",
    addresses: ["10.1.0.0/24", "10.2.0.0/24"].map((text) => expect.objectContaining({ text })),
  };
  const rule = {
    access: "Allow",
    protocol: "Tcp",
    source: subnets,
    destination: subnets,
    origin: "catalog",
  };
  const documents = internal(
    [{ ...entry, protocol: "Tcp", ports: ["443", "4443"] }],
    [
      { ...entry, protocol: "Tcp", ports: ["10250"] },
      { ...entry, protocol: "Udp", ports: ["53"] },
    ],
  );

  it.each<[string, EgressInput, DenyScope]>([
    ["with direct egress", DIRECT, "internet"],
    ["where everything else is denied", DIRECT, "everything"],
    ["beside a firewall", firewall("service-tags"), "everything"],
    ["beside a firewall that opens TLS", openingFirewall("fqdn"), "internet"],
  ])("is one rule for each way and protocol, with the prefixes at both ends, %s", (_, egress, denyScope) => {
    const plan = planOf(choiceOf(documents, egress, denyScope, ["two"]));
    expect(plan.securityRules.filter(({ origin }) => origin === "catalog")).toEqual(
      (["inbound", "outbound"] as const).flatMap((direction) => {
        const end = direction === "inbound" ? "In" : "Out";
        return [
          {
            ...rule,
            name: `AllowSubnetsTcp${end}`,
            priority: 3300,
            direction,
            destinationPorts: ports(443, 4443, 10250),
            description: "Azure Machine Learning 2026-03-19: internal-0, internal-1",
            requirements: ["internal-0", "internal-1"],
          },
          {
            ...rule,
            name: `AllowSubnetsUdp${end}`,
            priority: 3310,
            direction,
            protocol: "Udp",
            destinationPorts: ports(53),
            description: "Azure Machine Learning 2026-03-19: internal-1",
            requirements: ["internal-1"],
          },
        ];
      }),
    );
    expect(plan.ruleCollections).toEqual([]);
    expect(plan.routes.filter(({ origin }) => origin === "catalog")).toEqual([]);
    expect(plan.decisions).toEqual(
      ["internal-0", "internal-1"].map((requirement) => ({
        requirement,
        form: "subnets",
        why: "between the subnets' own addresses, which no firewall parts",
      })),
    );
  });

  it("keeps its rules' names and priorities when a feature adds ports", () => {
    const rulesWith = (features: string[]): object[] =>
      planOf(choiceOf(documents, DIRECT, "internet", features))
        .securityRules.filter(({ origin }) => origin === "catalog")
        .map(({ name, priority, destinationPorts }) => ({ name, priority, destinationPorts }));
    expect(rulesWith([])).toEqual(
      ["In", "Out"].map((end) => ({
        name: `AllowSubnetsTcp${end}`,
        priority: 3300,
        destinationPorts: ports(443, 4443),
      })),
    );
  });

  it("makes no rule where no entry holds, and has no decision", () => {
    const elsewhere = internal([{ ...entry, clouds: ["china"], protocol: "Tcp", ports: ["443"] }]);
    const plan = planOf(choiceOf(elsewhere, DIRECT, "internet", []));
    expect(plan.securityRules.filter(({ origin }) => origin === "catalog")).toEqual([]);
    expect(plan.decisions).toEqual([]);
  });
});

/** Stands behind the catalog's rules, so that Azure's defaults for the virtual network do not allow the same. */
const DENIES = (["Inbound", "Outbound"] as const).map(
  (direction): SecurityRuleAttributes => ({
    name: `Deny${direction}`,
    priority: 4096,
    direction,
    access: "Deny",
    protocol: "*",
    source_port_range: "*",
    destination_port_range: "*",
    source_address_prefix: "*",
    destination_address_prefix: "*",
  }),
);

describe("the catalog's rules alone, whatever Azure allows by default,", () => {
  it("let the subnets reach each other on the ports that are asked for and on no others", () => {
    fc.assert(
      fc.property(choicesOf(fc.oneof(fc.constant(DIRECT), firewalls), catalogs), (choice) => {
        const { plan } = plannedChoice(choice);
        const requirements = requirementsOf(choice);
        const asked = requirements.flatMap(({ subnetFlows }) => subnetFlows);
        fc.pre(plan !== undefined && asked.length > 0);
        const rules = plan.securityRules
          .filter(({ origin }) => origin === "catalog")
          .map(securityRuleAttributes);
        const addresses = choice.prefixes.flatMap(({ first, last }) => [first, last]);
        const wrong = atEdges(asked)
          .flatMap(({ protocol, port }) =>
            [port - 1, port, port + 1].map((each) => ({ protocol, port: each })),
          )
          .flatMap((flow) => (["inbound", "outbound"] as const).map((direction) => ({ ...flow, direction })))
          .flatMap((flow) => [...addresses, OTHER_SUBNET_ADDRESS].map((peer) => ({ ...flow, peer })))
          .filter(({ direction, protocol, port, peer }, index) => {
            const isHere = (flow: { readonly protocol: string; readonly port: number }): boolean =>
              flow.protocol === protocol && flow.port === port;
            const isAsked =
              (peer !== OTHER_SUBNET_ADDRESS && asked.some(isHere)) ||
              requirements.some(
                (each) => each.direction === direction && isLocal(each) && each.tagFlows.some(isHere),
              );
            const local = addresses[index % addresses.length] ?? "";
            const traffic = { direction, protocol, port, tags: [{ tag: "VirtualNetwork" }], peer };
            const { access } = evaluateSecurityRules([...rules, ...DENIES], packetOf(traffic, local));
            return access !== (isAsked ? "Allow" : "Deny");
          });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
