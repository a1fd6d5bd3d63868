import type { Access } from "../evaluate";
import { alternativeIn, type Candidate, candidatesOf, worldsOf } from "./candidates";
import { decideFirewall, settlesFirewall } from "./firewall-decision";
import type { LayerVerdict } from "./layer-verdict";
import type { OpenTags, Part } from "./part";
import type { Cell } from "./partition";
import { FACT, type Hop, LIST, type PathModel } from "./path-model";
import { decideSecurity, settlesSecurity } from "./security-decision";

/** What the layers of a path decide of a cell. */
export interface CellVerdict {
  readonly access: Access;
  /** The layer that stops the packets, or may; of packets that get through, the last one with a rule for them. */
  readonly layer: "nsg" | "routes" | "firewall";
  readonly security?: LayerVerdict;
  readonly hop?: Hop;
  /** Present where packets meet the firewall. */
  readonly firewall?: LayerVerdict;
}

const WITHOUT_FILE = "whether the address lies in its service tag is not known without a service-tag file";

/**
 * The verdict of the path on a cell, as `evaluatePath` has it of each of its packets; undecided where it depends on
 * whether an address lies in a service tag, and nothing tells.
 */
export function verdictOfCell(model: PathModel, { parts }: Cell): CellVerdict {
  const [first, ...others] = worldsOf(parts).map((world) => verdictInWorld(model, parts, world));
  if (first === undefined) throw new Error("a cell stands for at least one world");
  const rival = others.find(({ access }) => access !== first.access);
  return rival === undefined || first.access === "Undecided" ? first : openVerdict(first, rival);
}

/** What is said where two worlds differ: the layer and the rule for which the tag matters. */
function openVerdict(first: CellVerdict, rival: CellVerdict): CellVerdict {
  const open = (verdict: LayerVerdict | undefined): LayerVerdict => ({
    ...verdict,
    access: "Undecided",
    reason: WITHOUT_FILE,
  });
  const { layer } = first.access === "Allow" ? rival : first;
  return {
    ...first,
    access: "Undecided",
    layer,
    ...(layer === "nsg" ? { security: open(rival.security ?? first.security) } : {}),
    ...(layer === "firewall" ? { firewall: open(rival.firewall ?? first.firewall) } : {}),
  };
}

function verdictInWorld(model: PathModel, parts: readonly Part[], world: OpenTags): CellVerdict {
  const security = securityVerdict(model, parts, world);
  const place = alternativeIn(parts, LIST.hop, world);
  const hop = place === undefined ? undefined : model.hops[place.rule];
  const ofSecurity = security === undefined ? {} : { security };
  if (security?.access === "Deny") return { access: "Deny", layer: "nsg", ...ofSecurity };
  const layers = { ...ofSecurity, ...(hop === undefined ? {} : { hop }) };
  if (hop?.leadsTo === "nowhere") return { access: "Deny", layer: "routes", ...layers };
  if (hop?.leadsTo === "firewall" && model.firewallRules !== undefined) {
    const firewall = firewallVerdict(model, parts, world);
    const all = { ...layers, firewall };
    if (firewall.access === "Deny") return { access: "Deny", layer: "firewall", ...all };
    if (security?.access === "Undecided") return { access: "Undecided", layer: "nsg", ...all };
    return { access: firewall.access, layer: "firewall", ...all };
  }
  if (security?.access === "Undecided") return { access: "Undecided", layer: "nsg", ...layers };
  if (hop?.leadsTo === "unknown") return { access: "Undecided", layer: "routes", ...layers };
  return { access: "Allow", layer: security === undefined ? "routes" : "nsg", ...layers };
}

/** Whether the verdict is the same all over a region that some parts cut. */
export function isVerdictSettled(model: PathModel, whole: readonly Part[], cut: readonly Part[]): boolean {
  const isCut = (list: number): boolean => cut.some((part) => part.list === list);
  const { securityRules, firewallRules } = model;
  if (securityRules !== undefined) {
    for (const list of [LIST.security, LIST.routed]) {
      const decided = firstOf(whole, cut, list);
      if (isCut(list) && !(decided && settlesSecurity(securityRules, decided.first, decided.others))) {
        return false;
      }
    }
    const verdict = securityVerdict(model, whole, {});
    if (verdict?.access === "Deny") return true;
  }
  if (isCut(LIST.hop) || whole.some(({ list, open }) => list === LIST.hop && open !== undefined))
    return false;
  const place = alternativeIn(whole, LIST.hop, {});
  const leadsTo = place === undefined ? "delivery" : model.hops[place.rule]?.leadsTo;
  if (leadsTo !== "firewall" || firewallRules === undefined || !isCut(LIST.firewall)) {
    return leadsTo !== "firewall" || !isCut(LIST.fact);
  }
  const decided = firstOf(whole, cut, LIST.firewall);
  return (
    !isCut(LIST.fact) &&
    decided !== undefined &&
    settlesFirewall(firewallRules, decided.first, decided.others)
  );
}

/** The first rule of a list that meets a region, where it surely matches all of it, and the other rules. */
function firstOf(
  whole: readonly Part[],
  cut: readonly Part[],
  list: number,
): { readonly first: Candidate; readonly others: readonly number[] } | undefined {
  const sure = whole.filter((part) => part.list === list && part.answer === "yes" && part.open === undefined);
  const rule = Math.min(...sure.map((part) => part.rule));
  const all = [...whole, ...cut].filter((part) => part.list === list).map((part) => part.rule);
  return sure.length > 0 && Math.min(...all) === rule
    ? { first: { rule, answer: "yes" }, others: all }
    : undefined;
}

function securityVerdict(
  model: PathModel,
  parts: readonly Part[],
  world: OpenTags,
): LayerVerdict | undefined {
  const { securityRules } = model;
  if (securityRules === undefined) return undefined;
  const verdict = decideSecurity(securityRules, candidatesOf(parts, LIST.security, world));
  if ((model.layers.routes ?? []).length === 0) return verdict;
  const routed = decideSecurity(securityRules, candidatesOf(parts, LIST.routed, world));
  if (routed.access === verdict.access) return verdict;
  const reason = "another rule decides if the tag VirtualNetwork holds the prefixes of the routes as well";
  return { ...verdict, access: "Undecided", reason };
}

function firewallVerdict(model: PathModel, parts: readonly Part[], world: OpenTags): LayerVerdict {
  const facts = candidatesOf(parts, LIST.fact).map(({ rule }) => rule);
  return decideFirewall(model.firewallRules ?? [], candidatesOf(parts, LIST.firewall, world), {
    isIpv6: facts.includes(FACT.ipv6),
    isUndelivered: facts.includes(FACT.undelivered),
  });
}
