import { formatPorts, type Ports } from "../address/port-range";
import type { Direction, Protocol } from "../analyze/evaluate";
import { type CheckContext, type ConfigurationPath, type PathModel, pathUnderCheck } from "../analyze/proof";
import type { ClassSet } from "../analyze/proof/class-set";
import { askedRegions, type LocalSide, localClasses, regionBetween } from "../analyze/proof/flow-regions";
import type { Part } from "../analyze/proof/part";
import { LIST } from "../analyze/proof/path-model";
import { isJudgeable } from "../analyze/proof/path-under-check";
import type { RequiredFlow } from "../analyze/proof/required-flows";
import type { Region } from "../analyze/proof/space";
import type { Selection } from "../catalog/selection";
import { type AskedPeer, askedClasses, askedTarget, mentionPeer } from "./asked-peer";

/** Flows that are asked about. */
export interface AskedFlow {
  readonly direction: Direction;
  /** An address or prefix of the workload. Default: its subnets. */
  readonly own?: string;
  readonly peer: AskedPeer;
  /** Default: every protocol. */
  readonly protocol?: Protocol;
  /** Default: every port. */
  readonly ports?: Ports;
}

/** A path in one space with what is asked about it. */
export interface AskedPath {
  readonly path: ConfigurationPath;
  readonly model: PathModel;
  readonly isOutbound: boolean;
  /** What surely is asked about; empty where nothing of it can be on the path. */
  readonly sure: Region;
  /** Addresses of which no tag is told; see `AskedClasses`. */
  readonly told: Region;
  readonly isToldAsked: boolean;
  /** What the selection requires, flow by flow. */
  readonly required: readonly { readonly flow: RequiredFlow; readonly parts: readonly Part[] }[];
}

/** Puts a path, a selection and a question into one space. */
export function askedPath(
  path: ConfigurationPath,
  selection: Selection,
  context: CheckContext,
  asked: AskedFlow,
): AskedPath {
  // Where nothing on the path sees names, and none is asked about, a host stands for the whole Internet.
  const areNamesSeen = path.ruleCollectionGroups !== undefined || asked.peer.kind === "host";
  const checked = pathUnderCheck(path, selection, context, (mentions) => {
    if (asked.own !== undefined) mentions.peer(asked.own);
    mentionPeer(mentions, asked.peer);
    for (const text of formatPorts(asked.ports ?? [])) mentions.ports.add(text);
  });
  const { model, local, forms } = checked;
  const required = forms
    .filter((each) => isJudgeable(path, each))
    .flatMap(({ tags, hosts, subnets }) => [...tags, ...(areNamesSeen ? hosts : []), ...subnets])
    .map((flow) => ({
      flow,
      parts: askedRegions(model.space, flow, local)
        .map((region): Part => ({ list: LIST.required, rule: 0, answer: "yes", ...region }))
        .filter(({ region }) => region.every((set) => !set.isEmpty)),
    }));
  const isOutbound = asked.direction === "Outbound";
  return { path, model, isOutbound, ...regionsOf(model, local, asked), required };
}

function regionsOf(
  { space }: PathModel,
  local: LocalSide,
  { direction, own, peer, protocol, ports }: AskedFlow,
): Pick<AskedPath, "sure" | "told" | "isToldAsked"> {
  const isOut = direction === "Outbound";
  const [near, far] = isOut ? [space.source, space.destination] : [space.destination, space.source];
  const ownClasses =
    own === undefined
      ? localClasses(near, local)
      : near.ofFirewallAddress(own).yes.and(near.told).and(near.base);
  const held = ports === undefined ? undefined : space.service.ports.held(formatPorts(ports)).yes;
  const service = space.service.where(
    (each) =>
      each.direction === direction &&
      (protocol === undefined || each.protocol === protocol) &&
      (held === undefined || (each.port !== undefined && held.has(each.port))),
  );
  const target = askedTarget(space, peer);
  const peers = askedClasses(far, peer);
  const regionOf = (set: ClassSet): Region =>
    regionBetween(space, direction, ownClasses, set, { service, target });
  return { sure: regionOf(peers.sure), told: regionOf(peers.told), isToldAsked: peers.isToldAsked };
}
