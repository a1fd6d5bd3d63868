import type { RoutePrefixBudget } from "../../../lib/core/compile/route-prefixes";
import { type Change, errorsOf, FIREWALL, findingsOf, planned } from "./refusals/changed-input";
import { serviceTagFile } from "./small-service-tag-file";

/** Two prefixes with a hole of 32 addresses between them, and one far away. */
const TAGS = {
  "AzureMachineLearning.EastUS2": ["20.41.0.0/27", "20.41.0.64/26", "2603:1030:40c:1::2c0/122"],
  "AzureMachineLearning.CentralUS": ["52.182.139.32/28"],
};

function within(
  budget: RoutePrefixBudget | undefined,
  tags: typeof TAGS = TAGS,
  change: Change = {},
): Change {
  return {
    egress: FIREWALL,
    routePrefixes: {
      kind: "prefixes",
      file: serviceTagFile(tags),
      ...(budget === undefined ? {} : { budget }),
    },
    ...change,
    selection: { region: "eastus2", features: ["public-ip-compute"], ...change.selection },
  };
}

const prefixes = (change: Change): string[] =>
  (planned(change).plan?.routes ?? []).flatMap(({ destination, origin }) =>
    origin === "catalog" && destination.kind === "prefix" ? [destination.prefix.text] : [],
  );

const EXACT = ["20.41.0.0/27", "20.41.0.64/26", "52.182.139.32/28"];

describe("a budget of prefixes", () => {
  it.each([
    ["is none unless it is asked for", undefined],
    ["adds nothing where the tags' own prefixes keep it", { most: 3, extraShare: 1000 }],
  ])("%s", (_fact, budget) => {
    expect(prefixes(within(budget))).toEqual(EXACT);
    expect(findingsOf(within(budget)).map(({ code }) => code)).not.toContain("route-prefixes-widened");
  });

  it("adds the fewest addresses, and tells which", () => {
    const change = within({ most: 2, extraShare: 0.5 });
    expect(prefixes(change)).toEqual(["20.41.0.0/25", "52.182.139.32/28"]);
    expect(findingsOf(change).filter(({ severity }) => severity === "warning")).toEqual([
      {
        code: "route-prefixes-widened",
        severity: "warning",
        subject: "requirement public-ip-return",
        requirement: "public-ip-return",
        message:
          "3 prefixes of `AzureMachineLearning` became 2, which lead 32 addresses more around the firewall than the 112 of the tags: 20.41.0.32 to 20.41.0.63",
      },
    ]);
    expect(planned(change).plan?.decisions.find(({ form }) => form === "route")?.why).toContain(
      "by 2 prefixes of AzureMachineLearning.EastUS2",
    );
  });

  it("adds what can be acknowledged", () => {
    const acknowledgements = [{ code: "route-prefixes-widened", reason: "the table is shared" }];
    const change = within({ most: 2, extraShare: 0.5 }, TAGS, { selection: { acknowledgements } });
    expect(findingsOf(change).map(({ code }) => code)).not.toContain("route-prefixes-widened");
    expect(errorsOf(change)).toEqual([]);
  });

  it("names ten ranges of what it adds and counts the others", () => {
    const own = Array.from({ length: 12 }, (_, at) => `20.41.${at * 2}.0/24`);
    const tags = { ...TAGS, "AzureMachineLearning.EastUS2": own };
    const [found] = findingsOf(within({ most: 2, extraShare: 10 }, tags)).filter(
      ({ code }) => code === "route-prefixes-widened",
    );
    expect(found?.message).toMatch(/: 20\.41\.1\.0 to 20\.41\.1\.255, .* and \d+ more ranges$/);
  });

  it.each<[string, RoutePrefixBudget, typeof TAGS, string]>([
    [
      "would be exceeded by the extra addresses",
      { most: 2, extraShare: 0.25 },
      TAGS,
      "3 prefixes of `AzureMachineLearning` cannot become 2: 2 take 32 addresses more, an `extraShare` of 0.285715, and the budget allows 28 addresses more; with it, allow at least 3, or route by service tag",
    ],
    [
      "would take private addresses",
      { most: 1, extraShare: 1e9 },
      TAGS,
      "3 prefixes of `AzureMachineLearning` cannot become 1: 1 would have to hold addresses that nothing may add, such as private ones, and the budget allows 112000000000 addresses more; with it, allow at least 2, or route by service tag",
    ],
  ])("that %s is refused, with what would do", (_fact, budget, tags, message) => {
    expect(errorsOf(within(budget, tags))).toEqual([
      {
        code: "route-prefixes-exceed-budget",
        severity: "error",
        subject: "requirement public-ip-return",
        requirement: "public-ip-return",
        message,
      },
    ]);
  });

  it("can be kept as the refusal says", () => {
    expect(prefixes(within({ most: 2, extraShare: 0.285715 }))).toHaveLength(2);
    expect(prefixes(within({ most: 3, extraShare: 0.25 }))).toHaveLength(3);
  });

  it.each([
    [
      "no prefix",
      { most: 0, extraShare: 1 },
      "most",
      "`most` is 0; it is a whole number from 1 on, such as 8",
    ],
    ["half a prefix", { most: 1.5, extraShare: 1 }, "most", "`most` is 1.5; it is a whole number"],
    [
      "a number that is none",
      { most: Number.NaN, extraShare: 1 },
      "most",
      "`most` is NaN; it is a whole number",
    ],
    [
      "a share below nothing",
      { most: 1, extraShare: -1 },
      "extraShare",
      "`extraShare` is -1; it is a number from 0 on",
    ],
    [
      "an endless share",
      { most: 1, extraShare: Number.POSITIVE_INFINITY },
      "extraShare",
      "`extraShare` is Infinity; it is a number from 0 on",
    ],
  ])("of %s is refused", (_fact, budget, name, message) => {
    expect(errorsOf(within(budget))).toEqual([
      expect.objectContaining({
        code: "invalid-number",
        subject: `routePrefixes.${name}`,
        message: expect.stringContaining(message),
      }),
    ]);
  });
});
