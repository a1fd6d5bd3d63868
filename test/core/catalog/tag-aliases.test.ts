import aliasesDocument from "../../../catalog/tag-aliases.json";
import { builtInCloud, CLOUD_IDS } from "../../../lib/core/catalog/built-in";
import { tagCorrectionOf } from "../../../lib/core/catalog/tag-aliases";

describe("a tag as documents write it", () => {
  it.each([
    ["Keyvault", "AzureKeyVault"],
    ["keyvault", "AzureKeyVault"],
    ["Keyvault.WestUS", "AzureKeyVault.WestUS"],
    ["Keyvault.<region>", "AzureKeyVault.{Region}"],
    ["Frontdoor.FirstParty", "AzureFrontDoor.FirstParty"],
    ["AzureFrontDoor.frontend", "AzureFrontDoor.Frontend"],
    ["Storage.region", "Storage.{Region}"],
    ["BatchNodeManagement.uswest", "BatchNodeManagement.WestUS"],
  ])("%s becomes %s", (text, corrected) => {
    expect(tagCorrectionOf(text)?.corrected).toBe(corrected);
  });

  it.each([
    "AzureKeyVault",
    "AzureFrontDoor.Frontend",
    "Storage.{Region}",
    "KeyvaultX",
    "Keyvaults.WestUS",
    "uswest",
    "",
  ])("%j is left as it is", (text) => {
    expect(tagCorrectionOf(text)).toBeUndefined();
  });
});

describe("the aliases", () => {
  it.each(CLOUD_IDS)("leave every tag of %s as it is", (id) => {
    expect(builtInCloud(id).baseTags.filter((tag) => tagCorrectionOf(tag) !== undefined)).toEqual([]);
  });

  it("stand for tags that the public cloud has", () => {
    const cloud = builtInCloud("public");
    const correct = Object.values(aliasesDocument.serviceTags).map((alias) => alias.correct);
    expect(correct.filter((tag) => !cloud.hasTag(tag))).toEqual([]);
  });

  it("are no tags of any cloud themselves", () => {
    const written = Object.keys(aliasesDocument.serviceTags);
    expect(written.filter((tag) => CLOUD_IDS.some((id) => builtInCloud(id).hasTag(tag)))).toEqual([]);
  });
});
