import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TerraformStack } from "cdktf";
import {
  AzureCloud,
  Egress,
  MachineLearningNetworkIsolation,
  NetworkCatalog,
  NetworkSecurityGroup,
  NetworkSelection,
  type NetworkSelectionProps,
} from "cdktf-azure-network-catalog";
import { EXTENSION_YAML, SERVICE_YAML } from "../core/catalog/files/catalog-texts";
import { listOf, ofType, outcomeOf, refusalsOf, resourcesOf } from "./synthesized-stack";

const POLICY_ID =
  "/subscriptions/1/resourceGroups/rg-hub/providers/Microsoft.Network/firewallPolicies/policy";

const folder = mkdtempSync(join(tmpdir(), "catalog-"));

afterAll(() => rmSync(folder, { recursive: true }));

/** A file with the text, by its path. */
function fileWith(text: string, name = "my.yaml"): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function isolationOf(
  catalog: NetworkCatalog,
  props: Partial<NetworkSelectionProps> = {},
): (stack: TerraformStack) => void {
  return (stack) => {
    new MachineLearningNetworkIsolation(stack, "aml", {
      selection: NetworkSelection.of(catalog, { cloud: AzureCloud.PUBLIC, region: "eastus2", ...props }),
      resourceGroupName: "rg-ml",
      subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
      egress: Egress.firewall({ policyId: POLICY_ID, privateIpAddress: "10.0.1.4" }),
    });
  };
}

const CORRECTION = {
  extends: "azure-machine-learning",
  corrections: [{ requirement: "notebook-content", reason: "Notebooks are not used.", remove: true }],
};

describe("a catalog", () => {
  it("is the built-in one, with its features, parameters and revisions", () => {
    const catalog = NetworkCatalog.machineLearning();
    expect(catalog.serviceId).toBe("azure-machine-learning");
    expect(catalog.features).toEqual(NetworkSelection.machineLearningFeatures());
    expect(catalog.revisions).toEqual(NetworkSelection.machineLearningRevisions());
    expect(catalog.parameters).toEqual(["storageAccount", "containerRegistry", "workspaceId"]);
  });

  it("from a file has what the file adds, and all that it extends", () => {
    const catalog = NetworkCatalog.fromFile(fileWith(EXTENSION_YAML));
    expect(catalog.features).toEqual([...NetworkSelection.machineLearningFeatures(), "mirror"]);
  });

  it("from an object is the same as from its file", () => {
    const json = JSON.stringify(CORRECTION);
    const [fromObject, fromFile] = [
      NetworkCatalog.fromObject(CORRECTION),
      NetworkCatalog.fromFile(fileWith(json, "my.json")),
    ].map((catalog) => JSON.stringify(resourcesOf(isolationOf(catalog))));
    expect(fromObject).toBe(fromFile);
  });

  it("can be extended again and again, and stays as it is itself", () => {
    const catalog = NetworkCatalog.machineLearning();
    const twice = catalog.extend(CORRECTION).extendFromFile(fileWith(EXTENSION_YAML));
    expect(twice.features).toContain("mirror");
    expect(catalog.features).not.toContain("mirror");
    const [group] = ofType(
      resourcesOf(isolationOf(twice, { features: ["mirror"] })),
      "azurerm_firewall_policy_rule_collection_group",
    );
    const text = JSON.stringify(group);
    expect(text).toContain("pypi.contoso.com");
    expect(text).not.toContain("aznbcontent");
  });

  it("of a service of one's own makes its rules, with its names", () => {
    const catalog = NetworkCatalog.fromFile(fileWith(SERVICE_YAML));
    const resources = resourcesOf((stack) => {
      new NetworkSecurityGroup(stack, "nsg", {
        selection: NetworkSelection.of(catalog, {
          cloud: AzureCloud.PUBLIC,
          region: "westus",
          features: ["fast-archive"],
          parameters: { account: "messages" },
        }),
        resourceGroupName: "rg",
        name: "nsg",
        subnets: [{ addressPrefixes: ["10.1.0.0/24"] }, { addressPrefixes: ["10.1.1.0/24"] }],
      });
    });
    const [group] = ofType(resources, "azurerm_network_security_group");
    expect(
      listOf(group, "security_rule").map(({ name, priority, description }) => [name, priority, description]),
    ).toEqual([
      ["AllowPeersTcpInbound", 3030, "Message Hub 2025-01-01: peers"],
      ["AllowServiceBusTcpOutbound", 1010, "Message Hub 2025-01-01: queue"],
      ["AllowStorageTcpOutbound", 1020, "Message Hub 2025-01-01: archive"],
      ["DenyInternetOutbound", 2990, "Nothing else leaves for the Internet"],
      ["AllowPeersTcpOutbound", 3030, "Message Hub 2025-01-01: peers"],
    ]);
  });
});

