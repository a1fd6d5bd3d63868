import { rule } from "../../../../lib/core/catalog/lint/corrections";
import { foundBy } from "./found-by";
import { requirement, routed, routeEntry, tagEntry } from "./small-catalog";

const inTags = (tag: string): string[] =>
  foundBy(rule, { base: [requirement({ tags: [tagEntry({ tag })] })] });

describe("a service tag is written as Azure has it", () => {
  it.each([
    "AzureFrontDoor.Frontend",
    "AzureFrontDoor.FirstParty",
    "AzureKeyVault",
    "AzureKeyVault.{Region}",
    "Storage.{Region}",
  ])("%s is accepted", (tag) => {
    expect(inTags(tag)).toEqual([]);
  });

  const article = '"Configure inbound and outbound network traffic"';
  it.each([
    [
      "AzureFrontDoor.FrontEnd",
      `is how ${article} (2025-04-03) writes it; write \`AzureFrontDoor.Frontend\`: the canonical name has a small e, and Terraform stores the text as it stands`,
    ],
    [
      "Frontdoor.FirstParty",
      `is how ${article} (2026-03-19) writes it; write \`AzureFrontDoor.FirstParty\`: no cloud has a tag of that name`,
    ],
    [
      "Keyvault.{Region}",
      `is how ${article} (2025-04-03) writes it; write \`AzureKeyVault.{Region}\`: no cloud has a tag of that name`,
    ],
    [
      "Keyvault.<region>",
      `is how ${article} (2025-04-03) writes it; write \`AzureKeyVault.{Region}\`: no cloud has a tag of that name`,
    ],
    [
      "Storage.<region>",
      `is how ${article} (2025-04-03) writes it; write \`Storage.{Region}\`: the catalog writes the selected region so`,
    ],
    [
      "Storage.region",
      'is how "Required public internet access (include file of the Azure Machine Learning documentation)" (2022-09-08) writes it; write `Storage.{Region}`: the catalog writes the selected region so',
    ],
    [
      "BatchNodeManagement.uswest",
      `is how ${article} (2025-04-03) writes it; write \`BatchNodeManagement.WestUS\`: no region has that name`,
    ],
  ])("%s is refused", (tag, message) => {
    expect(inTags(tag)).toEqual([`base.json requirements[0].tags[0].tag: \`${tag}\` ${message}`]);
  });
});

it("a mistake is found in routes and in slots too", () => {
  const tag = "Keyvault";
  const slot = { slot: 10, tag, name: "Vault" };
  const findings = foundBy(rule, {
    extra: [routed({ routes: [routeEntry({ tag })] })],
    rules: {
      securityRules: [{ ...slot, direction: "outbound", protocol: "Tcp" }],
      routes: [slot],
      bypassDenies: [slot],
    },
  });
  expect(findings.map((finding) => finding.split(":")[0])).toEqual([
    "extra.json requirements[0].routes[0].tag",
    "rules.json securityRules[0].tag",
    "rules.json routes[0].tag",
    "rules.json bypassDenies[0].tag",
  ]);
});
