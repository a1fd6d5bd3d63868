import { parseIpAddress } from "../../../lib/core/address/cidr";
import { PrefixIndex } from "../../../lib/core/prefixes/prefix-index";
import { PrefixSet } from "../../../lib/core/prefixes/prefix-set";
import { prefixSetOf } from "../../../lib/core/prefixes/prefix-set-builder";
import { readServiceTagFile } from "../../../lib/core/service-tag-files/read-service-tag-file";
import { discoveryTexts, powerShellText, weeklyText } from "./file-kinds";
import { fullSizeFile } from "./full-size-file";
import { fileOf } from "./read-fixture";

const DOCUMENT = fullSizeFile(1);
const FILE = fileOf(weeklyText(DOCUMENT));

describe("a file as large as the public cloud's", () => {
  it("has its tags and prefixes, and is read without findings", () => {
    const { diagnostics } = readServiceTagFile([{ file: "full.json", text: weeklyText(DOCUMENT) }], "public");
    expect(diagnostics).toEqual([]);
    expect(FILE.tags.size).toBe(3036);
    const prefixes = [...FILE.tags.values()].reduce((sum, tag) => sum + tag.prefixes.length, 0);
    expect(prefixes).toBeGreaterThan(90_000);
  });

  it("is the same for the same seed, and another for another", () => {
    expect(weeklyText(fullSizeFile(1))).toBe(weeklyText(DOCUMENT));
    expect(weeklyText(fullSizeFile(2))).not.toBe(weeklyText(DOCUMENT));
  });

  it("has the same tags in each of its kinds", () => {
    const pages = fileOf(...discoveryTexts(DOCUMENT, 4));
    const powerShell = fileOf(powerShellText(DOCUMENT));
    for (const [name, { addresses }] of FILE.tags) {
      expect(pages.tags.get(name)?.addresses.equals(addresses)).toBe(true);
      expect(powerShell.tags.get(name)?.addresses.equals(addresses)).toBe(true);
    }
  });

  it("has every tag's regions inside of the tag, and their union is the tag", () => {
    const whole = FILE.tags.get("Service7")?.addresses;
    const regions = [...FILE.tags.values()].filter(({ name }) => name.startsWith("Service7."));
    expect(regions).toHaveLength(65);
    expect(whole?.equals(PrefixSet.unionOf(regions.map(({ addresses }) => addresses)))).toBe(true);
  });

  it("tells of every fiftieth tag's first address which tags have it, as a look at all tags does", () => {
    const index = new PrefixIndex(new Map([...FILE.tags].map(([name, { addresses }]) => [name, addresses])));
    const tags = [...FILE.tags.values()];
    for (const { addresses } of tags.filter((_tag, place) => place % 50 === 0)) {
      const first = addresses.ranges()[0]?.first ?? "";
      const address = parseIpAddress(first);
      if (!address.ok) {
        throw new Error(address.problem);
      }
      const one = prefixSetOf([address.value]);
      const expected = tags.filter((tag) => tag.addresses.contains(one)).map(({ name }) => name);
      expect(index.namesOf(address.value)).toEqual(expected);
    }
  });
});
