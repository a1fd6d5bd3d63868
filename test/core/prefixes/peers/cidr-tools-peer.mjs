// Reads cases as JSON from the standard input and writes what cidr-tools makes of them.
import { readFileSync } from "node:fs";
import { containsCidr, excludeCidr, mergeCidr } from "cidr-tools";

const { lists, pairs } = JSON.parse(readFileSync(0, "utf8"));
const answer = {
  collapsed: lists.map((list) => mergeCidr(list)),
  pairs: pairs.map(([a, b]) => {
    const difference = excludeCidr(a, b);
    return {
      union: mergeCidr([...a, ...b]),
      difference,
      intersection: excludeCidr(a, difference),
      contains: b.length === 0 || (a.length > 0 && containsCidr(a, b)),
    };
  }),
};
process.stdout.write(JSON.stringify(answer));
