import { check } from "../../../../lib/core/analyze/proof";
import { MACHINE_LEARNING_DOCUMENTS } from "../../../../lib/core/catalog/built-in";
import { checkResult } from "../../../../lib/core/report/check-result";
import { makeReviewReport, type ReviewInput } from "../../../../lib/core/report/html/make-review-report";
import type { ReviewReport } from "../../../../lib/core/report/html/review-report";
import { outboundRule, withMore } from "../../analyze/proof/changed-configuration";
import { goldenConfiguration } from "../../analyze/proof/golden-configuration";
import { EXAMPLE_SELECTIONS, selected } from "../../analyze/proof/selections";

function reviewed(example: string, change: Partial<ReviewInput> = {}): ReviewReport {
  const input = EXAMPLE_SELECTIONS[example];
  if (input === undefined) throw new Error(`there is no selection of ${example}`);
  const selection = change.selection ?? selected(input);
  const configuration = change.configuration ?? goldenConfiguration(example);
  const acknowledgements = change.acknowledgements ?? [];
  return makeReviewReport({
    tool: { name: "tool", version: "1" },
    selection,
    documents: MACHINE_LEARNING_DOCUMENTS.service,
    files: ["b.json", "a.json"],
    configuration,
    result: checkResult(check(configuration, selection, { acknowledgements: [] }), [], acknowledgements),
    remarks: [],
    acknowledgements,
    hasServiceTags: false,
    ...change,
  });
}

describe("what a page is made of", () => {
  const hub = reviewed("hub-spoke");

  it("has each judged flow once, below its requirement, with purpose, sources and revisions", () => {
    expect(hub.requirements.flatMap(({ flows }) => flows).length).toBe(hub.summary.required);
    expect(new Set(hub.requirements.map(({ id }) => id)).size).toBe(hub.requirements.length);
    for (const { purpose, sources, since } of hub.requirements) {
      expect(purpose).not.toBe("");
      expect(sources.length).toBeGreaterThan(0);
      expect(hub.selection.revisions).toContain(since);
    }
    expect(hub.requirements[0]?.sources).toContainEqual({
      title: "Configure inbound and outbound network traffic: Basic configuration: outbound traffic",
      url: "https://learn.microsoft.com/azure/machine-learning/how-to-access-azureml-behind-firewall#basic-configuration",
    });
  });

  it("knows which peers are service tags, hosts and the service's own subnets", () => {
    const kinds = hub.requirements.flatMap(({ flows }) =>
      flows.map(({ peer, peerKind }) => `${peerKind} ${peer}`),
    );
    expect(kinds).toContain("service-tag AzureActiveDirectory");
    expect(kinds).toContain("host graph.microsoft.com");
    expect(kinds.filter((each) => each.startsWith("host ") && !each.includes("."))).toEqual([]);
  });

  it("has the path that the files have", () => {
    expect(hub.path.securityGroups.map(({ name, count }) => [name, count])).toEqual([["spoke-nsg", 11]]);
    expect(
      hub.path.routeTables.map(({ defaultRoute, straight, count }) => [defaultRoute, straight, count]),
    ).toEqual([[expect.stringMatching(/^VirtualAppliance \$\{var\./), 1, 2]]);
    expect(hub.path.firewallPolicies.map(({ name, count }) => [name, count])).toEqual([
      [expect.stringContaining("var.firewall_policy_id"), 6],
    ]);
    expect([hub.path.subnets, hub.path.areSubnetsGiven]).toEqual([["10.20.0.0/22"], false]);
    expect(reviewed("hub-spoke", { subnets: ["10.9.0.0/24"] }).path).toMatchObject({
      subnets: ["10.9.0.0/24"],
      areSubnetsGiven: true,
    });
    expect(hub.files).toEqual(["a.json", "b.json"]);
  });

  it("has features, parameters and where they come from", () => {
    expect(hub.selection.features.map(({ id, default: isDefault }) => [id, isDefault])).toContainEqual([
      "public-ip-compute",
      false,
    ]);
    expect(hub.selection.parameters).toEqual([{ name: "storageAccount", value: "mlworkspacestore" }]);
    const without = selected({ cloud: "public", region: "eastus2", withoutFeatures: ["azure-monitor"] });
    expect(reviewed("direct", { selection: without }).selection.turnedOff).toEqual(["azure-monitor"]);
  });

  it("counts what acknowledgements accept, and tells those that accept nothing", () => {
    const report = reviewed("direct", {
      configuration: withMore(
        goldenConfiguration("direct"),
        outboundRule({ name: "Wide", destination_address_prefix: "*" }),
      ),
      acknowledgements: [
        { code: "rule-never-matches", rule: "Nowhere", reason: "It goes." },
        { code: "admitted-not-required", reason: "A proxy." },
      ],
    });
    expect(report.acknowledgements.map(({ code, findings }) => [code, findings > 0])).toEqual([
      ["admitted-not-required", true],
      ["rule-never-matches", false],
    ]);
    const accepted = report.findings.filter(({ acknowledged }) => acknowledged === "A proxy.");
    expect(accepted.length).toBe(report.acknowledgements[0]?.findings);
  });

  it("counts what the files take of limits, by resource", () => {
    const used = (what: string) =>
      hub.limits.filter((each) => each.what === what).map((each) => [each.used, each.most]);
    expect(used("security rules")).toEqual([[11, 1000]]);
    expect(used("routes")).toEqual([[2, 400]]);
    expect(used("routes with a service tag")).toEqual([[1, 25]]);
    expect(used("rule collections")).toEqual([[2, 2000]]);
    expect(used("rule collection groups")).toEqual([[1, 50]]);
  });
});
