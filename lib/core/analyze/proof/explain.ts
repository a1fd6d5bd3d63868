import { parsePortRange } from "../../address/port-range";
import type { Selection } from "../../catalog/selection";
import type { Configuration } from "../configuration";
import type { Access, Direction, Packet, Protocol } from "../evaluate";
import { hasPorts } from "../evaluate/packet";
import { accessOf } from "../evaluate/verdict";
import { configurationPaths } from "./configuration-paths";
import { askedRegions, hostClasses, localClasses, peerClasses } from "./flow-regions";
import { deciding, type RegionVerdict, verdictOf } from "./flow-verdict";
import { LIST } from "./path-model";
import { type CheckContext, type PathUnderCheck, pathUnderCheck } from "./path-under-check";
import { rulePlace } from "./rule-place";
import { isDefaultRule } from "./security-decision";
import { DIMENSIONS, type DimensionName, intersection, type Region } from "./space";

/** "May the workload reach `Storage.WestUS` on tcp/445?" */
export interface PacketQuestion {
  readonly direction: Direction;
  readonly protocol: Protocol;
  /** A port or a range, `443`; absent for protocols without ports. Default: every port. */
  readonly port?: string;
  /** The other end: a service tag, an address or a CIDR block, or a host name, which may start with `*`. */
  readonly peer: { readonly kind: "tag" | "address" | "host"; readonly text: string };
  /** The workload's own address or block. Default: its subnets. */
  readonly local?: string;
}

/** What one layer says. */
export interface LayerExplanation {
  readonly layer: "nsg" | "routes" | "firewall";
  readonly access: Access;
  /** The deciding rule or route with its address; that no rule matches is an empty text. */
  readonly rule: string;
  /** Why it is undecided, or where the route leads; empty where there is nothing to say. */
  readonly reason: string;
}

/** The answer for one path of the configuration. */
export interface Explanation {
  readonly access: Access | "Mixed";
  /** In the order in which packets meet them, for the part that decides. */
  readonly layers: readonly LayerExplanation[];
  /** One packet of that part. */
  readonly witness: Packet;
  /** The requirements that ask for the flow, with where they come from. */
  readonly requirements: readonly {
    readonly id: string;
    readonly purpose: string;
    readonly sources: readonly string[];
  }[];
  /** The allow rule of the layer that stops it that comes nearest; absent where nothing is stopped, or no rule allows anything. */
  readonly nearest?: NearestRule;
}

/** A rule that would let the flow through, if it were a little different. */
export interface NearestRule {
  readonly rule: string;
  /** The sides that differ; none where the rule merely comes behind the one that decides. */
  readonly differsIn: readonly DimensionName[];
}

/**
 * Why a flow gets through a configuration, or does not: for each path of it.
 *
 * @throws RangeError when the port is no port, or the question holds no packet.
 */
export function explain(
  configuration: Configuration,
  selection: Selection,
  question: PacketQuestion,
  context: CheckContext = {},
): Explanation[] {
  return configurationPaths(configuration).map((path) => {
    const own = question.local === undefined ? {} : { subnets: [question.local] };
    const checked = pathUnderCheck(path, selection, { ...context, ...own }, (mentions) => {
      const { kind, text } = question.peer;
      if (kind === "host") mentions.hosts.add(text);
      else mentions.peer(text);
      if (question.port !== undefined) mentions.ports.add(question.port);
    });
    return explanation(checked, question);
  });
}

/** The packets that a question is about. */
export function questionRegion({ model, local }: PathUnderCheck, question: PacketQuestion): Region {
  const { space } = model;
  const isOut = question.direction === "Outbound";
  const [near, far] = isOut ? [space.source, space.destination] : [space.destination, space.source];
  const { kind, text } = question.peer;
  const peers = kind === "host" ? far.elsewhere : peerClasses(far, text);
  const target = kind === "host" ? hostClasses(space, text) : space.target.all.without(space.target.named);
  const service = space.service.usual.of(
    space.service
      .on(question.direction, question.protocol, portsClasses(question, space.service.ports))
      .filter((index) => space.service.usual.has(index)),
  );
  const ends = isOut
    ? { source: localClasses(near, local), destination: peers }
    : { destination: localClasses(near, local), source: peers };
  return space.region({ service, target: target.isEmpty ? space.target.all : target, ...ends });
}

