import fc from "fast-check";
import { evaluatePath } from "../../../../lib/core/analyze/evaluate";
import {
  configurationPaths,
  difference,
  differenceModels,
  PathModel,
  pathUnderCheck,
  search,
  shadowedRules,
} from "../../../../lib/core/analyze/proof";
import { outboundRule, withMore } from "./changed-configuration";
import { goldenConfiguration } from "./golden-configuration";
import { securityRules, TAG_INDEX } from "./random-paths";
import { EXAMPLE_SELECTIONS, selected } from "./selections";

const DIRECT = EXAMPLE_SELECTIONS.direct ?? { cloud: "", region: "" };

function pathOf(configuration: ReturnType<typeof goldenConfiguration>) {
  const [path] = configurationPaths(configuration);
  if (path === undefined) throw new Error("there is no path");
  return pathUnderCheck(path, selected(DIRECT), {}, (mentions) => {
    mentions.ports.add("1433");
    mentions.peer("Sql");
  });
}

function searched(configuration: ReturnType<typeof goldenConfiguration>) {
  const { model, required } = pathOf(configuration);
  const { space } = model;
  const destination = space.destination.ofTag("Sql").yes.and(space.destination.base);
  const service = space.service.where(({ direction }) => direction === "Outbound");
  const source = space.source.ofFirewallAddress("10.1.0.0/24").yes.and(space.source.base);
  return search(model, required, space.region({ destination, service, source }));
}

describe("search", () => {
  it("finds nothing where nothing is admitted", () => {
    expect(searched(goldenConfiguration("direct"))).toEqual({});
  });

  it("finds a packet that is admitted and not required, which the evaluator confirms", () => {
    const configuration = withMore(
      goldenConfiguration("direct"),
      outboundRule({ destination_address_prefix: "Sql", destination_port_range: "1433" }),
    );
    const { found } = searched(configuration);
    expect(found?.description).toMatchObject({ port: "1433", destination: "Sql" });
    if (found === undefined) return;
    const rules = configuration.securityGroups[0]?.rules.map(({ rule }) => rule) ?? [];
    const path = { securityRules: rules, routes: [], virtualNetworkPrefixes: ["10.1.0.0/24"] };
    expect(evaluatePath(path, found.witness).access).toBe("Allow");
  });
});

describe("difference", () => {
  it("is nothing between a configuration and itself", () => {
    fc.assert(
      fc.property(securityRules, (rules) => {
        const layers = { securityRules: rules, tagIndex: TAG_INDEX, virtualNetworkPrefixes: ["10.1.0.0/16"] };
        expect(difference(differenceModels(layers, layers))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it("tells flows that are gained and lost, and the evaluator confirms each witness", () => {
    fc.assert(
      fc.property(securityRules, fc.nat(), (rules, place) => {
        const fewer = rules.filter((_, index) => index !== place % Math.max(1, rules.length));
        const network = { virtualNetworkPrefixes: ["10.1.0.0/16"], routes: [] };
        const [before, after] = [rules, fewer].map((each) => ({
          securityRules: each,
          tagIndex: TAG_INDEX,
          ...network,
        }));
        if (before === undefined || after === undefined) return;
        for (const changed of difference(differenceModels(before, after))) {
          const verdicts = [before, after].map(
            (each) => evaluatePath({ securityRules: each.securityRules, ...network }, changed.witness).access,
          );
          // What is undecided for want of a service-tag file, the evaluator decides for the tags that it is told.
          const expected = [changed.before, changed.after].map((each, index) =>
            each === "Undecided" ? verdicts[index] : each,
          );
          expect(verdicts).toEqual(expected);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("a rule that can never match", () => {
  it("changes no verdict when it is taken away", () => {
    fc.assert(
      fc.property(securityRules, (rules) => {
        const network = { virtualNetworkPrefixes: ["10.1.0.0/16"], tagIndex: TAG_INDEX };
        const model = new PathModel({ securityRules: rules, ...network });
        for (const { rule } of shadowedRules(model).slice(0, 2)) {
          const shadowed = model.securityRules?.[rule];
          const fewer = rules.filter((each) => each !== shadowed);
          const changed = difference(
            differenceModels({ securityRules: rules, ...network }, { securityRules: fewer, ...network }),
          );
          // A rule of the same priority as one that decides makes that one's verdict undecided: Azure refuses the two.
          expect(changed.filter(({ before }) => before !== "Undecided")).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
