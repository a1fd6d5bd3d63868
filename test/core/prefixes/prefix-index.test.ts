import fc from "fast-check";
import { type Cidr, parseCidr, parseIpAddress } from "../../../lib/core/address/cidr";
import type { Parsed } from "../../../lib/core/address/parsed";
import { PrefixIndex } from "../../../lib/core/prefixes/prefix-index";
import { prefixSetOf } from "../../../lib/core/prefixes/prefix-set-builder";
import { prefixLists, setOf } from "./arbitrary-prefixes";
import { has, lineOf, placeOf } from "./bigint-oracle";

function cidr(parsed: Parsed<Cidr>): Cidr {
  if (!parsed.ok) {
    throw new Error(parsed.problem);
  }
  return parsed.value;
}

const INDEX = new PrefixIndex(
  new Map([
    ["Storage.WestUS", setOf(["10.1.0.0/16", "2001:db8:1::/48"])],
    ["AzureCloud", setOf(["10.0.0.0/8", "2001:db8::/32"])],
    ["Storage", setOf(["10.1.0.0/16", "10.2.0.0/16", "2001:db8:1::/48"])],
    ["Halves", setOf(["10.4.0.0/17", "10.4.128.0/17"])],
    ["Empty", setOf([])],
  ]),
);

describe("the index of sets", () => {
  it.each<[string, string[]]>([
    ["10.1.2.3", ["AzureCloud", "Storage", "Storage.WestUS"]],
    ["10.2.255.255", ["AzureCloud", "Storage"]],
    ["10.3.0.0", ["AzureCloud"]],
    ["9.255.255.255", []],
    ["11.0.0.0", []],
    ["0.0.0.0", []],
    ["255.255.255.255", []],
    ["2001:db8:1::", ["AzureCloud", "Storage", "Storage.WestUS"]],
    ["2001:db8:2::", ["AzureCloud"]],
    ["::", []],
  ])("knows that %s is in %j", (address, names) => {
    expect(INDEX.namesOf(cidr(parseIpAddress(address)))).toEqual(names);
  });

  it.each<[string, string[]]>([
    ["10.1.0.0/16", ["AzureCloud", "Storage", "Storage.WestUS"]],
    ["10.0.0.0/15", ["AzureCloud"]],
    ["10.4.0.0/16", ["AzureCloud", "Halves"]],
    ["0.0.0.0/0", []],
  ])("knows which sets have all of %s", (network, names) => {
    expect(INDEX.namesOf(cidr(parseCidr(network)))).toEqual(names);
  });

  it("answers for no sets", () => {
    expect(new PrefixIndex(new Map()).namesOf(cidr(parseIpAddress("10.0.0.1")))).toEqual([]);
  });

  it("agrees with a look at every set, wherever prefixes begin or end", () => {
    fc.assert(
      fc.property(fc.array(prefixLists, { minLength: 1, maxLength: 6 }), prefixLists, (lists, asked) => {
        const names = lists.map((_list, index) => `tag${index}`);
        const index = new PrefixIndex(new Map(lists.map((list, at) => [names[at] ?? "", setOf(list)])));
        const lines = lists.map(lineOf);
        for (const text of [...asked, ...lists.flat()].slice(0, 60)) {
          const network = cidr(parseCidr(text));
          const width = network.family === 4 ? 32 : 128;
          const first = { ...network, prefixLength: width };
          const last = {
            ...first,
            network: network.network + (1n << BigInt(width - network.prefixLength)) - 1n,
          };
          for (const address of [first, last]) {
            const expected = names.filter((_name, at) => has(lines[at] ?? [], placeOf(address)));
            expect(index.namesOf(address)).toEqual(expected);
          }
          const whole = names.filter((_name, at) => setOf(lists[at] ?? []).contains(prefixSetOf([network])));
          expect(index.namesOf(network)).toEqual(whole);
        }
      }),
      { numRuns: 120 },
    );
  });
});
