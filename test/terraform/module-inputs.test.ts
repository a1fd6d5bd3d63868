import { rmSync } from "node:fs";
import { parseCidr } from "../../lib/core/address/cidr";
import type { Parsed } from "../../lib/core/address/parsed";
import { parseResourceId } from "../../lib/core/address/resource-id";
import { parseName } from "../../lib/core/catalog/resource-names";
import { describeTerraform } from "./describe-terraform";
import { azureWith } from "./example-surroundings";
import { moduleFiles, rootModule, writtenModules } from "./rendered-module";
import { Terraform } from "./terraform";
import { TerraformError } from "./terraform-error";

const SUBSCRIPTION = "/subscriptions/00000000-0000-0000-0000-000000000001";
const SUBNET = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/s`;
const POLICY = `${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Network/firewallPolicies/p`;

const files = {
  direct: moduleFiles({ selection: { cloud: "public", region: "eastus2" }, open: ["region"] }, "json"),
  firewall: moduleFiles(
    {
      selection: { cloud: "public", region: "eastus2" },
      egress: { kind: "firewall", strategy: "fqdn", dnsProxy: true },
      open: ["storageAccount"],
    },
    "json",
  ),
};

const RIGHT = {
  direct: { region: "eastus2", resource_group_name: "rg-ml", subnet_address_prefixes: ["10.1.0.0/24"] },
  firewall: {
    storage_account: "mlstore",
    resource_group_name: "rg-ml",
    subnet_address_prefixes: ["10.1.0.0/24", "10.1.4.0/22"],
    firewall_private_ip_address: "10.0.1.4",
    firewall_policy_id: POLICY,
  },
} as const;

/** What the constructs say of the same value. */
function problem(parsed: Parsed<unknown>): string {
  if (parsed.ok) {
    throw new Error("the constructs take this value");
  }
  return parsed.problem;
}

type Wrong = readonly [input: string, value: unknown, message: string];

const DIRECT: readonly Wrong[] = [
  ["resource_group_name", "rg ml", problem(parseName("resource-group", "rg ml"))],
  ["network_security_group_name", "-nsg", problem(parseName("network-security-group", "-nsg"))],
  ["subnet_address_prefixes", ["10.1.0.5/24"], problem(parseCidr("10.1.0.5/24"))],
  ["subnet_address_prefixes", ["2001:db8::1/64"], problem(parseCidr("2001:db8::1/64"))],
  [
    "subnet_address_prefixes",
    [],
    "the subnet has no address prefix; give at least one, such as `10.1.0.0/24`",
  ],
  [
    "subnet_address_prefixes",
    ["0.0.0.0/0"],
    "`0.0.0.0/0` is every address and no subnet; give the subnet's own prefix",
  ],
  [
    "subnet_address_prefixes",
    ["::/0"],
    "`::/0` is every address and no subnet; give the subnet's own prefix",
  ],
  ...[
    "*",
    "Storage",
    "10.1.0/24",
    "010.1.0.0/24",
    "10.1.0.0/33",
    "10.1.0.0/-1",
    "10.1.0.0",
    "::ffff:10.0.0.0/104",
    "10.1.0.0/024",
  ].map(
    (prefix): Wrong => [
      "subnet_address_prefixes",
      ["10.2.0.0/24", prefix],
      `\`${prefix}\` is not a network; write a network such as \`10.0.0.0/24\` or \`2001:db8::/32\`, without leading zeros`,
    ],
  ),
  [
    "subnet_address_prefixes",
    ["10.1.0.0/24", "2001:db8::/64"],
    "`10.1.0.0/24` is IPv4 and `2001:db8::/64` is IPv6; a rule takes prefixes of one family, so give one family",
  ],
  [
    "subnet_address_prefixes",
    ["10.1.0.0/24", "10.3.0.0/24", "10.1.0.0/16"],
    "`10.1.0.0/16` overlaps with `10.1.0.0/24`; subnets cannot overlap",
  ],
  [
    "subnet_address_prefixes",
    ["2001:db8::/48", "2001:db8:0:1::/64"],
    "`2001:db8:0:1::/64` overlaps with `2001:db8::/48`; subnets cannot overlap",
  ],
  ["subnet_ids", { ml: "snet-ml" }, problem(parseResourceId("subnet", "snet-ml"))],
  ["subnet_ids", { ml: POLICY }, problem(parseResourceId("subnet", POLICY))],
  [
    "subnet_ids",
    { "my subnet": SUBNET },
    "`my subnet` cannot be part of a Terraform address; write letters, digits, `_` and `-`",
  ],
  ["location", "nowhere", "unknown region `nowhere`; use `australiacentral`,"],
  ["region", "usgovvirginia", "unknown region `usgovvirginia`; use `australiacentral`,"],
  ...[2000, 99, 1000.5].map(
    (base): Wrong => [
      "security_rule_base_priority",
      base,
      `the base priority ${base} puts rules out of Azure's range or among your own; use a whole number from 100 to 1976`,
    ],
  ),
  ["tags", "team=ml", "map of string required"],
  ["subnet_address_prefixes", "10.1.0.0/24", "list of string required"],
  ["resource_group_name", null, "required variable may not be set to null"],
];

