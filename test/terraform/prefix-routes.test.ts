import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Egress, RoutePrefixes, Routes, RouteTable } from "cdktf-azure-network-catalog";
import { outcomeOf, selectionWith } from "../constructs/synthesized-stack";
import { serviceTagFileText } from "../core/compile/small-service-tag-file";
import { AzureResourceManager } from "./azure/azure-resource-manager";
import { networkId, resourceGroupId } from "./azure/resource-id";
import { describeTerraform } from "./describe-terraform";
import { type Configuration, withoutBackend } from "./isolated-workspace";
import { Terraform } from "./terraform";

const EXISTING = networkId("rg", "routeTables", "rt-existing");
const FIRST_WEEK = ["20.41.0.240/28", "40.70.154.161/32", "52.177.164.219/32"];
const NEXT_WEEK = ["20.41.0.240/28", "40.70.154.161/32", "52.167.106.160/28"];

/** A table with inline routes and separate routes on one that exists, in the prefixes of one week's file. */
function configurationOf(week: readonly string[], changeNumber: number): Configuration {
  const folder = mkdtempSync(join(tmpdir(), "service-tags-"));
  const path = join(folder, "tags.json");
  const tags = {
    "AzureMachineLearning.EastUS2": week,
    "AzureMachineLearning.CentralUS": ["13.89.171.64/28"],
  };
  writeFileSync(path, serviceTagFileText(tags, { changeNumber }));
  const { stack, error } = outcomeOf((scope) => {
    const common = {
      selection: selectionWith({ features: ["public-ip-compute"] }),
      subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
      egress: Egress.firewall({ privateIpAddress: "10.0.1.4" }),
      routePrefixes: RoutePrefixes.fromFile(path),
    };
    new RouteTable(scope, "inline", { ...common, resourceGroupName: "rg", name: "rt-inline" });
    new Routes(scope, "separate", { ...common, routeTable: RouteTable.fromId(EXISTING) });
  });
  rmSync(folder, { recursive: true });
  if (stack === undefined) throw new Error(error);
  return withoutBackend(stack);
}

describeTerraform("routes in the prefixes of a weekly file", () => {
  let terraform: Terraform;

  beforeEach(async () => {
    const azure = new AzureResourceManager();
    azure.seed(resourceGroupId("rg"));
    azure.seed(EXISTING);
    terraform = await Terraform.of(configurationOf(FIRST_WEEK, 374), azure);
    await terraform.init();
    await terraform.apply();
  }, 60_000);
  afterEach(() => terraform.close());

  it("do not change where only the change number does", async () => {
    terraform.write(configurationOf(FIRST_WEEK, 375));
    const { changes, hasChanges } = await terraform.plan();
    expect([changes, hasChanges]).toEqual([[], false]);
  }, 60_000);

  it("change where a prefix does: that one route, and the table that has it inline", async () => {
    terraform.write(configurationOf(NEXT_WEEK, 375));
    const { changes } = await terraform.plan();
    const told = changes.map(({ address, actions }) => [address.replace(/_[0-9A-F]{8}$/, ""), actions]);
    expect(told).toEqual([
      ["azurerm_route.separate_AzureMachineLearning-52-167-106-160-28", ["create"]],
      ["azurerm_route.separate_AzureMachineLearning-52-177-164-219-32", ["delete"]],
      ["azurerm_route_table.inline", ["update"]],
    ]);
  }, 60_000);
});
