import fc from "fast-check";
import { parseServiceTagText, serviceTag, serviceTagCovers } from "../../../lib/core/address/service-tag";

describe("a service tag's text", () => {
  it.each([
    "Storage",
    "Storage.WestUS",
    "BatchNodeManagement.EastUS2",
    "AzureCloud.germanywc",
    "AzureFrontDoor.Frontend",
    "AzureFrontDoor.Frontend.WestUS",
    "M365ManagementActivityApi",
    "VirtualNetwork",
    "A",
    "A".repeat(80),
  ])("%s is accepted", (text) => {
    expect(parseServiceTagText(text)).toEqual({ ok: true, value: text });
  });

  const example = "a service tag such as `Storage` or `Storage.WestUS`";
  const lower =
    "starts in lower case, as a host name does; write the tag in its own case, as in `Storage.WestUS`";
  const address = `looks like an IP address or network; write ${example}, or give it where address prefixes are expected`;
  const host = `looks like a host name; write ${example}, or give it where hosts are expected`;

  it.each([
    ["storage", `\`storage\` ${lower}`],
    ["storage.westus", `\`storage.westus\` ${lower}`],
    ["contoso.com", `\`contoso.com\` ${lower}`],
    ["www.contoso.com", `\`www.contoso.com\` ${host}`],
    ["*.contoso.com", `\`*.contoso.com\` ${host}`],
    ["10.0.0.4", `\`10.0.0.4\` ${address}`],
    ["10.0.0.5/24", `\`10.0.0.5/24\` ${address}`],
    ["::1", `\`::1\` ${address}`],
    ["FE80::/10", `\`FE80::/10\` ${address}`],
    ["*", `\`*\` stands for every address; write ${example}`],
    ["", `the text is empty (\`\`); write ${example}`],
    ["443", `\`443\` does not start with an upper-case letter; write ${example}`],
    [".Storage", `\`.Storage\` does not start with an upper-case letter; write ${example}`],
    ["Storage.", `\`Storage.\` has nothing before or after a dot; write ${example}`],
    ["Storage..WestUS", `\`Storage..WestUS\` has nothing before or after a dot; write ${example}`],
    ["A.B.C.D", `\`A.B.C.D\` has 4 parts; write ${example}, of at most 3 parts`],
    ["Storage.West US", `\`Storage.West US\` contains a space; write ${example}, without spaces`],
    [
      "Storage.West-US",
      `\`Storage.West-US\` contains \`-\`; write ${example}, of letters, digits and dots only`,
    ],
    [
      "Storage/WestUS",
      `\`Storage/WestUS\` contains \`/\`; write ${example}, of letters, digits and dots only`,
    ],
    ["Ståorage", `\`Ståorage\` contains \`å\` (U+00E5), which is not ASCII; write ${example}`],
    [
      `Storage.\${x}`,
      `\`Storage.\${x}\` contains \`\${\`, which Terraform would evaluate; write the plain value`,
    ],
    [
      "Storage\n",
      "`Storage\\u{a}` contains the control character `\\u{a}` (U+000A); write one line of visible characters",
    ],
    [
      "A".repeat(81),
      `\`${"A".repeat(81)}\` is longer than a service tag can be; write at most 80 characters`,
    ],
  ])("%j is refused", (text, problem) => {
    expect(parseServiceTagText(text)).toEqual({ ok: false, problem });
  });

  it("is accepted exactly when one regular expression matches it", () => {
    const piece = fc.constantFrom(
      "A",
      "Storage",
      "westus",
      "2",
      ".",
      "-",
      "*",
      "/",
      ":",
      " ",
      "é",
      "A".repeat(30),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 7 }).map((pieces) => pieces.join("")),
        (text) => {
          const expected = /^(?=.{1,80}$)[A-Z][A-Za-z0-9]*(\.[A-Za-z0-9]+){0,2}$/.test(text);
          expect(parseServiceTagText(text).ok).toBe(expected);
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe("a service tag", () => {
  it("is made of a name, or of a name and a region", () => {
    expect(serviceTag("AzureFrontDoor.Frontend")).toEqual({
      name: "AzureFrontDoor.Frontend",
      text: "AzureFrontDoor.Frontend",
    });
    expect(serviceTag("Storage", "WestUS")).toEqual({
      name: "Storage",
      region: "WestUS",
      text: "Storage.WestUS",
    });
    expect(serviceTag("AzureCloud", "westus").text).toBe("AzureCloud.westus");
  });

  it.each([
    ["storage", undefined, /^`storage` starts in lower case/],
    ["Storage", "", /^`Storage\.` has nothing before or after a dot/],
    ["Storage", "west us", /^`Storage\.west us` contains a space/],
    ["Storage", `\${r}`, /^`Storage\.\$\{r\}` contains `\$\{`/],
    ["Storage", "West.US", /^region `West\.US` contains a dot; give the name of one region$/],
  ])("of %j and %j is a bug of the caller", (name, region, message) => {
    const make = (): unknown => serviceTag(name, region);
    expect(make).toThrow(RangeError);
    expect(make).toThrow(message);
  });

  it.each([
    ["itself", serviceTag("Storage"), serviceTag("Storage"), true],
    ["itself in a region", serviceTag("Storage", "WestUS"), serviceTag("Storage", "WestUS"), true],
    ["its own region", serviceTag("Storage"), serviceTag("Storage", "WestUS"), true],
    ["its own region, of a name with a dot", serviceTag("A.B"), serviceTag("A.B", "WestUS"), true],
    ["the same text, split otherwise", serviceTag("Storage.WestUS"), serviceTag("Storage", "WestUS"), true],
    ["the same text, split here", serviceTag("Storage", "WestUS"), serviceTag("Storage.WestUS"), true],
  ])("covers %s", (_, outer, inner, covers) => {
    expect(serviceTagCovers(outer, inner)).toBe(covers);
  });

  it.each([
    ["the tag of which it is a region", serviceTag("Storage", "WestUS"), serviceTag("Storage")],
    ["another region", serviceTag("Storage", "WestUS"), serviceTag("Storage", "WestUS2")],
    ["another tag", serviceTag("AzureCloud"), serviceTag("Storage")],
    ["another tag in its region", serviceTag("AzureCloud", "westus"), serviceTag("Storage", "WestUS")],
    ["a tag that its name begins", serviceTag("DataFactory"), serviceTag("DataFactoryManagement")],
    ["a tag of the same family", serviceTag("AzureFrontDoor"), serviceTag("AzureFrontDoor.Frontend")],
    [
      "the same name in other case",
      serviceTag("AzureFrontDoor.Frontend"),
      serviceTag("AzureFrontDoor.FrontEnd"),
    ],
    ["everything, though it is Internet", serviceTag("Internet"), serviceTag("Storage")],
  ])("does not cover %s", (_, outer, inner) => {
    expect(serviceTagCovers(outer, inner)).toBe(false);
  });
});
