import {
  Egress,
  NextHopType,
  Peer,
  RoutePrefixes,
  Routes,
  RouteTable,
  type UserRoute,
} from "cdktf-azure-network-catalog";
import { compareText } from "../../lib/core/address/compare-text";
import { outcomeOf, selectionWith } from "../constructs/synthesized-stack";
import { AzureResourceManager } from "./azure/azure-resource-manager";
import { networkId, resourceGroupId } from "./azure/resource-id";
import { describeTerraform } from "./describe-terraform";
import { type Configuration, withoutBackend } from "./isolated-workspace";
import { Terraform } from "./terraform";

const INLINE = networkId("rg", "routeTables", "rt-inline");
const EXISTING = networkId("rg", "routeTables", "rt-existing");

interface Change {
  readonly region?: string;
  readonly revision?: string;
  readonly routes?: UserRoute[];
}

/** A table with inline routes and separate routes on one that exists, in prefixes that Terraform resolves. */
function configurationWith({ region = "eastus2", revision, routes = [] }: Change = {}): Configuration {
  const { stack, error } = outcomeOf((scope) => {
    const common = {
      selection: selectionWith({
        region,
        features: ["public-ip-compute"],
        ...(revision === undefined ? {} : { revision }),
      }),
      subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
      egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
      routePrefixes: RoutePrefixes.resolvedByTerraform(),
      routes,
    };
    new RouteTable(scope, "inline", { ...common, resourceGroupName: "rg", name: "rt-inline" });
    new Routes(scope, "separate", { ...common, routeTable: RouteTable.fromId(EXISTING) });
  });
  if (stack === undefined) throw new Error(error);
  return withoutBackend(stack);
}

describeTerraform("routes whose prefixes Terraform resolves", () => {
  let azure: AzureResourceManager;
  let terraform: Terraform;

  beforeEach(() => {
    azure = new AzureResourceManager();
    azure.seed(resourceGroupId("rg"));
    azure.seed(EXISTING);
  });
  afterEach(() => terraform.close());

  async function start(configuration: Configuration): Promise<void> {
    terraform = await Terraform.of(configuration, azure);
    await terraform.init();
  }

  it.each<[string, Change, number]>([
    ["of a region and its pair", {}, 2],
    ["of regions that Azure's answer calls otherwise", { region: "francecentral" }, 2],
    ["of a region without a pair", { region: "polandcentral" }, 1],
    ["of two tags that share prefixes", { region: "polandcentral", revision: "2022-09-08" }, 1],
  ])(
    "are the same %s, inline and separate, each prefix once, and nothing is left to do then",
    async (_fact, change, regions) => {
      await start(configurationWith(change));
      await terraform.apply();
      expect((await terraform.plan()).changes).toEqual([]);
      const inline = routesIn(azure, INLINE);
      expect(inline).toEqual(routesIn(azure, EXISTING));
      const [shared, ...others] = inline;
      expect(shared).toEqual(["AzureMachineLearning-192-0-2-0-25", "192.0.2.0/25", "Internet"]);
      expect(others.pop()).toEqual(["DefaultToFirewall", "0.0.0.0/0", "VirtualAppliance"]);
      expect(others).toHaveLength(regions);
      for (const [name, prefix, hop] of others) {
        const written = String(prefix).replaceAll(/[./]/g, "-");
        expect([name, hop]).toEqual([`AzureMachineLearning-${written}`, "Internet"]);
      }
    },
    60_000,
  );

  it("fail the plan where a route of the user has one of the prefixes", async () => {
    const taken = { name: "taken", destination: Peer.cidr("192.0.2.0/25"), nextHopType: NextHopType.NONE };
    await start(configurationWith({ routes: [taken] }));
    await expect(terraform.plan()).rejects.toThrow("A route of this table has a prefix of the service tags");
  }, 60_000);

  it("fail the plan where they are more than a table takes", async () => {
    const routes = Array.from({ length: 397 }, (_, at) => ({
      name: `own-${at}`,
      destination: Peer.cidr(`172.16.${at >> 8}.${at & 255}/32`),
      nextHopType: NextHopType.NONE,
    }));
    await start(configurationWith({ routes }));
    await expect(terraform.plan()).rejects.toThrow("The prefixes of the service tags are more than 2");
  }, 60_000);
});

/** Name, prefix and next hop of a table's routes, in the order of their names. */
function routesIn(azure: AzureResourceManager, table: string): (readonly [string, unknown, unknown])[] {
  return azure
    .resources()
    .filter(({ id }) => id.startsWith(`${table}/routes/`))
    .map(({ name, properties }) => [name, properties.addressPrefix, properties.nextHopType] as const)
    .sort(([a], [b]) => compareText(a, b));
}
