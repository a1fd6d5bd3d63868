import { hostNameMatches, hostPatternMatches } from "../evaluate/host-patterns";
import { urlPatternMatches } from "../evaluate/url-patterns";
import { ClassSet } from "./class-set";
import { anyOf, type Membership, membership } from "./membership";
import { UrlPaths } from "./url-paths";

/** What a packet's sender asks for by name. */
export interface TargetClass {
  /** One of the hosts that are meant; undefined where no name is asked for. */
  readonly host?: string;
  /** One of the paths that are meant; undefined where none is told. */
  readonly urlPath?: string;
  /** What a person calls them: `*.contoso.com`, `any other host`. */
  readonly label: string;
}

const NAME = /^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/;

/** A label that stands in no pattern; `fresh` makes it so. */
const LABEL = "q0";

/**
 * Host names and paths in the classes that patterns tell apart: no name, each exact name, for each wildcard a host
 * that no longer wildcard matches, and any other host.
 */
export class TargetDimension {
  public readonly classes: readonly TargetClass[];
  private readonly hosts = new Map<string, number[]>();
  private readonly endings = new Map<string, number[]>();
  private readonly known = new Map<string, Membership>();

  /** @param patterns of FQDNs, and names; @param urls of target URLs. */
  public constructor(patterns: Iterable<string>, urls: Iterable<string>) {
    const names = new Set<string>();
    const endings = new Set<string>();
    const urlPatterns = [...new Set(urls)].sort();
    for (const text of [...patterns, ...urlPatterns.map((url) => url.replace(/\/.*/, ""))]) {
      const lower = text.toLowerCase();
      const ending = lower.startsWith("*") ? lower.slice(1) : undefined;
      if (ending === undefined ? NAME.test(lower) : NAME.test(ending.replace(/^\./, ""))) {
        if (ending === undefined) names.add(lower);
        else endings.add(ending);
      }
    }
    const fresh = freshLabel([...names, ...endings]);
    const hosts = [
      ...[...names].sort().map((name) => ({ host: name, label: name })),
      ...[...endings].sort().map((ending) => ({ host: `${fresh}${ending}`, label: `*${ending}` })),
      { host: `${fresh}.example`, label: "any other host" },
    ];
    const paths = new UrlPaths(urlPatterns);
    this.classes = [
      { label: "no host" },
      ...hosts.flatMap(({ host, label }) =>
        paths
          .pathsOf(host)
          .map((urlPath) =>
            urlPath === undefined ? { host, label } : { host, urlPath, label: `${label}${urlPath}` },
          ),
      ),
    ];
    this.classes.forEach(({ host }, index) => {
      if (host === undefined) return;
      add(this.hosts, host, index);
      for (let at = 0; at < host.length; at += 1) {
        const ending = host.slice(at);
        if (endings.has(ending)) add(this.endings, ending, index);
      }
    });
  }

  public get all(): ClassSet {
    return ClassSet.all(this.classes.length);
  }

  /** The classes with a host name. */
  public get named(): ClassSet {
    return this.all.without(ClassSet.of(this.classes.length, [0]));
  }

  /** The classes of which the path is told. */
  public get withPath(): ClassSet {
    const told = this.classes.flatMap(({ urlPath }, index) => (urlPath === undefined ? [] : [index]));
    return ClassSet.of(this.classes.length, told);
  }

  /** What a target FQDN of an application rule matches. */
  public ofPattern(pattern: string): Membership {
    return this.once(`pattern ${pattern}`, () => {
      const lower = pattern.toLowerCase();
      if (lower === "*") return membership(this.named, this.none());
      if (!lower.startsWith("*")) return this.ofExactName(lower);
      if (hostPatternMatches(pattern, "host.example") === "unknown")
        return membership(this.none(), this.named);
      const held = ClassSet.of(this.classes.length, this.endings.get(lower.slice(1)) ?? []);
      return membership(held, this.none());
    });
  }

  /** What a destination FQDN of a network rule names: unknown of a packet for no name. */
  public ofName(name: string): Membership {
    return this.once(`name ${name}`, () => {
      const held = this.ofExactName(name.toLowerCase());
      return { ...held, unknown: held.unknown.or(this.all.without(this.named)) };
    });
  }

  /** What a target URL matches where the firewall sees the path, or does not. */
  public ofUrl(url: string, seesPath: boolean): Membership {
    return this.once(`url ${seesPath} ${url}`, () => {
      const yes: number[] = [];
      const unknown: number[] = [];
      this.classes.forEach(({ host, urlPath }, index) => {
        if (host === undefined) return;
        const answer = urlPatternMatches(url, host, seesPath ? urlPath : undefined);
        if (answer === "yes") yes.push(index);
        if (answer === "unknown") unknown.push(index);
      });
      return membership(ClassSet.of(this.classes.length, yes), ClassSet.of(this.classes.length, unknown));
    });
  }

  /** What any of the patterns holds. */
  public any(memberships: readonly Membership[]): Membership {
    return anyOf(this.classes.length, memberships);
  }

  private ofExactName(lower: string): Membership {
    if (hostNameMatches(lower, "") === "unknown") return membership(this.none(), this.named);
    return membership(ClassSet.of(this.classes.length, this.hosts.get(lower) ?? []), this.none());
  }

  private none(): ClassSet {
    return ClassSet.none(this.classes.length);
  }

  private once(key: string, make: () => Membership): Membership {
    const known = this.known.get(key) ?? make();
    this.known.set(key, known);
    return known;
  }
}

function freshLabel(texts: readonly string[]): string {
  let label = LABEL;
  while (texts.some((text) => text.includes(label))) label = `${label}q0`;
  return label;
}

function add(map: Map<string, number[]>, key: string, value: number): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
