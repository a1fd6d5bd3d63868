import { isDeferred } from "../address/deferred";
import type { FirewallDestination } from "./plan";

/**
 * The text that tells a destination from others. A name that Terraform knows later is told by its template in the
 * catalog, never by its value; one without a template has no text.
 */
export function knownText(destination: FirewallDestination): string | undefined {
  switch (destination.kind) {
    case "service-tag":
      return destination.tag.text;
    case "address":
      return isDeferred(destination.address) ? undefined : destination.address.text;
    case "host":
      return isDeferred(destination.host) ? destination.template : destination.host.text;
    case "ip-group":
      return isDeferred(destination.id) ? undefined : destination.id;
    case "fqdn-tag":
      return destination.tag;
    case "url":
      return `${destination.host.text}${destination.path}`;
  }
}
