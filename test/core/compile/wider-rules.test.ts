import { formatPorts } from "../../../lib/core/address/port-range";
import type { RequirementDocument, RequirementsDocument } from "../../../lib/core/catalog/documents";
import type { EgressInput } from "../../../lib/core/compile/network-input";
import { plannedChoice } from "./planned-choice";
import { DIRECT, firewall } from "./selections";

const entry = { since: "2022-09-08", sources: [] };
const tcp = (tag: string, ...ports: string[]): Partial<RequirementDocument> => ({
  tags: [{ ...entry, tag, protocol: "Tcp", ports }],
});

/** The catalog's outbound rules, as `Allow tag ports`, of a catalog whose requirements are always needed. */
function rulesOf(egress: EgressInput, ...requirements: Partial<RequirementDocument>[]): string[] {
  const files: RequirementsDocument[] = requirements.map((each, index) => ({
    requirements: [
      { id: `requirement-${index}`, slot: 10 * index, purpose: "A purpose.", direction: "outbound", ...each },
    ],
  }));
  const { plan } = plannedChoice({
    catalog: { requirements: files, implies: {} },
    selection: { cloud: "public", region: "westus", revision: "2026-03-19", features: [], parameters: {} },
    prefixes: [{ text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" }],
    isOneSubnet: true,
    egress,
    denyScope: "internet",
    acceptsWiderTags: false,
  });
  return (plan?.securityRules ?? [])
    .filter(({ origin }) => origin === "catalog")
    .map(({ access, destination, destinationPorts }) => {
      const tag = destination.kind === "service-tag" ? destination.tag.text : destination.kind;
      return `${access} ${tag} ${formatPorts(destinationPorts).join(",")}`;
    });
}

describe("a tag of one region under the tag of all regions", () => {
  it.each<[string, EgressInput]>([
    ["where the group decides alone", DIRECT],
    ["in front of a firewall", firewall("service-tags")],
  ])("needs no rule of its own for the same ports, %s", (_fact, egress) => {
    expect(rulesOf(egress, tcp("Storage", "443"), tcp("Storage.{Region}", "443"))).toEqual([
      "Allow Storage 443",
    ]);
  });

  it("keeps its rule for ports that the wider one lacks", () => {
    expect(rulesOf(DIRECT, tcp("Storage", "443"), tcp("Storage.{Region}", "443", "445"))).toEqual([
      "Allow Storage 443",
      "Allow Storage.WestUS 443,445",
    ]);
  });
});

describe("a host that lies in a tag which is routed around the firewall", () => {
  const host = (name: string, port: string): Partial<RequirementDocument> => ({
    hosts: [{ ...entry, hosts: [name], protocol: "Tcp", ports: [port] }],
  });
  const service = { ...tcp("AzureMachineLearning", "443"), ...host("*.azureml.ms", "443") };
  const route = { routes: [{ ...entry, tag: "AzureMachineLearning", nextHop: "Internet" }] };

  it("is allowed by the tag, although only another requirement says where it lies", () => {
    expect(rulesOf(firewall("service-tags"), service, host("relay.azureml.ms", "9000"), route)).toEqual([
      "Allow AzureMachineLearning 443,9000",
      "Deny AzureMachineLearning *",
      "Allow Internet 9000",
    ]);
  });

  it("opens no port of the tag where nothing says that it lies there", () => {
    expect(rulesOf(firewall("service-tags"), service, host("relay.contoso.com", "9000"), route)).toEqual([
      "Allow AzureMachineLearning 443",
      "Deny AzureMachineLearning *",
      "Allow Internet 9000",
    ]);
  });
});
