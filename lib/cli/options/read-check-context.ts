import type { CheckContext } from "../../core/analyze/proof";
import type { CloudId } from "../../core/catalog/cloud";
import type { Diagnostic } from "../../core/diagnostics/diagnostic";
import { tagIndexOf } from "../../core/report/tag-index";
import type { Environment } from "../environment";
import type { NetworkOptions } from "./configuration-options";
import { readServiceTags } from "./read-service-tags";

/** What is known of a network beside its files, and what was found in a file of service tags. */
export interface ReadCheckContext {
  readonly context: CheckContext;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads what options say of a network.
 *
 * @param cloud that of the service tags
 * @throws CommandRefusal where a file of service tags cannot be read
 */
export function readCheckContext(
  { serviceTags = [], subnet, virtualNetwork, firewallAddress }: NetworkOptions,
  cloud: CloudId,
  dnsProxyEnabled: boolean | undefined,
  environment: Environment,
): ReadCheckContext {
  const tags = serviceTags.length === 0 ? undefined : readServiceTags(serviceTags, cloud, environment);
  return {
    context: {
      ...(subnet === undefined ? {} : { subnets: subnet }),
      ...(virtualNetwork === undefined ? {} : { virtualNetworkPrefixes: virtualNetwork }),
      ...(dnsProxyEnabled === undefined ? {} : { dnsProxyEnabled }),
      ...(firewallAddress === undefined ? {} : { firewallPrivateIpAddress: firewallAddress }),
      ...(tags === undefined ? {} : { tagIndex: tagIndexOf(tags.file) }),
    },
    diagnostics: tags?.diagnostics ?? [],
  };
}
