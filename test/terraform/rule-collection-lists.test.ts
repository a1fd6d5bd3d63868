import { reorderedLists, rulesOf } from "./rule-collection-lists";

const rule = (name: string, ...destination_fqdns: string[]) => ({ name, destination_fqdns });

function group(...rules: object[]): ReturnType<typeof rulesOf> {
  return rulesOf({
    application_rule_collection: [{ name: "hosts", rule: rules }],
    network_rule_collection: [],
    nat_rule_collection: [],
  });
}

const before = group(rule("a", "one", "two"), rule("b", "three"));

it.each([
  ["nothing changed", before],
  ["a host was appended", group(rule("a", "one", "two", "new"), rule("b", "three"))],
  ["a rule was inserted", group(rule("a", "one", "two"), rule("new", "x"), rule("b", "three"))],
])("nothing was moved where %s", (_, after) => {
  expect(reorderedLists(before, after)).toEqual([]);
});

it.each([
  [
    "a host was inserted",
    group(rule("a", "one", "new", "two"), rule("b", "three")),
    "application_rule_collection/hosts/a.destination_fqdns: one,two became one,new,two",
  ],
  [
    "hosts changed places",
    group(rule("a", "two", "one"), rule("b", "three")),
    "application_rule_collection/hosts/a.destination_fqdns: one,two became two,one",
  ],
  [
    "rules changed places",
    group(rule("b", "three"), rule("a", "one", "two")),
    "application_rule_collection/hosts: a,b became b,a",
  ],
  ["a rule is gone", group(rule("b", "three")), "application_rule_collection/hosts: a,b became b"],
])("it is told that %s", (_, after, line) => {
  expect(reorderedLists(before, after)).toEqual([line]);
});
