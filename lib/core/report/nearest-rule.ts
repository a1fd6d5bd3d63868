import { DEFAULT_SECURITY_RULES } from "../analyze/evaluate";
import type { PathUnderCheck } from "../analyze/proof";
import { LIST } from "../analyze/proof/path-model";
import { rulePlace } from "../analyze/proof/rule-place";
import { DIMENSIONS, type DimensionName, type Region } from "../analyze/proof/space";

/** A rule that would let a flow through if it were a little wider. */
export interface NearestRule {
  /** Its address and name. */
  readonly rule: string;
  /** What it does not match of the flow; nothing where only a rule before it is in its way. */
  readonly misses: readonly ("destination" | "protocol and ports" | "source" | "host" | "source port")[];
}

const WORDS: Readonly<Record<DimensionName, NearestRule["misses"][number]>> = {
  destination: "destination",
  service: "protocol and ports",
  source: "source",
  target: "host",
  sourcePort: "source port",
};

/**
 * The allow rule of a layer that matches a flow in all but the fewest respects; of equal ones the first that is
 * processed; Azure's default rules are none of them. Undefined where the layer has none of the flow's direction that matches it in any.
 */
export function nearestRule(
  checked: Pick<PathUnderCheck, "path" | "model">,
  list: typeof LIST.security | typeof LIST.firewall,
  region: Region,
): NearestRule | undefined {
  const { model } = checked;
  const layer = list === LIST.security ? "nsg" : "firewall";
  const direction = model.space.service.where((each) =>
    [...(region[DIMENSIONS.indexOf("service")]?.classes ?? [])].some(
      (index) => model.space.service.classes[index]?.direction === each.direction,
    ),
  );
  const [nearest] = model.parts
    .filter((part) => part.list === list && part.open === undefined && isAllow(checked, layer, part.rule))
    .filter(({ region: matched }) => matched[DIMENSIONS.indexOf("service")]?.intersects(direction) === true)
    .map(({ rule, region: matched }) => ({
      rule,
      misses: DIMENSIONS.filter((_, index) => {
        const set = region[index];
        return set !== undefined && matched[index]?.contains(set) !== true;
      }),
    }))
    .filter(({ rule, misses }) => misses.length < 3 && rulePlace(checked, layer, rule).name !== "")
    .sort((a, b) => a.misses.length - b.misses.length || a.rule - b.rule);
  return nearest === undefined
    ? undefined
    : {
        rule: rulePlace(checked, layer, nearest.rule).text,
        misses: nearest.misses.map((name) => WORDS[name]),
      };
}

function isAllow({ model }: Pick<PathUnderCheck, "model">, layer: "nsg" | "firewall", rule: number): boolean {
  const rules = model.securityRules ?? [];
  return layer === "nsg"
    ? rules[rule]?.access === "Allow" && !DEFAULT_SECURITY_RULES.some((each) => each === rules[rule])
    : model.firewallRules?.[rule]?.place.collection.action === "Allow";
}
