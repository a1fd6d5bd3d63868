import { compareText } from "../address/compare-text";
import { type Fqdn, fqdnCovers, parseFqdn } from "../address/fqdn";
import { parseUrlPattern, type UrlPattern } from "../address/url-pattern";
import { parsePrefixes } from "../prefixes/parse-prefixes";
import { PrefixSet } from "../prefixes/prefix-set";
import type { Destination } from "./selection-export";

/** What can be reached on some ports. */
export interface Reach {
  readonly addresses: PrefixSet;
  /** Domains, exact and with wildcards. */
  readonly hosts: readonly Fqdn[];
  readonly urls: readonly UrlPattern[];
  /** Service tags, by their text. */
  readonly tags: readonly string[];
}

/** What one reach has and another has not. */
export interface ReachDifference {
  /** Exactly. */
  readonly addresses: PrefixSet;
  /** By kind; those that the other covers are none. */
  readonly names: Readonly<Record<"service-tag" | "domain" | "wildcard-domain" | "url", readonly string[]>>;
}

/** Nothing can be reached. */
export const NO_REACH: Reach = { addresses: PrefixSet.EMPTY, hosts: [], urls: [], tags: [] };

/** What destinations reach, whatever their ports. Their texts are of their kinds. */
export function reachOf(destinations: readonly Destination[]): Reach {
  const ofKind = (...kinds: readonly Destination["kind"][]): string[] =>
    destinations.filter(({ kind }) => kinds.includes(kind)).map(({ destination }) => destination);
  const prefixes = parsePrefixes(ofKind("address-prefix"));
  return {
    addresses: prefixes.ok ? prefixes.value : PrefixSet.EMPTY,
    hosts: ofKind("domain", "wildcard-domain").flatMap((text) => valuesOf(parseFqdn(text))),
    urls: ofKind("url").flatMap((text) => valuesOf(parseUrlPattern(text))),
    tags: ofKind("service-tag"),
  };
}

/** What any of some can reach. */
export function reachOfAll(reaches: readonly Reach[]): Reach {
  const [only, ...others] = reaches;
  if (only === undefined || others.length === 0) {
    return only ?? NO_REACH;
  }
  return {
    addresses: PrefixSet.unionOf(reaches.map(({ addresses }) => addresses)),
    hosts: reaches.flatMap(({ hosts }) => hosts),
    urls: reaches.flatMap(({ urls }) => urls),
    tags: reaches.flatMap(({ tags }) => tags),
  };
}

/**
 * What one reach has beyond another. A name is covered by a domain with a wildcard that matches all of it, a URL by its
 * host or by a path above it, a service tag by itself alone, because what addresses it has is not known here.
 */
export function reachBeyond(reach: Reach, other: Reach): ReachDifference {
  const hosts = reach.hosts.filter((host) => !other.hosts.some((each) => fqdnCovers(each, host)));
  const kept = (kind: "exact" | "wildcard"): string[] =>
    hosts.filter((host) => (host.kind === "exact") === (kind === "exact")).map(({ text }) => text);
  return {
    addresses: reach.addresses.difference(other.addresses),
    names: {
      "service-tag": distinct(reach.tags.filter((tag) => !other.tags.includes(tag))),
      domain: distinct(kept("exact")),
      "wildcard-domain": distinct(kept("wildcard")),
      url: distinct(
        reach.urls
          .filter(
            (url) =>
              !other.hosts.some((host) => fqdnCovers(host, url.host)) &&
              !other.urls.some((each) => coversUrl(each, url)),
          )
          .map(({ text }) => text),
      ),
    },
  };
}

function coversUrl(outer: UrlPattern, inner: UrlPattern): boolean {
  return (
    outer.text === inner.text ||
    (outer.host.text === inner.host.text &&
      outer.path.endsWith("/*") &&
      inner.path.startsWith(outer.path.slice(0, -1)))
  );
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText);
}

function valuesOf<T>(read: { readonly ok: true; readonly value: T } | { readonly ok: false }): T[] {
  return read.ok ? [read.value] : [];
}
