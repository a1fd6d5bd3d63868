import { quoted } from "../../address/quoted";
import { DIAGNOSTIC_CODES, type DiagnosticCode } from "../../diagnostics/codes";
import { admittedBeyond, type Excess, outsideRegions } from "./admitted-flows";
import type { Finding, Mend } from "./finding";
import { breadthOf, describeRegion, descriptionText } from "./flow-description";
import { flowText, type JudgedFlow } from "./judged-flows";
import { denyInternet } from "./mend-security";
import { narrowedFirewallRule } from "./narrow-firewall-rule";
import { narrowed } from "./narrow-rule";
import type { PathUnderCheck } from "./path-under-check";
import { ruleInGroup } from "./replace-firewall-rule";
import { rulePlace } from "./rule-place";
import { isDefaultRule } from "./security-decision";
import { liesIn } from "./space";

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
    if (excess.isOpen) {
      findings.push(unclear(checked, excess));
      continue;
    }
    const attributes = excess.layer === "nsg" ? model.securityRules?.[excess.rule ?? -1] : undefined;
    const served = flows.filter((flow) => isServedBy(flow, excess));
    for (const flow of served) broad.add(flow);
    if (attributes !== undefined && isDefaultRule(attributes)) {
      findings.push(...admittedByDefault(checked, excess));
      continue;
    }
    findings.push(...served.map((flow) => broader(checked, excess, flow, served)));
    findings.push(beyond(checked, excess, served));
  }
  findings.sort((a, b) => (a.breadth ?? 0) - (b.breadth ?? 0));
  return { findings, broad };
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
  checked: PathUnderCheck,
  excess: Excess,
  { flow }: JudgedFlow,
  served: readonly JudgedFlow[],
): Finding {
  const place = rulePlace(checked, excess.layer, excess.rule);
  const mend = narrower(checked, excess, served);
  return {
    code: "broader-than-required",
    severity: DIAGNOSTIC_CODES["broader-than-required"].severity,
    file: place.file,
    rule: place.text,
    flow: flowText(flow),
    requirement: flow.requirement,
    message: `${flowText(flow)} is required (${flow.purpose}), and rule ${quoted(place.name)} admits it together with more: ${regionTexts(checked, excess)}; narrow the rule`,
    breadth: breadth(checked, excess),
    ...(mend === undefined ? {} : { mend }),
  };
}

function beyond(checked: PathUnderCheck, excess: Excess, served: readonly JudgedFlow[]): Finding {
  const place = rulePlace(checked, excess.layer, excess.rule);
  // What was not looked at may be more than an older revision asks for.
  const revision = excess.isCut
    ? undefined
    : checked.requiredOnce.find(({ parts }) =>
        excess.regions.every((region) =>
          parts.some((part) => part.open === undefined && liesIn(region, part.region)),
        ),
      )?.revision;
  const code: DiagnosticCode =
    revision === undefined ? "admitted-not-required" : "required-by-older-revision";
  const what = regionTexts(checked, excess);
  const why =
    revision === undefined
      ? `rule ${quoted(place.name)} admits what no requirement asks for: ${what}`
      : `rule ${quoted(place.name)} admits what the documents of ${revision} require and those of ${checked.selection.revision} do not: ${what}`;
  const mend = served.length === 0 ? removal(checked, excess) : narrower(checked, excess, served);
  return {
    code,
    severity: DIAGNOSTIC_CODES[code].severity,
    file: place.file,
    rule: place.text,
    flow: firstText(checked, excess),
    message: `${why}; ${served.length === 0 ? "remove it" : "narrow it to what is required"}`,
    breadth: breadth(checked, excess),
    ...(mend === undefined ? {} : { mend }),
  };
}

function unclear(checked: PathUnderCheck, excess: Excess): Finding {
  const place = rulePlace(checked, excess.layer, excess.rule);
  return {
    code: "admitted-undecided",
    severity: DIAGNOSTIC_CODES["admitted-undecided"].severity,
    file: place.file,
    rule: place.text,
    flow: firstText(checked, excess),
    message: `rule ${quoted(place.name)} admits addresses that a requirement's service tag may hold or not: ${regionTexts(checked, excess)}; give a service-tag file`,
    breadth: breadth(checked, excess),
  };
}

/** Azure's own rule that lets out what no rule names, and the allow rules that mean nothing beside it. */
function admittedByDefault(checked: PathUnderCheck, excess: Excess): Finding[] {
  const { securityGroup } = checked.path;
  if (securityGroup === undefined) return [];
  const rules = securityGroup.rules.filter(
    ({ rule }) => rule.direction === "Outbound" && rule.access === "Allow",
  );
  const what = regionTexts(checked, excess);
  const place = {
    file: securityGroup.file,
    rule: securityGroup.address,
    flow: firstText(checked, excess),
    breadth: breadth(checked, excess),
  };
  if (rules.length === 0) {
    const code = "admitted-not-required";
    return [
      {
        code,
        severity: DIAGNOSTIC_CODES[code].severity,
        ...place,
        message: `${quoted(securityGroup.name)} has no rule that allows anything out, and Azure's AllowInternetOutBound admits what no requirement asks for: ${what}; add the allow rules of what is required, and a deny to ${quoted("Internet")} behind them`,
      },
    ];
  }
  const code = "allow-list-without-deny";
  const mend = denyInternet(checked);
  return [
    {
      code,
      severity: DIAGNOSTIC_CODES[code].severity,
      ...place,
      message: `the ${rules.length} outbound allow rules of ${quoted(securityGroup.name)} mean nothing, since Azure's AllowInternetOutBound lets out what they do not name: ${what}; add a deny to ${quoted("Internet")} behind them`,
      ...(mend === undefined ? {} : { mend }),
    },
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

function regionTexts({ model }: PathUnderCheck, { regions, isCut }: Excess): string {
  const sorted = [...regions].sort((a, b) => breadthOf(model.space, a) - breadthOf(model.space, b));
  const texts = sorted.slice(0, 3).map((region) => descriptionText(describeRegion(model.space, region)));
  return `${texts.join("; ")}${regions.length > 3 || isCut ? "; and more" : ""}`;
}

function firstText({ model }: PathUnderCheck, { regions: [region] }: Excess): string {
  return region === undefined ? "" : descriptionText(describeRegion(model.space, region));
}

function breadth({ model }: PathUnderCheck, { regions }: Excess): number {
  return regions.reduce((sum, region) => sum + breadthOf(model.space, region), 0);
}
