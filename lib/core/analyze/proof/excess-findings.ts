import { quoted } from "../../address/quoted";
import { admittedBeyond, type Excess, outsideRegions } from "./admitted-flows";
import { type Finding, findingOf, type Mend } from "./finding";
import { breadthOf, describeRegion, descriptionText } from "./flow-description";
import { flowText, type JudgedFlow } from "./judged-flows";
import { denyInternet } from "./mend-security";
import { narrowedFirewallRule } from "./narrow-firewall-rule";
import { narrowed } from "./narrow-rule";
import type { PathUnderCheck } from "./path-under-check";
import { ruleInGroup } from "./replace-firewall-rule";
import { type RulePlace, rulePlace } from "./rule-place";
import { isDefaultRule } from "./security-decision";
import { liesIn, type Region } from "./space";

/** What rules admit beyond what is required, and which required flows only such rules admit. */
export interface ExcessFindings {
  readonly findings: readonly Finding[];
  /** The flows that only a broader rule admits. */
  readonly broad: ReadonlySet<JudgedFlow>;
}

/** Judges what is admitted: the narrowest description first. */
export function excessFindings(checked: PathUnderCheck, flows: readonly JudgedFlow[]): ExcessFindings {
  const { model } = checked;
  const excesses = admittedBeyond(model, checked.required, outsideRegions(model, checked.local));
  const findings: Finding[] = [];
  const broad = new Set<JudgedFlow>();
  for (const excess of excesses) {
    const told = describedExcess(checked, excess);
    if (excess.isOpen) {
      findings.push(unclear(told));
      continue;
    }
    const attributes = excess.layer === "nsg" ? model.securityRules?.[excess.rule ?? -1] : undefined;
    const served = flows.filter((flow) => isServedBy(flow, excess));
    for (const flow of served) broad.add(flow);
    if (attributes !== undefined && isDefaultRule(attributes)) {
      findings.push(...admittedByDefault(checked, told));
      continue;
    }
    const mend = served.length === 0 ? removal(checked, excess) : narrower(checked, excess, served);
    findings.push(...served.map((flow) => broader(told, flow, mend)));
    findings.push(beyond(checked, told, served, mend));
  }
  findings.sort((a, b) => (a.breadth ?? 0) - (b.breadth ?? 0));
  return { findings, broad };
}

/** What a rule admits beyond need, in words. */
interface DescribedExcess {
  readonly excess: Excess;
  readonly place: RulePlace;
  /** Its narrowest parts. */
  readonly what: string;
  /** Its first part: what findings show as the flow. */
  readonly flow: string;
  readonly breadth: number;
}

function describedExcess(checked: PathUnderCheck, excess: Excess): DescribedExcess {
  const { space } = checked.model;
  const { regions, isCut } = excess;
  const parts = regions.map((region) => ({ region, breadth: breadthOf(space, region) }));
  const textOf = ({ region }: { readonly region: Region }): string =>
    descriptionText(describeRegion(space, region));
  const narrowest = [...parts].sort((a, b) => a.breadth - b.breadth).slice(0, 3);
  return {
    excess,
    place: rulePlace(checked, excess.layer, excess.rule),
    what: `${narrowest.map(textOf).join("; ")}${regions.length > 3 || isCut ? "; and more" : ""}`,
    flow: parts.slice(0, 1).map(textOf).join(""),
    breadth: parts.reduce((sum, { breadth }) => sum + breadth, 0),
  };
}

function isServedBy({ verdict, parts }: JudgedFlow, { layer, rule }: Excess): boolean {
  return (
    verdict === "allowed" &&
    parts.some(({ verdict: each }) => {
      const decided = layer === "nsg" ? each.security : each.firewall;
      return each.layer === layer && decided?.rule === rule;
    })
  );
}

function broader(
  { place, what, breadth }: DescribedExcess,
  { flow }: JudgedFlow,
  mend: Mend | undefined,
): Finding {
  return findingOf("broader-than-required", {
    file: place.file,
    rule: place.text,
    flow: flowText(flow),
    requirement: flow.requirement,
    message: `${flowText(flow)} is required (${flow.purpose}), and rule ${quoted(place.name)} admits it together with more: ${what}; narrow the rule`,
    breadth,
    mend,
  });
}

function beyond(
  checked: PathUnderCheck,
  { excess, place, what, flow, breadth }: DescribedExcess,
  served: readonly JudgedFlow[],
  mend: Mend | undefined,
): Finding {
  // What was not looked at may be more than an older revision asks for.
  const revision = excess.isCut
    ? undefined
    : checked.requiredOnce.find(({ parts }) =>
        excess.regions.every((region) =>
          parts.some((part) => part.open === undefined && liesIn(region, part.region)),
        ),
      )?.revision;
  const why =
    revision === undefined
      ? `rule ${quoted(place.name)} admits what no requirement asks for: ${what}`
      : `rule ${quoted(place.name)} admits what the documents of ${revision} require and those of ${checked.selection.revision} do not: ${what}`;
  return findingOf(revision === undefined ? "admitted-not-required" : "required-by-older-revision", {
    file: place.file,
    rule: place.text,
    flow,
    message: `${why}; ${served.length === 0 ? "remove it" : "narrow it to what is required"}`,
    breadth,
    mend,
  });
}

function unclear({ place, what, flow, breadth }: DescribedExcess): Finding {
  return findingOf("admitted-undecided", {
    file: place.file,
    rule: place.text,
    flow,
    message: `rule ${quoted(place.name)} admits addresses that a requirement's service tag may hold or not: ${what}; give a service-tag file`,
    breadth,
  });
}

/** Azure's own rule that lets out what no rule names, and the allow rules that mean nothing beside it. */
function admittedByDefault(checked: PathUnderCheck, { what, flow, breadth }: DescribedExcess): Finding[] {
  const { securityGroup } = checked.path;
  if (securityGroup === undefined) return [];
  const { file, address, name, rules } = securityGroup;
  const allows = rules.filter(({ rule }) => rule.direction === "Outbound" && rule.access === "Allow");
  const details = { file, rule: address, flow, breadth };
  return [
    allows.length === 0
      ? findingOf("admitted-not-required", {
          ...details,
          message: `${quoted(name)} has no rule that allows anything out, and Azure's AllowInternetOutBound admits what no requirement asks for: ${what}; add the allow rules of what is required, and a deny to ${quoted("Internet")} behind them`,
        })
      : findingOf("allow-list-without-deny", {
          ...details,
          message: `the ${allows.length} outbound allow rules of ${quoted(name)} mean nothing, since Azure's AllowInternetOutBound lets out what they do not name: ${what}; add a deny to ${quoted("Internet")} behind them`,
          mend: denyInternet(checked),
        }),
  ];
}

function narrower(checked: PathUnderCheck, excess: Excess, served: readonly JudgedFlow[]): Mend | undefined {
  return excess.layer === "firewall"
    ? narrowedFirewallRule(checked, excess, served)
    : narrowed(checked, excess, served);
}

function removal(checked: PathUnderCheck, { layer, rule }: Excess): Mend | undefined {
  const place = rulePlace(checked, layer, rule);
  if (layer === "routes" || place.name === "") return undefined;
  const placed = layer === "firewall" ? checked.model.firewallRules?.[rule ?? -1] : undefined;
  const name = placed === undefined ? place.name : ruleInGroup(placed);
  return { action: "remove", layer, file: place.file, address: place.address, rule: name };
}
