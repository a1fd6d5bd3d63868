import type { Configuration } from "../analyze/configuration";
import {
  type CheckContext,
  configurationPaths,
  describeRegion,
  descriptionText,
  verdictOf,
} from "../analyze/proof";
import { peerClasses } from "../analyze/proof/flow-regions";
import { deciding, type FlowVerdict } from "../analyze/proof/flow-verdict";
import { LIST } from "../analyze/proof/path-model";
import type { CellVerdict } from "../analyze/proof/path-verdict";
import { peerText, type RequiredFlow } from "../analyze/proof/required-flows";
import { rulePlace } from "../analyze/proof/rule-place";
import { intersection } from "../analyze/proof/space";
import type { ServiceDocument } from "../catalog/documents";
import type { FlowSource } from "../catalog/flow-sources";
import type { Selection } from "../catalog/selection";
import { type AskedFlow, type AskedPath, askedPath } from "./asked-path";
import type { AskedPeer } from "./asked-peer";
import { flowList, type ListedFlow } from "./flow-list";
import { type NearestRule, nearestRule } from "./nearest-rule";

/** What one layer makes of a flow. */
export interface LayerExplanation {
  readonly layer: "nsg" | "routes" | "firewall";
  readonly verdict: "allowed" | "denied" | "undecided";
  /** The deciding rule or route, with its address where it has one. */
  readonly rule: string;
  /** Why it is undecided; only then. */
  readonly reason?: string;
}

/** What becomes of a flow on one path. */
export interface FlowExplanation {
  /** `mixed`: some of it gets through, and some does not; the layers are those of what does not. */
  readonly verdict: "allowed" | "denied" | "undecided" | "mixed";
  /** The part of the flow that the layers are about, in one line. */
  readonly flow: string;
  /** In the order in which packets meet them, as far as they get. */
  readonly layers: readonly LayerExplanation[];
  /** What asks for the flow, or for a part of it. */
  readonly requirements: readonly {
    readonly requirement: string;
    readonly purpose: string;
    readonly peer: string;
    readonly sources: readonly FlowSource[];
  }[];
  /** The rule that comes nearest to letting it through, where it does not get through for sure. */
  readonly nearest?: NearestRule;
}

const VERDICTS = { Allow: "allowed", Deny: "denied", Undecided: "undecided", Mixed: "mixed" } as const;

/**
 * What each path of a configuration makes of a flow, layer by layer.
 *
 * @returns one explanation for each path on which the flow can be
 */
export function explainFlow(
  configuration: Configuration,
  { selection, documents }: { readonly selection: Selection; readonly documents: ServiceDocument },
  context: CheckContext,
  asked: AskedFlow,
): FlowExplanation[] {
  const listed = flowList(selection, documents).flows;
  return configurationPaths(configuration).flatMap((path) =>
    explanationOn(askedPath(path, selection, context, asked), asked.peer, listed),
  );
}

function explanationOn(asked: AskedPath, peer: AskedPeer, listed: readonly ListedFlow[]): FlowExplanation[] {
  const { model, path } = asked;
  const serving = servingFlows(asked, peer);
  const found = judgedRegions(asked, peer, serving);
  const part = found === undefined ? undefined : deciding(found);
  if (found === undefined || part === undefined) {
    return [];
  }
  const requirements = serving.map(({ requirement, purpose, peer: other }) => {
    const text = peerText(other);
    const flow = listed.find((each) => each.requirement === requirement && each.peer === text);
    return { requirement, purpose, peer: text, sources: flow?.sources ?? [] };
  });
  const description = describeRegion(model.space, part.region);
  const { host: _, ...described } = description;
  const { layer, access } = part.verdict;
  const list = layer === "nsg" ? LIST.security : LIST.firewall;
  const nearest =
    access === "Allow" || layer === "routes" ? undefined : nearestRule({ path, model }, list, part.region);
  return [
    {
      verdict: VERDICTS[found.access],
      flow: descriptionText(peer.kind === "host" ? description : described),
      layers: layersOf(asked, part.verdict),
      requirements: [...new Map(requirements.map((each) => [JSON.stringify(each), each])).values()],
      ...(nearest === undefined ? {} : { nearest }),
    },
  ];
}

