import { formatPorts } from "../../../lib/core/address/port-range";
import { CLOUD_IDS, machineLearningService } from "../../../lib/core/catalog/built-in";
import { select } from "../../../lib/core/catalog/selection";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import { planNetwork } from "../../../lib/core/compile/plan-network";
import { plannedChoice } from "./planned-choice";
import { type Choice, featureSets, firewall, REVISIONS } from "./selections";

const HYBRID = firewall("hybrid");
const WITHOUT_DNS_PROXY: FirewallEgressInput = { ...HYBRID, dnsProxy: false };

/** A choice over the built-in catalog. */
function builtIn(
  cloud: Choice["selection"]["cloud"],
  region: string,
  revision: string,
  features: readonly string[],
  parameters: Readonly<Record<string, string>> = {},
  egress: FirewallEgressInput = HYBRID,
): Choice {
  return {
    selection: { cloud, region, revision, features, parameters },
    prefixes: [{ text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" }],
    isOneSubnet: true,
    egress,
    denyScope: "internet",
    acceptsWiderTags: false,
  };
}

const PARAMETERS = {
  storageAccount: "mlstore",
  containerRegistry: "mlregistry",
  workspaceId: "00000000-1111-2222-3333-444444444444",
};

describe("a workspace in eastus2", () => {
  const FEATURES = [
    "azure-monitor",
    "workspace-private-endpoint",
    "hbi-workspace",
    "storage-behind-firewall",
  ];
  const planned = plannedChoice(builtIn("public", "eastus2", "2026-03-19", FEATURES, PARAMETERS));

  it("has what is said of each requirement", () => {
    const narrower = (tag: string): string => `by host name, which is narrower than ${tag}`;
    const noTag = "by host name, because the documents name no service tag for it";
    expect(
      Object.fromEntries((planned.plan?.decisions ?? []).map(({ requirement, why }) => [requirement, why])),
    ).toEqual({
      "azure-portal": noTag,
      batch: narrower("BatchNodeManagement.EastUS2"),
      "batch-key-vault":
        "by service tag: AzureKeyVault.EastUS2, because *.vault.azure.net would reach such names in every region",
      "compute-directory": noTag,
      "compute-instance": narrower("AzureMachineLearning"),
      "compute-instance-ports":
        "by service tag: AzureMachineLearning, because `*.instances.azureml.ms` needs a network rule, and network rules take no wildcards",
      "compute-instance-relay":
        "by service tag: AzureMachineLearning, because `*.tundra.{region}.api.azureml.ms` needs a network rule, and network rules take no wildcards",
      "container-images": narrower("AzureFrontDoor.FirstParty, MicrosoftContainerRegistry"),
      "default-storage": narrower("Storage.EastUS2"),
      "default-storage-smb": narrower("Storage.EastUS2"),
      "entra-id": narrower("AzureActiveDirectory"),
      "integrated-notebooks": narrower("AzureMachineLearning"),
      "machine-learning-api": narrower("AzureMachineLearning"),
      "machine-learning-studio": narrower("AzureFrontDoor.Frontend"),
      "microsoft-graph": noTag,
      "microsoft-storage":
        "by service tag: Storage.EastUS2, because *.blob.core.windows.net, *.queue.core.windows.net, *.table.core.windows.net would reach such names in every region",
      "model-management": narrower("AzureMachineLearning"),
      monitoring: narrower("AzureMonitor"),
      "notebook-content": noTag,
      "private-endpoints": "by service tag: VirtualNetwork",
      "resource-manager": narrower("AzureResourceManager"),
    });
  });

  it("opens the ports of its hosts to the Internet in the NSG, and those of its tags by tag", () => {
    const rules = (planned.plan?.securityRules ?? [])
      .filter(({ direction, origin }) => direction === "outbound" && origin === "catalog")
      .map(({ protocol, destination, destinationPorts }) => {
        const tag = destination.kind === "service-tag" ? destination.tag.text : destination.kind;
        return `${protocol} ${tag} ${formatPorts(destinationPorts).join(",")}`;
      });
    expect(rules.sort()).toEqual([
      // 443 of AzureKeyVault.EastUS2 lies in 443 of the Internet, which hosts that are always needed ask for.
      "Tcp AzureMachineLearning 8787,18881",
      "Tcp Internet 80,443,445",
      "Tcp VirtualNetwork 443",
      "Udp AzureMachineLearning 5831",
    ]);
  });
});

describe("host rules that a tag makes decoration remain in the built-in catalog only where no tag form can carry them", () => {
  const REMAINING: Readonly<Record<string, string>> = {
    "default-storage":
      "its hosts ask for port 445 as well, which its tag form leaves to the feature storage-behind-firewall; the tag of microsoft-storage admits 443",
    "vscode-extensions":
      "hosts only, of which one lies in the hosts of microsoft-storage and the others do not",
    "aks-key-vault-secrets":
      "hosts only, and the tag is there for batch-key-vault, which another feature brings: turning that on may not take these rules away",
  };
  const REGIONS = { public: "eastus2", usgovernment: "usgovvirginia", china: "chinaeast2" } as const;

  it("in every cloud, at every revision, with many sets of features", () => {
    const shadowed = CLOUD_IDS.flatMap((cloud) =>
      REVISIONS.flatMap((revision) =>
        featureSets(cloud, revision).flatMap((features, index) => {
          const parameters = index % 3 === 0 ? {} : PARAMETERS;
          const egress = index % 2 === 0 ? HYBRID : WITHOUT_DNS_PROXY;
          const choice = builtIn(cloud, REGIONS[cloud], revision, features, parameters, egress);
          return plannedChoice(choice)
            .diagnostics.filter(({ code }) => code === "tag-shadows-hosts")
            .map(({ requirement }) => requirement);
        }),
      ),
    );
    expect([...new Set(shadowed)].sort()).toEqual(Object.keys(REMAINING).sort());
  });
});

describe("a missing parameter in a strict selection", () => {
  it("is no error where a tag carries the requirement, and is one where none does", () => {
    const { value } = select(machineLearningService(), {
      cloud: "public",
      region: "eastus2",
      features: ["kubernetes-inference"],
      strict: true,
    });
    if (value === undefined) {
      throw new Error("there is no selection");
    }
    const { diagnostics } = planNetwork({
      selection: value,
      subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
      egress: HYBRID,
    });
    const found = diagnostics.map(({ severity, code, requirement }) => `${severity} ${code} ${requirement}`);
    expect(found).toContain("warning hosts-replaced-by-tag default-storage");
    expect(found.filter((each) => each.startsWith("error"))).toEqual([
      "error missing-parameter kubernetes-registry",
      "error missing-parameter kubernetes-storage",
      "error missing-parameter kubernetes-workspace-api",
    ]);
  });
});