describe("a correction is told", () => {
  const replaced = {
    extends: "azure-machine-learning",
    corrections: [
      {
        requirement: "notebook-content",
        reason: "The content has moved.",
        replace: {
          hosts: [
            {
              hosts: ["notebooks.contoso.com"],
              protocol: "Tcp",
              ports: ["443"],
              since: "2022-09-08",
              sources: ["machine-learning-hosts", "machine-learning-hosts-2022"],
            },
          ],
        },
      },
    ],
  };

  it("by the synthesis, as a note with its reason", () => {
    const { annotations } = outcomeOf(isolationOf(NetworkCatalog.fromObject(replaced)));
    expect(annotations).toContain(
      "info [requirement-corrected] requirement notebook-content: `notebook-content` is not as the documents have it: The content has moved.",
    );
  });

  it("by the synthesis, where it takes the requirement away", () => {
    const { annotations } = outcomeOf(isolationOf(NetworkCatalog.fromObject(CORRECTION)));
    expect(annotations).toContain(
      "info [requirement-corrected] requirement notebook-content: `notebook-content` was taken away: Notebooks are not used.",
    );
  });

  it("by the decision on its requirement", () => {
    let decisions: unknown[] = [];
    outcomeOf((stack) => {
      const isolation = new MachineLearningNetworkIsolation(stack, "aml", {
        selection: NetworkSelection.of(NetworkCatalog.fromObject(replaced), {
          cloud: AzureCloud.PUBLIC,
          region: "eastus2",
        }),
        resourceGroupName: "rg-ml",
        subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
        egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
      });
      decisions = isolation.decisions.filter(({ requirement }) => requirement === "notebook-content");
    });
    expect(decisions).toEqual([
      expect.objectContaining({ form: "hosts", corrected: "The content has moved." }),
    ]);
  });
});

describe("a catalog with mistakes", () => {
  it.each([
    [
      "that cannot be read",
      () => NetworkCatalog.fromFile(join(folder, "nothing.yaml")),
      [
        `[stack/aml] [catalog-file-unreadable] nothing.yaml: \`${join(folder, "nothing.yaml")}\` cannot be read (ENOENT); give the path of a file, absolute or seen from the working directory`,
      ],
    ],
    [
      "that is a folder",
      () => NetworkCatalog.fromFile(folder),
      [expect.stringContaining("cannot be read (EISDIR)")],
    ],
    [
      "with two mistakes, both at once with file, line and path",
      () =>
        NetworkCatalog.fromFile(
          fileWith(
            EXTENSION_YAML.replace("pypi.contoso.com", '"*.*.com"').replace("slot: 1000", "slot: 999"),
          ),
        ),
      [
        "[stack/aml] [catalog-contradiction] my.yaml:10 requirements[0].requirements[0].slot: slot 999 is kept for the built-in catalog; use one from 1000 on",
        "[stack/aml] [catalog-contradiction] my.yaml:14 requirements[0].requirements[0].hosts[0].hosts[0]: `*.*.com` has `*` inside the name; write `*` only once and at the very left, as in `*.contoso.com`",
      ],
    ],
    [
      "whose extension is not looked at",
      () => NetworkCatalog.fromObject({ extends: "azure-databricks" }).extend({ extends: 1 }),
      [
        "[stack/aml] [catalog-contradiction] catalog extends: `azure-databricks` is not the service that is extended; known: `azure-machine-learning`",
      ],
    ],
  ])("%s is refused by the synthesis", (_, make, findings) => {
    const refused = refusalsOf(isolationOf(make()));
    expect(refused).toEqual(findings);
  });

  it("has no service, features, parameters or revisions", () => {
    const catalog = NetworkCatalog.fromObject({ extends: "azure-databricks" });
    expect([catalog.serviceId, catalog.features, catalog.parameters, catalog.revisions]).toEqual([
      undefined,
      [],
      [],
      [],
    ]);
  });

  it("never lets a template of Terraform in, nor a value that Terraform knows later", () => {
    const host = `\${azurerm_storage_account.x.name}.contoso.com`;
    const refused = refusalsOf(
      isolationOf(
        NetworkCatalog.fromFile(fileWith(EXTENSION_YAML.replace("pypi.contoso.com", JSON.stringify(host)))),
      ),
    );
    expect(refused.join("\n")).toContain(host);
    expect(refused).not.toEqual([]);
  });
});
