import { MACHINE_LEARNING_DOCUMENTS } from "../../lib/core/catalog/built-in";
import { flowChanges } from "../../scripts/release/flow-changes";
import { ruleChanges } from "../../scripts/release/rule-changes";
import { rulesOf, withRequirements, withSlot } from "./changed-documents";

const BEFORE = rulesOf("1.0.0");
const CLOUDS = "public, usgovernment, china";
const OLDER = "also by the documents of 2025-04-03";
const NEW_NEED = {
  id: "example-queue",
  slot: 290,
  purpose: "Jobs are read from a queue.",
  direction: "outbound",
  hosts: [
    {
      clouds: ["public"],
      hosts: ["queue-{region}.contoso.com"],
      protocol: "Tcp",
      ports: ["443"],
      since: "2026-03-19",
      sources: ["outbound-traffic"],
    },
  ],
};

/** What two records differ in. */
function differences(after: typeof BEFORE, before = BEFORE) {
  return { rules: ruleChanges(before, after), flows: flowChanges(before, after) };
}

describe("the difference of two records", () => {
  it("is none where the catalog is the same", () => {
    expect(differences(rulesOf("1.1.0"))).toEqual({ rules: [], flows: [] });
  });

  it("is none where the catalog's files have another order", () => {
    const { requirements, rules } = MACHINE_LEARNING_DOCUMENTS;
    const reversed = {
      ...MACHINE_LEARNING_DOCUMENTS,
      requirements: [...requirements].reverse(),
      rules: { ...rules, securityRules: [...rules.securityRules].reverse() },
    };
    expect(rulesOf("1.0.0", reversed)).toEqual(BEFORE);
  });

  it("tells of a requirement that was added its slot, and its flows as wider where they are", () => {
    const added = withRequirements({ "entra-id": (each) => [each, NEW_NEED] });
    expect(differences(rulesOf("1.1.0", added))).toEqual({
      rules: [{ kind: "added", what: "the requirement `example-queue`" }],
      flows: [
        {
          where: "the default selection (public)",
          changes: [
            "`+ outbound Tcp 443 from the service's subnets to queue-{region}.contoso.com: wider` (example-queue)",
          ],
        },
      ],
    });
  });

  it("tells of a requirement that was removed its slot, and its flows as narrower", () => {
    const removed = withRequirements({ "entra-id": (each) => [each, NEW_NEED] });
    expect(differences(BEFORE, rulesOf("1.0.0", removed))).toEqual({
      rules: [{ kind: "removed", what: "the requirement `example-queue`" }],
      flows: [
        {
          where: "the default selection (public)",
          changes: [
            "`- outbound Tcp 443 from the service's subnets to queue-{region}.contoso.com: narrower` (example-queue)",
          ],
        },
      ],
    });
  });

  it("tells of ports that were widened only what is new of them, in the choices that have them", () => {
    const widened = withRequirements({
      "batch-key-vault": ({ tags = [], ...each }) => [
        { ...each, tags: tags.map((tag) => ({ ...tag, ports: ["443-445"] })) },
      ],
    });
    const byTag = "firewall by service tag; firewall, hybrid";
    expect(differences(rulesOf("1.1.0", widened))).toEqual({
      rules: [
        {
          kind: "added",
          what: `\`firewall network azure-machine-learning-network/AllowServiceTagsTcp_444-445\` (${byTag})`,
        },
        { kind: "added", what: `\`nsg outbound AllowAzureKeyVaultTcpOutbound\` (${byTag})` },
      ],
      flows: [
        {
          where: `\`hbi-workspace\` (${CLOUDS}), ${OLDER}`,
          changes: [
            "`+ outbound Tcp 444-445 from the service's subnets to AzureKeyVault.{Region}: wider` (batch-key-vault)",
          ],
        },
      ],
    });
  });

  it("tells of a slot that was moved the priorities, and no flow", () => {
    expect(differences(rulesOf("1.1.0", withSlot("AllowStorageTcpOutbound", 65)))).toEqual({
      rules: [
        {
          kind: "changed",
          what: "`nsg outbound AllowStorageTcpOutbound`: priority 1065 instead of 1060 (direct; direct, everything denied)",
        },
      ],
      flows: [],
    });
  });

  it("tells of a requirement's slot that was moved", () => {
    const moved = withRequirements({ "batch-key-vault": (each) => [{ ...each, slot: 995 }] });
    expect(differences(rulesOf("1.1.0", moved))).toEqual({
      rules: [{ kind: "changed", what: "the requirement `batch-key-vault`: slot 995 instead of 380" }],
      flows: [],
    });
  });

  it("tells of a feature that is gone its choices alone, for nobody else loses a flow", () => {
    const { service, requirements } = MACHINE_LEARNING_DOCUMENTS;
    const { "hbi-workspace": _gone, ...features } = service.features;
    const without = {
      ...MACHINE_LEARNING_DOCUMENTS,
      service: { ...service, features },
      requirements: requirements.filter((file) => file.features?.includes("hbi-workspace") !== true),
    };
    const { rules, flows } = differences(rulesOf("2.0.0", without));
    expect(flows).toEqual([]);
    const places = ["public", "usgovernment", "china"].flatMap((cloud) =>
      service.revisions.slice(-2).map((revision) => `${cloud}/${revision}`),
    );
    expect(rules).toEqual([
      { kind: "removed", what: `the choice \`hbi-workspace\` (${places.join("; ")})` },
      ...requirements
        .filter((file) => file.features?.includes("hbi-workspace") === true)
        .flatMap((file) => file.requirements.map(({ id }) => id))
        .sort()
        .map((id) => ({ kind: "removed", what: `the requirement \`${id}\`` })),
    ]);
  });

  it("tells of the addresses in examples that both have, and of no others", () => {
    const before = rulesOf("1.0.0", undefined, {
      direct: ["azurerm_route.a", "azurerm_route.b"],
      old: ["x.y"],
    });
    const after = rulesOf("1.1.0", undefined, {
      direct: ["azurerm_route.b", "azurerm_route.c"],
      new: ["x.z"],
    });
    expect(ruleChanges(before, after)).toEqual([
      { kind: "removed", what: "`azurerm_route.a` (example direct)" },
      { kind: "added", what: "`azurerm_route.c` (example direct)" },
    ]);
  });
});
