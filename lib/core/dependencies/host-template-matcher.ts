import type { Fqdn } from "../address/fqdn";
import { parseName } from "../catalog/resource-names";
import type { Selection } from "../catalog/selection";
import type { HostTemplate } from "../catalog/service";

/** The values of a template's parameters that make it become a host, in lower case; none where it has no parameter. */
export type ParameterValues = ReadonlyMap<string, string>;

/** Finds the values with which a template becomes a host, or `undefined` where there are none. */
export type HostTemplateMatcher = (host: Fqdn) => ParameterValues | undefined;

/** What a parameter can stand for: within one label, and never a wildcard. */
const WITHIN_LABEL = "[a-z0-9_-]+";

/**
 * A matcher for a template with placeholders. `{region}` stands for the region of the selection and nothing else; a
 * parameter for what its rule in `catalog/names.json` accepts, the same value wherever it stands. Put into the
 * template, the values give the very host that was matched.
 */
export function hostTemplateMatcher(template: HostTemplate, selection: Selection): HostTemplateMatcher {
  const { parameters } = selection.service;
  const names = [...new Set(template.placeholders)].filter((name) => name !== "region");
  const seen = new Set<string>();
  const source = template.text
    .split(/(\{[A-Za-z]+\})/)
    .map((part) => {
      const name = /^\{([A-Za-z]+)\}$/.exec(part)?.[1];
      if (name === undefined) {
        return escaped(part.toLowerCase());
      }
      if (name === "region") {
        return escaped(selection.region.name);
      }
      if (seen.has(name)) {
        return `\\k<${name}>`;
      }
      seen.add(name);
      return `(?<${name}>${WITHIN_LABEL})`;
    })
    .join("");
  const whole = new RegExp(`^${source}$`);
  return (host) => {
    const groups = whole.exec(host.text);
    if (groups === null) {
      return undefined;
    }
    const values = names.map((name): [string, string] => [name, groups.groups?.[name] ?? ""]);
    return values.every(([name, value]) => {
      const parameter = parameters.get(name);
      return parameter !== undefined && parseName(parameter.name, value).ok;
    })
      ? new Map(values)
      : undefined;
  };
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
