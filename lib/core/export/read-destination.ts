import { parseCidr } from "../address/cidr";
import { parseFqdn } from "../address/fqdn";
import type { Parsed } from "../address/parsed";
import { parsed, refused } from "../address/parsed";
import { ALL_PORTS, type Ports, parsePortRange, portsKey, portsOf } from "../address/port-range";
import { parseProtocol } from "../address/protocol";
import { quoted } from "../address/quoted";
import { parseServiceTagText } from "../address/service-tag";
import { parseUrlPattern } from "../address/url-pattern";
import { DESTINATION_KINDS, type Destination, type DestinationKind } from "./selection-export";

/** Reads a protocol and its ports, as an export writes them. */
export function readPortSet(
  protocol: unknown,
  ports: unknown,
): Parsed<Pick<Destination, "protocol" | "ports">> {
  if (typeof protocol !== "string" || !Array.isArray(ports)) {
    return refused("it has no `protocol` and `ports`");
  }
  const read = parseProtocol(protocol);
  if (!read.ok) {
    return read;
  }
  const set = readPorts(ports);
  return set.ok ? parsed({ protocol: read.value, ports: set.value }) : set;
}

function readPorts(texts: readonly unknown[]): Parsed<Ports> {
  if (texts.length === 1 && texts[0] === "*") {
    return parsed(ALL_PORTS);
  }
  const ranges = texts.map((text) =>
    typeof text === "string" ? parsePortRange(text) : refused<never>("a port is no text"),
  );
  const wrong = ranges.find((each) => !each.ok);
  if (wrong !== undefined && !wrong.ok) {
    return wrong;
  }
  const set = portsOf(ranges.flatMap((each) => (each.ok ? [each.value] : [])));
  return set.length === 0 || portsKey(set) !== texts.join(",")
    ? refused("its `ports` are not in ascending order, or there are none")
    : parsed(set);
}

/** Reads the text of a destination of a kind. It has to be in its one form. */
export function readDestination(
  kind: unknown,
  text: unknown,
): Parsed<Pick<Destination, "kind" | "destination">> {
  const known = DESTINATION_KINDS.find((each) => each === kind);
  if (known === undefined || typeof text !== "string") {
    return refused(`it has no \`kind\` of ${DESTINATION_KINDS.join(", ")}, or no \`destination\``);
  }
  const canonical = canonicalText(known, text);
  if (!canonical.ok) {
    return canonical;
  }
  return canonical.value === text
    ? parsed({ kind: known, destination: text })
    : refused(`${quoted(text)} is no destination of the kind \`${known}\` as exports write them`);
}

/** Reads a line of a list of domains, exact or with a wildcard. */
export function readDomain(text: string): Parsed<Pick<Destination, "kind" | "destination">> {
  return readDestination(text.startsWith("*") ? "wildcard-domain" : "domain", text);
}

function canonicalText(kind: DestinationKind, text: string): Parsed<string> {
  switch (kind) {
    case "address-prefix":
      return textOf(parseCidr(text));
    case "service-tag":
      return parseServiceTagText(text);
    case "url":
      return textOf(parseUrlPattern(text));
    default: {
      const host = parseFqdn(text);
      return host.ok && (host.value.kind === "exact") !== (kind === "domain")
        ? refused(`${quoted(text)} is not of the kind \`${kind}\``)
        : textOf(host);
    }
  }
}

function textOf(read: Parsed<{ readonly text: string }>): Parsed<string> {
  return read.ok ? parsed(read.value.text) : read;
}
