import { isDeferred } from "../address/deferred";
import type { HostFlow } from "../catalog/flows";
import { remembered } from "../remembered";
import { coversHost } from "./served-by";

/** Hosts by the names under which others look for what covers them, each with a value. */
export class HostIndex<Value> {
  /** By their names without wildcard. */
  private readonly byName = new Map<string, Entry<Value>[]>();
  /** Those that end in a part of a label (`*contoso.com`), which no name leads to. */
  private readonly suffixes: Entry<Value>[] = [];

  /** Adds a host; a name that Terraform knows later covers nothing. */
  public add(flow: HostFlow, value: Value): void {
    const { host } = flow;
    if (isDeferred(host)) {
      return;
    }
    if (host.kind === "suffix") {
      this.suffixes.push({ flow, value });
      return;
    }
    const known = this.byName.get(host.name);
    if (known === undefined) {
      this.byName.set(host.name, [{ flow, value }]);
    } else {
      known.push({ flow, value });
    }
  }

  /** The values of the hosts that cover one, at every path that it means; see {@link coversHost}. */
  public covering(inner: HostFlow): Value[] {
    const found: Value[] = [];
    const look = ({ flow, value }: Entry<Value>): void => {
      if (coversHost(flow, inner)) {
        found.push(value);
      }
    };
    for (const name of namesAbove(inner)) {
      this.byName.get(name)?.forEach(look);
    }
    this.suffixes.forEach(look);
    return found;
  }
}

interface Entry<Value> {
  readonly flow: HostFlow;
  readonly value: Value;
}

/** The host's own name, and those of the domains that it is in: `a.contoso.com`, `contoso.com`, `com`. */
const namesAbove = remembered(({ host }: HostFlow): readonly string[] => {
  const labels = isDeferred(host) ? [] : host.name.split(".");
  return labels.map((_, index) => labels.slice(index).join("."));
});
