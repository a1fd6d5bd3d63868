import { isDeferred } from "../address/deferred";
import { type Fqdn, parseFqdn } from "../address/fqdn";
import { parseServiceTagText, type ServiceTag } from "../address/service-tag";
import type { Cloud } from "../catalog/cloud";
import type { NetworkFeature } from "../catalog/documents";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import type { PeerInput } from "./network-input";
import type { FirewallDestination, RulePeer } from "./plan";
import { inOrder, readPrefix, refuseIpv6, refuseMixedFamilies, refuseOverlaps } from "./read-addresses";
import { readResourceId } from "./read-resources";
import { readText } from "./read-text";

/** Reads one end of a user's security rule, with the same checks as the catalog's own. */
export function readRulePeer(
  peer: PeerInput,
  subject: string,
  cloud: Cloud | undefined,
  diagnostics: Diagnostic[],
): RulePeer | undefined {
  switch (peer.kind) {
    case "any":
      return { kind: "any" };
    case "service-tag": {
      const tag = readTag(peer.tag, subject, cloud, "NSG", diagnostics);
      return tag === undefined ? undefined : { kind: "service-tag", tag };
    }
    case "ip-group": {
      const message =
        "a security rule takes no IP group; name prefixes or a service tag, or use a firewall rule";
      diagnostics.push(diagnostic("invalid-rule", subject, message));
      return undefined;
    }
    case "host": {
      const message = "a security rule knows addresses and service tags, no host names; use a firewall rule";
      diagnostics.push(diagnostic("invalid-rule", subject, message));
      return undefined;
    }
    case "addresses": {
      if (peer.addresses.length === 0) {
        const message = "the list of addresses is empty; give at least one prefix, or say `any` by name";
        diagnostics.push(diagnostic("empty-source", subject, message));
        return undefined;
      }
      const addresses = peer.addresses.flatMap((text, index) => {
        const address = readPrefix(text, `${subject}[${index}]`, diagnostics);
        return address === undefined ? [] : [address];
      });
      refuseMixedFamilies(addresses, subject, diagnostics);
      refuseOverlaps(addresses, subject, diagnostics);
      return addresses.length === peer.addresses.length
        ? { kind: "addresses", addresses: inOrder(addresses) }
        : undefined;
    }
  }
}

/** Reads one destination of a user's firewall rule: a tag, prefixes, an IP group or a host. */
export function readFirewallDestinations(
  peer: PeerInput,
  subject: string,
  cloud: Cloud | undefined,
  diagnostics: Diagnostic[],
): FirewallDestination[] {
  switch (peer.kind) {
    case "any": {
      const message = "a firewall rule to any destination would decide on everything; name the destinations";
      diagnostics.push(diagnostic("invalid-rule", subject, message));
      return [];
    }
    case "service-tag": {
      const tag = readTag(peer.tag, subject, cloud, "FW", diagnostics);
      return tag === undefined ? [] : [{ kind: "service-tag", tag }];
    }
    case "ip-group": {
      const before = diagnostics.length;
      readResourceId("ip-group", peer.id, subject, diagnostics);
      return diagnostics.length > before ? [] : [{ kind: "ip-group", id: peer.id }];
    }
    case "host": {
      const host = isDeferred(peer.host) ? peer.host : readHost(peer.host, subject, diagnostics);
      return host === undefined ? [] : [{ kind: "host", host }];
    }
    case "addresses": {
      if (peer.addresses.length === 0) {
        const message = "the list of addresses is empty; give at least one prefix";
        diagnostics.push(diagnostic("invalid-rule", subject, message));
      }
      return peer.addresses.flatMap((text, index) => {
        const address = readPrefix(text, `${subject}[${index}]`, diagnostics);
        if (address !== undefined && !isDeferred(address) && address.prefixLength === 0) {
          const message = `\`${address.text}\` is every address, and a rule to it would allow everything; name the destinations`;
          diagnostics.push(diagnostic("invalid-rule", `${subject}[${index}]`, message));
          return [];
        }
        refuseIpv6(address === undefined ? [] : [address], `${subject}[${index}]`, diagnostics);
        return address === undefined ? [] : [{ kind: "address" as const, address }];
      });
    }
  }
}

/** Reads a tag that exists in the cloud and can be used in the layer. Without a cloud only its form is checked. */
export function readTag(
  text: string,
  subject: string,
  cloud: Cloud | undefined,
  layer: NetworkFeature,
  diagnostics: Diagnostic[],
): ServiceTag | undefined {
  if (cloud === undefined) {
    readText(text, parseServiceTagText, "unknown-service-tag", subject, diagnostics);
    return undefined;
  }
  const tag = readText(text, (given) => cloud.parseTag(given), "unknown-service-tag", subject, diagnostics);
  if (tag === undefined) {
    return undefined;
  }
  const where = { NSG: "a security rule", FW: "a firewall rule", UDR: "a route" }[layer];
  const use = cloud.use(tag, layer);
  if (use === "refused") {
    const message = `the service tag \`${text}\` cannot be used in ${where} in ${cloud.displayName}`;
    diagnostics.push(diagnostic("service-tag-not-in-layer", subject, message));
    return undefined;
  }
  if (use === "unpublished") {
    const message = `Microsoft's service-tag data for ${cloud.displayName} does not list \`${text}\` for ${where}`;
    diagnostics.push(diagnostic("service-tag-use-unpublished", subject, message));
  }
  return tag;
}

function readHost(text: string, subject: string, diagnostics: Diagnostic[]): Fqdn | undefined {
  return readText(text, parseFqdn, "invalid-address", subject, diagnostics);
}