/** The required flows that ask for some of it: those to hosts where a host is asked about, and otherwise the others. */
function servingFlows({ sure, required }: AskedPath, { kind }: AskedPeer): RequiredFlow[] {
  return required
    .filter(({ flow }) => (flow.peer.kind === "host") === (kind === "host"))
    .filter(({ parts }) => parts.some(({ region }) => intersection(region, sure) !== undefined))
    .map(({ flow }) => flow);
}

/**
 * What the path makes of it. A host counts as being where the documents say, or in no service tag; where only that would
 * be denied and other places would not, it is undecided.
 */
function judgedRegions(
  { model, sure: asked, isOutbound }: AskedPath,
  { kind }: AskedPeer,
  serving: readonly RequiredFlow[],
): FlowVerdict | undefined {
  const { space } = model;
  // Of what a port can carry, what it usually does.
  const sure = intersection(asked, space.region({ service: space.service.usual }));
  if (sure === undefined || sure.some((set) => set.isEmpty)) {
    return undefined;
  }
  if (kind !== "host") {
    const nameless = space.region({ target: space.target.all.without(space.target.named) });
    const region = intersection(sure, nameless) ?? sure;
    return verdictOf(model, region);
  }
  const far = isOutbound ? space.destination : space.source;
  const tags = [...new Set(serving.flatMap(({ peer }) => (peer.kind === "host" ? peer.tags : [])))];
  const rest = far.where(({ endpoint, ranges }) => ranges.length === 0 && endpoint.tags.length === 0);
  const verdicts = [...tags.map((tag) => peerClasses(far, tag)), rest].flatMap((set) => {
    const region = intersection(sure, space.region(isOutbound ? { destination: set } : { source: set }));
    return region === undefined ? [] : [verdictOf(model, region)];
  });
  const allowed = verdicts.find(({ access }) => access === "Allow");
  const everywhere = verdictOf(model, sure);
  if (allowed !== undefined || tags.length > 0) {
    return allowed ?? verdicts[0];
  }
  return everywhere.access === "Mixed" ? { ...everywhere, access: "Undecided" } : everywhere;
}

function layersOf(
  { path, model }: AskedPath,
  { security, hop, firewall, layer }: CellVerdict,
): LayerExplanation[] {
  const place = (of: "nsg" | "firewall", rule: number | undefined): string => {
    const { name, text } = rulePlace({ path, model }, of, rule);
    return name === "" ? `no rule of ${text}` : text;
  };
  const reasonOf = (reason: string | undefined): { readonly reason?: string } =>
    reason === undefined ? {} : { reason };
  return [
    ...(security === undefined
      ? []
      : [
          {
            layer: "nsg" as const,
            verdict: VERDICTS[security.access],
            rule: place("nsg", security.rule),
            ...reasonOf(security.reason),
          },
        ]),
    ...(hop?.verdict === undefined
      ? []
      : [
          {
            layer: "routes" as const,
            verdict: routeVerdict(hop.leadsTo, layer),
            rule: `${hop.verdict.route} to ${hop.verdict.nextHopType}${hop.isReply ? ", for the replies" : ""}`,
            ...reasonOf(hop.verdict.reason),
          },
        ]),
    ...(firewall === undefined
      ? []
      : [
          {
            layer: "firewall" as const,
            verdict: VERDICTS[firewall.access],
            rule: place("firewall", firewall.rule),
            ...reasonOf(firewall.reason),
          },
        ]),
  ];
}

function routeVerdict(
  leadsTo: NonNullable<CellVerdict["hop"]>["leadsTo"],
  layer: CellVerdict["layer"],
): LayerExplanation["verdict"] {
  if (leadsTo === "nowhere") {
    return "denied";
  }
  return leadsTo === "unknown" && layer === "routes" ? "undecided" : "allowed";
}