function portsClasses(
  { protocol, port }: PacketQuestion,
  ports: PathUnderCheck["model"]["space"]["service"]["ports"],
) {
  if (port === undefined || !hasPorts(protocol)) return ports.held(["*"]).yes;
  const read = parsePortRange(port);
  if (!read.ok) throw new RangeError(read.problem);
  return ports.held([port]).yes;
}

function explanation(checked: PathUnderCheck, question: PacketQuestion): Explanation {
  const { model } = checked;
  const region = questionRegion(checked, question);
  if (region.some((set) => set.isEmpty)) {
    throw new RangeError(
      `the question for ${question.peer.text} holds no packet; give a tag, an address or a host that exists`,
    );
  }
  const verdict = verdictOf(model, region);
  const part = deciding(verdict);
  if (part === undefined) throw new Error("a region that is not empty has a verdict");
  const stopping = part.verdict.access === "Allow" ? undefined : nearestRule(checked, part);
  return {
    access: verdict.access,
    layers: layersOf(checked, part),
    witness: model.space.witnessOf(part.region),
    requirements: requirementsOf(checked, region),
    ...(stopping === undefined ? {} : { nearest: stopping }),
  };
}

function layersOf(checked: PathUnderCheck, { verdict }: RegionVerdict): LayerExplanation[] {
  const { security, hop, firewall } = verdict;
  const text = (layer: "nsg" | "firewall", rule: number | undefined): string =>
    rule === undefined ? "" : rulePlace(checked, layer, rule).text;
  const layers: LayerExplanation[] = [];
  if (security !== undefined) {
    const { access, rule, reason = "" } = security;
    layers.push({ layer: "nsg", access, rule: text("nsg", rule), reason });
  }
  if (hop?.verdict !== undefined) {
    const access = ({ delivery: "Allow", firewall: "Allow", nowhere: "Deny", unknown: "Undecided" } as const)[
      hop.leadsTo
    ];
    const { route, nextHopType, reason } = hop.verdict;
    layers.push({ layer: "routes", access, rule: route, reason: reason ?? `to ${nextHopType}` });
  }
  if (firewall !== undefined) {
    const { access, rule, reason = "" } = firewall;
    layers.push({ layer: "firewall", access, rule: text("firewall", rule), reason });
  }
  return layers;
}

function requirementsOf(
  { model, forms, local }: PathUnderCheck,
  region: Region,
): Explanation["requirements"] {
  const asking = forms.flatMap(({ tags, hosts, subnets }) =>
    [...tags, ...hosts, ...subnets].filter((flow) =>
      askedRegions(model.space, flow, local).some(
        (asked) => asked.open === undefined && intersection(asked.region, region) !== undefined,
      ),
    ),
  );
  const byId = new Map(asking.map(({ requirement: id, purpose, sources }) => [id, { id, purpose, sources }]));
  return [...byId.values()];
}

/** The allow rule that differs in the fewest sides; of several the one that is processed first. */
function nearestRule(checked: PathUnderCheck, { region, verdict }: RegionVerdict): NearestRule | undefined {
  const { layer } = verdict;
  if (layer === "routes") return undefined;
  const list = layer === "nsg" ? LIST.security : LIST.firewall;
  const { securityRules, firewallRules } = checked.model;
  const candidates = checked.model.parts.flatMap((part) => {
    const action =
      layer === "nsg"
        ? securityRules?.[part.rule]?.access
        : firewallRules?.[part.rule]?.place.collection.action;
    const attributes = layer === "nsg" ? securityRules?.[part.rule] : undefined;
    const isDefault = attributes !== undefined && isDefaultRule(attributes);
    if (part.list !== list || isDefault || accessOf(action) !== "Allow") return [];
    const differsIn = DIMENSIONS.filter((_, index) => {
      const set = region[index];
      return set !== undefined && part.region[index]?.contains(set) !== true;
    });
    return [{ rule: part.rule, differsIn }];
  });
  const [best] = candidates.sort((a, b) => a.differsIn.length - b.differsIn.length || a.rule - b.rule);
  return best === undefined
    ? undefined
    : { rule: rulePlace(checked, layer, best.rule).text, differsIn: best.differsIn };
}
