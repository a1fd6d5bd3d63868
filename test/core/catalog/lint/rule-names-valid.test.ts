import { rule } from "../../../../lib/core/catalog/lint/rule-names-valid";
import { foundBy } from "./found-by";
import { smallCatalog } from "./small-catalog";

const { securityRules, routes } = smallCatalog().service.rules;

const withNames = (...names: readonly string[]): string[] =>
  foundBy(rule, {
    rules: {
      securityRules: names.flatMap((name) => securityRules.slice(0, 1).map((each) => ({ ...each, name }))),
    },
  });

const withRoutes = (...names: readonly string[]): string[] =>
  foundBy(rule, {
    rules: { routes: names.flatMap((name) => routes.slice(0, 1).map((each) => ({ ...each, name }))) },
  });

it.each([[["AllowStorageTcpOutbound"]], [["AllowStorage", "AllowStorage2"]], [["a".repeat(80)]]])(
  "the names %j are accepted",
  (names) => {
    expect(withNames(...names)).toEqual([]);
    expect(withRoutes(...names)).toEqual([]);
  },
);

it("a rule and a route may have one name", () => {
  expect(
    foundBy(rule, { rules: { routes: routes.map((each) => ({ ...each, name: "AllowMonitor" })) } }),
  ).toEqual([]);
});

it("names of two rules that differ by case only are refused", () => {
  expect(withNames("AllowStorage", "ALLOWSTORAGE")).toEqual([
    "rules.json securityRules[1].name: `ALLOWSTORAGE` is the name of `securityRules[0]` too, apart from case; choose another",
  ]);
});

it.each(["DenyInternetOutbound", "denyallinbound", "AllowVirtualNetworkInbound"])(
  "the name %s of a rule that comes with every allow list is refused",
  (name) => {
    expect(withNames(name)).toEqual([
      `rules.json securityRules[0].name: \`${name}\` is the name of a rule that comes with every allow list; choose another`,
    ]);
  },
);

it("a deny's name that differs from a rule's by case only is refused", () => {
  const bypassDenies = [{ slot: 390, tag: "AzureMonitor", name: "allowMonitor" }];
  expect(foundBy(rule, { rules: { bypassDenies } })).toEqual([
    "rules.json bypassDenies[0].name: `allowMonitor` is the name of `securityRules[0]` too, apart from case; choose another",
  ]);
});

it("a name of a rule between subnets that differs from a rule's by case only is refused", () => {
  const subnetRules = [{ slot: 20, direction: "inbound", protocol: "Tcp", name: "allowMonitor" }];
  expect(foundBy(rule, { rules: { subnetRules } })).toEqual([
    "rules.json subnetRules[0].name: `allowMonitor` is the name of `securityRules[0]` too, apart from case; choose another",
  ]);
});

it("names of two routes that differ by case only are refused", () => {
  expect(withRoutes("ToInternet", "toInternet")).toEqual([
    "rules.json routes[1].name: `toInternet` is the name of `routes[0]` too, apart from case; choose another",
  ]);
});

it.each([
  ["Allow Storage", "is no name for this: a security rule's name"],
  ["AllowStorage-", "is no name for this: a security rule's name"],
  ["a".repeat(81), "has 81 characters; a security rule's name"],
])("the rule name %s is refused", (name, problem) => {
  const [finding, ...others] = withNames(name);
  expect(finding).toContain(`rules.json securityRules[0].name: \`${name}\` ${problem}`);
  expect(others).toEqual([]);
});

it("a route name with a slash is refused", () => {
  expect(withRoutes("To/Internet").join()).toContain(
    "rules.json routes[0].name: `To/Internet` is no name for this: a route's name",
  );
});
