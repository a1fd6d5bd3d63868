import { readServiceTagFile } from "../../../lib/core/service-tag-files/read-service-tag-file";
import { discoveryTexts, powerShellText } from "./file-kinds";
import { fileOf, fixture, PUBLIC, told } from "./read-fixture";

const WEEKLY = fixture(PUBLIC);
const DOCUMENT = JSON.parse(WEEKLY);

describe("a weekly file", () => {
  const file = fileOf(WEEKLY);

  it("tells its cloud, change number and kind", () => {
    expect(file).toMatchObject({
      source: "weekly-download",
      cloud: "public",
      cloudName: "Public",
      changeNumber: 375,
    });
  });

  it("has its tags in the order of their names", () => {
    expect([...file.tags.keys()]).toEqual([
      "AzureArcInfrastructure.WestEurope",
      "AzureCloud.chilec",
      "AzureFrontDoor.FirstParty",
      "AzureMachineLearning",
      "AzureMachineLearning.NorthEurope",
      "AzureMachineLearning.WestEurope",
      "BatchNodeManagement.WestUS2",
    ]);
  });

  it("has each tag's region, change number, prefixes as they are written, and addresses", () => {
    const tag = file.tags.get("AzureMachineLearning.WestEurope");
    expect(tag).toMatchObject({
      name: "AzureMachineLearning.WestEurope",
      region: "westeurope",
      changeNumber: 2,
      prefixes: [
        "13.69.64.192/28",
        "13.69.106.192/28",
        "20.86.88.160/28",
        "40.74.24.96/28",
        "51.105.129.135/32",
        "51.144.184.47/32",
        "52.236.186.192/28",
        "2603:1020:206:1::2c0/122",
      ],
    });
    expect(tag?.addresses.prefixes()).toEqual(tag?.prefixes);
    expect(tag?.addresses.addressCount(4)).toBe(82n);
    expect(file.tags.get("AzureFrontDoor.FirstParty")).not.toHaveProperty("region");
  });

  it.each([
    ["weekly-china-2026-08-17.json", "china", 409],
    ["weekly-usgovernment-2026-08-17.json", "usgovernment", 406],
  ] as const)("of another cloud is read too: %s", (name, cloud, changeNumber) => {
    expect(fileOf(fixture(name))).toMatchObject({ cloud, changeNumber, source: "weekly-download" });
  });

  it("may begin with a byte order mark", () => {
    expect(fileOf(`\ufeff${WEEKLY}`)).toEqual(file);
  });

  it("has the same tags whatever their order", () => {
    const reversed = { ...DOCUMENT, values: [...DOCUMENT.values].reverse() };
    const read = fileOf(JSON.stringify(reversed));
    expect(read).toEqual(file);
    expect([...read.tags.keys()]).toEqual([...file.tags.keys()]);
  });

  it("may have parts that nobody knows yet", () => {
    const [first, ...rest] = DOCUMENT.values;
    const more = { ...DOCUMENT, note: 1, values: [{ ...first, state: { is: ["new"] } }, ...rest] };
    expect(fileOf(JSON.stringify(more))).toEqual(file);
  });
});

describe("the same tags", () => {
  const file = fileOf(WEEKLY);

  it("are read from the Service Tag Discovery API's answer, in one page or several in any order", () => {
    const answer = { ...file, source: "discovery-api" };
    expect(fileOf(...discoveryTexts(DOCUMENT))).toEqual(answer);
    for (const pages of [2, 3, 7]) {
      expect(fileOf(...discoveryTexts(DOCUMENT, pages))).toEqual(answer);
      expect(fileOf(...discoveryTexts(DOCUMENT, pages).reverse())).toEqual(answer);
    }
  });

  it("are read from what PowerShell writes, alone or in a list", () => {
    const answer = { ...file, source: "powershell" };
    expect(fileOf(powerShellText(DOCUMENT))).toEqual(answer);
    expect(fileOf(powerShellText(DOCUMENT, true))).toEqual(answer);
  });
});

describe("the cloud of the selection", () => {
  const usgovernment = [{ file: "tags.json", text: fixture("weekly-usgovernment-2026-08-17.json") }];

  it("has to be the file's", () => {
    const { value, diagnostics } = readServiceTagFile(usgovernment, "public");
    expect(value).toBeUndefined();
    expect(diagnostics.map(told)).toEqual([
      [
        "service-tag-file-of-another-cloud",
        "",
        "the file is of the cloud `AzureGovernment`, and the selection's is `public`; give the file of `Public`",
      ],
    ]);
  });

  it("is no matter where it is the same", () => {
    expect(readServiceTagFile(usgovernment, "usgovernment").diagnostics).toEqual([]);
  });
});

describe("the example in the API's documentation", () => {
  const text = fixture("discovery-api-example-2024-05-01.json");

  it("is one page of an answer that goes on", () => {
    const { value, diagnostics } = readServiceTagFile([{ file: "page.json", text }]);
    expect(value).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code: "service-tag-page-missing", subject: "page.json nextLink" });
  });

  it("has regional tags with addresses outside of their tag, which is told and not refused", () => {
    const last = JSON.stringify({ ...JSON.parse(text), nextLink: "" });
    const { value, diagnostics } = readServiceTagFile([{ file: "page.json", text: last }]);
    expect(value?.tags.size).toBe(5);
    expect(diagnostics.map(({ severity }) => severity)).toEqual(["warning", "warning"]);
    expect(diagnostics.map(told)).toEqual([
      [
        "service-tag-region-outside",
        "values[1]",
        "`ApiManagement.AustraliaCentral` has `20.36.106.68/31` and 1 more outside of `ApiManagement`; a rule for `ApiManagement` does not cover it, so ask for both",
      ],
      [
        "service-tag-region-outside",
        "values[4]",
        "`ServiceBus.EastUS2` has `13.68.110.36/32` outside of `ServiceBus`; a rule for `ServiceBus` does not cover it, so ask for both",
      ],
    ]);
  });
});

describe("no file at all", () => {
  it("is a bug of the caller", () => {
    expect(() => readServiceTagFile([])).toThrow(new RangeError("there is no file to read"));
  });
});
