import { parseCidr, parseIpAddress } from "../address/cidr";
import { parseFqdn } from "../address/fqdn";
import { type Parsed, parsed, refused } from "../address/parsed";
import { quoted } from "../address/quoted";
import type { ClassSet } from "../analyze/proof/class-set";
import type { EndpointDimension } from "../analyze/proof/endpoint-dimension";
import { peerClasses } from "../analyze/proof/flow-regions";
import type { Mentions } from "../analyze/proof/mentions";
import type { Space } from "../analyze/proof/space";
import type { Cloud } from "../catalog/cloud";

/** The other end of flows that are asked about. */
export type AskedPeer =
  /** An address or a prefix, `203.0.113.4` or `10.0.0.0/8`. */
  | { readonly kind: "address"; readonly text: string }
  /** A service tag that the cloud has. */
  | { readonly kind: "tag"; readonly text: string }
  /** A host, or with `*.` all hosts below one. */
  | { readonly kind: "host"; readonly text: string };

/** Reads an address, a prefix, a service tag of the cloud in its canonical spelling, or a host in lower case. */
export function parseAskedPeer(text: string, cloud: Cloud): Parsed<AskedPeer> {
  const address = parseAddress(text);
  if (address !== undefined) {
    return address.ok ? parsed({ kind: "address", text: address.value }) : address;
  }
  if (/^[A-Z]/.test(text)) {
    const tag = cloud.parseTag(text);
    return tag.ok ? parsed({ kind: "tag", text: tag.value.text }) : tag;
  }
  const host = parseFqdn(text);
  return host.ok
    ? parsed({ kind: "host", text: host.value.text })
    : refused(
        `${quoted(text)} is no address, prefix, service tag or host (${host.problem}); write \`203.0.113.4\`, \`10.0.0.0/8\`, \`Storage.WestUS\` or \`login.microsoftonline.com\``,
      );
}

/** Reads an address or a prefix; undefined for what looks like neither. */
export function parseAddress(text: string): Parsed<string> | undefined {
  if (!/^[0-9.]+(\/|$)|:/.test(text)) {
    return undefined;
  }
  const read = text.includes("/") ? parseCidr(text) : parseIpAddress(text);
  return read.ok ? parsed(text) : read;
}

/** Tells a peer apart in a space that is still to be cut. */
export function mentionPeer(mentions: Mentions, { kind, text }: AskedPeer): void {
  if (kind === "host") {
    mentions.hosts.add(text);
  } else {
    mentions.peer(text);
  }
}

/** The classes of the other end of flows. */
export interface AskedClasses {
  /** What is asked about. */
  readonly sure: ClassSet;
  /** Addresses that no tag tells: rules for tags may hold them or not. */
  readonly told: ClassSet;
  /** Whether those surely are what is asked about; otherwise nothing tells where the tag or the host lies. */
  readonly isToldAsked: boolean;
}

/** What is meant by a peer. Azure's platform addresses, which security rules leave alone, are meant only by address. */
export function askedClasses(dimension: EndpointDimension, { kind, text }: AskedPeer): AskedClasses {
  const { base, told, platform, internet, inside, openTags } = dimension;
  const none = dimension.where(() => false);
  if (kind === "address") {
    const sure = dimension.ofFirewallAddress(text).yes.and(told).and(base);
    return { sure, told: none, isToldAsked: true };
  }
  if (kind === "tag" && text !== "Internet") {
    const open = dimension.ofTag(text).open.and(base);
    return {
      sure: peerClasses(dimension, text).without(platform),
      told: open.without(platform),
      isToldAsked: false,
    };
  }
  const all = internet.and(base).without(inside).without(platform);
  return openTags.size === 0
    ? { sure: all, told: none, isToldAsked: true }
    : { sure: all.without(told), told: all.and(told), isToldAsked: kind === "tag" };
}

/** The classes of what a client asks for by name. */
export function askedTarget({ target }: Space, { kind, text }: AskedPeer): ClassSet {
  const held = kind === "host" ? target.ofPattern(text).yes : target.all;
  return held.isEmpty ? target.all : held;
}
