import { compareCidrs, parseCidr } from "../../lib/core/address/cidr";
import { altered, laxPlaces, readCatalog, schemaCheck } from "./json-documents";

interface SpecialPurposeAddresses {
  readonly sources: Readonly<Record<string, { readonly revision: string }>>;
  readonly addresses: readonly {
    readonly prefix: string;
    readonly globallyReachable?: boolean;
    readonly source: string;
  }[];
}

const SCHEMA = "schema/special-purpose-addresses.schema.json";
const check = schemaCheck(SCHEMA);
const document = readCatalog<SpecialPurposeAddresses>("special-purpose-addresses.json");
const prefixes = document.addresses.map(({ prefix }) => prefix);

/** Texts may not name IPv4 a second way; here the block itself is meant. */
const IPV4_MAPPED = "::ffff:0:0/96";

describe("the special-purpose addresses", () => {
  it("keep the schema", () => {
    expect(check(document)).toEqual([]);
  });

  it("are canonical prefixes, each once, in order", () => {
    const read = prefixes
      .filter((prefix) => prefix !== IPV4_MAPPED)
      .map((prefix) => {
        const parsed = parseCidr(prefix);
        return parsed.ok && parsed.value.text === prefix ? parsed.value : prefix;
      });
    expect(read.filter((each) => typeof each === "string")).toEqual([]);
    const cidrs = read.flatMap((each) => (typeof each === "string" ? [] : [each]));
    expect([...cidrs].sort(compareCidrs)).toEqual(cidrs);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });

  it("name sources that the file has, and all of these", () => {
    const named = new Set(document.addresses.map(({ source }) => source));
    expect([...named].sort()).toEqual(Object.keys(document.sources).sort());
  });

  it.each([
    ["ipv4-registry", 26],
    ["ipv6-registry", 25],
  ])("have every block of the %s: %i", (registry, count) => {
    expect(document.addresses.filter(({ source }) => source === registry)).toHaveLength(count);
  });

  it.each(["192.0.0.9/32", "192.0.0.10/32", "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24"])(
    "say that %s is globally reachable",
    (prefix) => {
      expect(document.addresses.find((each) => each.prefix === prefix)?.globallyReachable).toBe(true);
    },
  );

  it.each(["10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"])(
    "say that %s is not globally reachable",
    (prefix) => {
      expect(document.addresses.find((each) => each.prefix === prefix)?.globallyReachable).toBe(false);
    },
  );
});

describe("the schema of special-purpose addresses", () => {
  it("names and describes every property that it takes", () => {
    expect(laxPlaces(readCatalog(SCHEMA))).toEqual([]);
  });

  it.each<[string, readonly string[], unknown, string]>([
    ["another schema's name", ["$schema"], "./schema/limits.schema.json", "/$schema "],
    ["an unknown part", ["note"], "x", " must NOT have additional properties"],
    ["no addresses", ["addresses"], [], "/addresses "],
    ["a prefix without a length", ["addresses", "0", "prefix"], "10.0.0.0", "/addresses/0/prefix "],
    ["a prefix without a source", ["addresses", "0", "source"], undefined, "/addresses/0 must have"],
    ["a prefix without a name", ["addresses", "0", "name"], undefined, "/addresses/0 must have"],
    ["a doubtful reach", ["addresses", "0", "globallyReachable"], "no", "/addresses/0/globallyReachable "],
    ["an unknown property of a prefix", ["addresses", "0", "note"], "x", "/addresses/0 must NOT"],
    ["a revision that is no date", ["sources", "ipv4-registry", "revision"], "2026", "/revision "],
    [
      "a source without an address",
      ["sources", "ipv4-registry", "url"],
      undefined,
      "/sources/ipv4-registry ",
    ],
  ])("refuses %s", (_what, path, value, problem) => {
    expect(check(altered(document, path, value)).join("\n")).toContain(problem);
  });
});
