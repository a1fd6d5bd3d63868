import type { Configuration } from "../../../../lib/core/analyze/configuration";
import { applyMend, check, type Finding, type Mend } from "../../../../lib/core/analyze/proof";
import { withGroup, withRules } from "./changed-configuration";
import { goldenConfiguration } from "./golden-configuration";
import { EXAMPLE_SELECTIONS, selected } from "./selections";

const direct = goldenConfiguration("direct");
const hub = goldenConfiguration("hub-spoke");

/** The group with its deny alone, as somebody has it who closed everything. */
const closed = withRules(direct, (rules) => rules.filter(({ name }) => name === "DenyInternetOutbound"));

/** The hub without any rule of the firewall. */
const silent = withGroup(hub, (group) => ({
  ...group,
  network_rule_collection: [],
  application_rule_collection: [],
}));

const CASES: readonly (readonly [string, string, Configuration, readonly string[]])[] = [
  ["a group that denies everything", "direct", closed, ["10.1.0.0/24"]],
  ["a firewall without rules", "hub-spoke", silent, ["10.20.0.0/22"]],
];

/** What `check` finds with severity error, and the mends for it, each once. */
function errorsOf(
  example: string,
  configuration: Configuration,
  subnets: readonly string[],
): { readonly errors: readonly Finding[]; readonly mends: readonly Mend[] } {
  const input = EXAMPLE_SELECTIONS[example];
  if (input === undefined) throw new Error(`there is no selection of ${example}`);
  const { findings } = check(configuration, selected(input), { subnets });
  const errors = findings.filter(({ severity }) => severity === "error");
  const mends = new Map(
    errors.flatMap(({ mend }) => (mend === undefined ? [] : [[JSON.stringify(mend), mend]])),
  );
  return { errors, mends: [...mends.values()] };
}

/** The priorities of the rules and rule collections that mends add. */
function prioritiesOf(mends: readonly Mend[]): number[] {
  return mends.flatMap(({ terraform = {} }) => {
    const {
      priority,
      network_rule_collection = [],
      application_rule_collection = [],
    } = terraform as {
      readonly priority?: number;
      readonly network_rule_collection?: readonly { readonly priority: number }[];
      readonly application_rule_collection?: readonly { readonly priority: number }[];
    };
    const collections = [...network_rule_collection, ...application_rule_collection];
    return collections.length > 0 ? collections.map((each) => each.priority) : [priority ?? 0];
  });
}

describe.each(CASES)("the mends for %s", (_, example, configuration, subnets) => {
  const { errors, mends } = errorsOf(example, configuration, subnets);

  it("are there for every error", () => {
    expect(errors.length).toBeGreaterThan(10);
    expect(errors.filter(({ mend }) => mend === undefined)).toEqual([]);
  });

  it("have priorities of their own, and are fewer than the errors where requirements ask for the same", () => {
    const priorities = prioritiesOf(mends);
    expect(new Set(priorities).size).toBe(priorities.length);
    expect(mends.length).toBeLessThan(errors.length);
  });

  it("leave no error when all of them are made", () => {
    const mended = mends.reduce(applyMend, configuration);
    expect(errorsOf(example, mended, subnets).errors).toEqual([]);
  });
});
