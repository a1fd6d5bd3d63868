import { rule } from "../../../../lib/core/catalog/lint/wide-hosts-explained";
import { foundBy } from "./found-by";
import { hostEntry, requirement } from "./small-catalog";

const found = (host: string, note?: string): string[] =>
  foundBy(rule, {
    base: [requirement({ hosts: [hostEntry({ hosts: [host], ...(note === undefined ? {} : { note }) })] })],
  });

it.each(["pytorch.org", "*.pytorch.org", "{storageAccount}.contoso.com"])("%s needs no note", (host) => {
  expect(found(host)).toEqual([]);
});

it("`*` without a dot after it is refused without a note", () => {
  expect(found("*pytorch.org")).toEqual([
    "base.json requirements[0].hosts[0].hosts[0]: `*pytorch.org` also matches `anypytorch.org`, which may belong to somebody else; write `pytorch.org` and `*.pytorch.org`, or say in a note that the document has it so",
  ]);
});

it("`*` without a dot after it is accepted with a note", () => {
  expect(found("*pytorch.org", "The document has it so.")).toEqual([]);
});