const FIREWALL: readonly Wrong[] = [
  ["firewall_policy_id", "policy-hub", problem(parseResourceId("firewall-policy", "policy-hub"))],
  ...["10.0.1.4/32", "10.0.1.256", "10.0.01.4", "2001:db8::4", "firewall"].map(
    (address): Wrong => [
      "firewall_private_ip_address",
      address,
      `\`${address}\` is not an IPv4 address; write one address such as \`10.0.1.4\``,
    ],
  ),
  [
    "subnet_address_prefixes",
    ["2001:db8::/64"],
    "`2001:db8::/64` is IPv6; the rules of Azure Firewall take IPv4 prefixes",
  ],
  ["route_table_name", "rt/ml", problem(parseName("route-table", "rt/ml"))],
  ["rule_collection_group_name", "g", "`g` is no name for this: a rule collection group's name"],
  ...[99, 65001, 100.5].map(
    (priority): Wrong => [
      "rule_collection_group_priority",
      priority,
      `the priority ${priority} is out of Azure's range for groups; use a whole number from 100 to 65000`,
    ],
  ),
  ["storage_account", "ML-Store", problem(parseName("storage-account", "ML-Store"))],
];

describeTerraform("Terraform refuses an input of a module", () => {
  describe.each([
    ["direct", DIRECT],
    ["firewall", FIREWALL],
  ] as const)("%s", (name, wrong) => {
    const folder = writtenModules({ module: files[name], root: new Map() });
    let terraform: Terraform;
    const errorsOf = async (given: object): Promise<string> => {
      terraform.write(rootModule("../module", { ...RIGHT[name], ...given }, []));
      try {
        await terraform.plan();
        return "";
      } catch (error) {
        if (!(error instanceof TerraformError)) {
          throw error;
        }
        return error.message;
      }
    };
    beforeAll(async () => {
      terraform = await Terraform.in(`${folder}/root`, azureWith({ existing: {} }));
      terraform.write(rootModule("../module", RIGHT[name], []));
      await terraform.init();
    });
    afterAll(() => {
      terraform.close();
      rmSync(folder, { recursive: true });
    });

    it("not where all are right", async () => {
      expect(await errorsOf({})).toBe("");
      expect(
        await errorsOf({
          subnet_ids: { a: SUBNET, "b-2": SUBNET.replace("rg", "RG_(1).x") },
          location: "westeurope",
          tags: { team: "ml" },
        }),
      ).toBe("");
    });

    it.each(wrong)("%s = %j, in the words of the constructs", async (input, value, message) => {
      expect(flattened(await errorsOf({ [input]: value }))).toContain(flattened(message));
    });

    it.each(Object.keys(RIGHT[name]))("that is missing: %s", async (input) => {
      terraform.write(rootModule("../module", { ...RIGHT[name], [input]: undefined }, []));
      await expect(terraform.plan()).rejects.toThrow(`The argument "${input}" is required`);
    });
  });
});

/** Terraform breaks lines where it likes. */
function flattened(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
