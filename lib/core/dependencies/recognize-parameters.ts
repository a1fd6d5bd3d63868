import { compareText } from "../address/compare-text";
import { isDeferred } from "../address/deferred";
import type { Fqdn } from "../address/fqdn";
import type { Selection } from "../catalog/selection";
import type { HostTemplate, Service } from "../catalog/service";
import { hostTemplateMatcher, type ParameterValues } from "./host-template-matcher";

/** What of reported hosts is the workspace's own. */
export interface RecognizedParameters {
  /** The value of each parameter that was recognised, by its id; as the selection writes it where it gives one. */
  readonly parameters: ReadonlyMap<string, string>;
  /**
   * For the text of each host, what the catalog would write: a template such as
   * `{storageAccount}.file.core.windows.net`, which the parameters and the selection's region turn into that host
   * again, or the host itself.
   */
  readonly templates: ReadonlyMap<string, string>;
}

/**
 * Finds out which reported hosts are the workspace's own, by the host templates of the service, whatever the features,
 * revisions and clouds that they belong to. A template fits a host when its parameters can have values that their
 * rules for names accept, and `{region}` the selection's region. The value of a parameter is recognised when
 *
 * - the selection gives it, and a host fits a template with that value (in any case, as host names are compared); or
 * - the selection does not give it, all hosts that fit templates of the parameter agree on one value, and at least two
 *   different templates of it fit. One is not enough: `viennaglobal.azurecr.io` fits `{containerRegistry}.azurecr.io`
 *   and is Microsoft's.
 *
 * A host that the catalog names without placeholders belongs to everybody: it speaks for no value and stays itself.
 * A value that Terraform knows only later is never compared, so its parameter is not recognised.
 */
export function recognizeParameters(hosts: readonly Fqdn[], selection: Selection): RecognizedParameters {
  const fits = fitsOf(hosts, selection);
  const parameters = new Map<string, string>();
  for (const id of [...selection.service.parameters.keys()].sort(compareText)) {
    const value = recognized(id, fits, selection);
    if (value !== undefined) {
      parameters.set(id, value);
    }
  }
  const templates = new Map(hosts.map(({ text }) => [text, text]));
  for (const { host, template, values } of fits) {
    const known = [...values].every(([id, value]) => parameters.get(id)?.toLowerCase() === value);
    if (known && templates.get(host.text) === host.text) {
      templates.set(host.text, template.text);
    }
  }
  return { parameters, templates };
}

/** A selection with the parameters that were recognised; what it gives itself stays. */
export function withRecognized(selection: Selection, { parameters }: RecognizedParameters): Selection {
  return { ...selection, parameters: new Map([...parameters, ...selection.parameters]) };
}

/** A template that can become a reported host. */
interface Fit {
  readonly host: Fqdn;
  readonly template: HostTemplate;
  readonly values: ParameterValues;
}

/** Every template that fits a host, those of one host in the order of their texts. */
function fitsOf(hosts: readonly Fqdn[], selection: Selection): Fit[] {
  const { templates, fixed } = hostsOf(selection.service);
  const matchers = templates.map((template) => ({
    template,
    match: hostTemplateMatcher(template, selection),
  }));
  return hosts
    .filter(({ text }) => !fixed.has(text))
    .flatMap((host) =>
      matchers.flatMap(({ template, match }) => {
        const values = match(host);
        return values === undefined ? [] : [{ host, template, values }];
      }),
    );
}

function hostsOf(service: Service): {
  readonly templates: readonly HostTemplate[];
  readonly fixed: ReadonlySet<string>;
} {
  const all = service.requirements.flatMap(({ hosts }) => hosts.flatMap((entry) => entry.hosts));
  const templates = new Map(
    all.filter(({ fixed }) => fixed === undefined).map((template) => [template.text, template]),
  );
  return {
    templates: [...templates.values()].sort((a, b) => compareText(a.text, b.text)),
    fixed: new Set(all.flatMap(({ fixed }) => (fixed === undefined ? [] : [fixed.text]))),
  };
}

function recognized(id: string, fits: readonly Fit[], selection: Selection): string | undefined {
  const fitting = fits.flatMap(({ template, values }) => {
    const value = values.get(id);
    return value === undefined ? [] : [{ template: template.text, value }];
  });
  const given = selection.parameters.get(id);
  if (given !== undefined) {
    return !isDeferred(given) && fitting.some(({ value }) => value === given.toLowerCase())
      ? given
      : undefined;
  }
  const values = new Set(fitting.map(({ value }) => value));
  const [value] = values;
  const templates = new Set(fitting.map(({ template }) => template));
  return values.size === 1 && templates.size >= 2 ? value : undefined;
}
