import { readService } from "../../../lib/core/catalog/read-service";
import { select } from "../../../lib/core/catalog/selection";
import { planFirewall } from "../../../lib/core/compile/plan-firewall";
import { documentsOf } from "./catalogs";

const entry = { since: "2022-09-08", sources: [] };
const tags = (id: string, slot: number, ...asked: readonly (readonly [tag: string, ports: string[]])[]) => ({
  id,
  slot,
  purpose: `The purpose of ${id}.`,
  direction: "outbound",
  tags: asked.map(([tag, ports]) => ({ ...entry, tag, protocol: "Tcp", ports })),
});

describe("the fewest rules", () => {
  it("name the requirements that they serve, and none whose destination others ask for on these ports", () => {
    const documents = documentsOf({
      implies: {},
      requirements: [
        {
          requirements: [
            tags(
              "many-ports",
              10,
              ["AzureMachineLearning", ["80", "445"]],
              ["AzureKeyVault", ["80", "443", "445", "8080"]],
            ),
            tags("web", 20, ["Storage", ["443", "8080"]]),
            tags("vault", 30, ["AzureKeyVault", ["443", "8080"]]),
          ],
        },
      ],
    });
    const { value } = select(readService(documents), { cloud: "public", region: "eastus2" });
    if (value === undefined) {
      throw new Error("the selection does not hold");
    }
    const { plan } = planFirewall({
      workloads: [{ name: "one", selection: value, subnets: [{ addressPrefixes: ["10.0.0.0/24"] }] }],
      egress: {
        kind: "firewall",
        privateIpAddress: "10.1.0.4",
        strategy: "service-tags",
        sku: "Standard",
        dnsProxy: false,
        ruleCover: "fewest",
      },
    });
    const rules = plan?.ruleCollections.flatMap((collection) => collection.rules) ?? [];
    expect(rules.map(({ name, requirements }) => [name, requirements])).toEqual([
      ["AllowServiceTagsTcp_443_8080", ["many-ports", "web", "vault"]],
      ["AllowServiceTagsTcp_80_445", ["many-ports"]],
    ]);
  });
});
