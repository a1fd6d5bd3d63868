import { compareText } from "../address/compare-text";
import { isDeferred, type Text } from "../address/deferred";
import { quoted } from "../address/quoted";
import { refuseTemplate } from "../address/template";
import { type Acknowledgement, refuseUnusable } from "../diagnostics/acknowledgement";
import { type Diagnostic, diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";
import { builtInCloud, CLOUD_IDS } from "./built-in";
import type { Cloud, CloudId, Region } from "./cloud";
import { parseName } from "./resource-names";
import { type Feature, holds, type Service } from "./service";

/** What a user selects, as text. */
export interface SelectionInput {
  /** `public`, `usgovernment` or `china`. */
  readonly cloud: string;
  /** Programmatic name, such as `eastus2`. */
  readonly region: string;
  /** Features to turn on beside those that are on by default. Default: none. */
  readonly features?: readonly string[];
  /** Features that are on by default to turn off. Default: none. */
  readonly withoutFeatures?: readonly string[];
  /** Values that only the user knows, by parameter. Default: none. */
  readonly parameters?: Readonly<Record<string, Text>>;
  /** Date of the documents to follow. Default: the newest. */
  readonly revision?: string;
  /** Whether a missing parameter is an error. Default: false, it is a warning. */
  readonly strict?: boolean;
  /** Findings that are accepted, with reasons. Default: none. */
  readonly acknowledgements?: readonly Acknowledgement[];
}

/** A selection that holds together: the cloud has the region, the revision has the features. */
export interface Selection {
  readonly service: Service;
  readonly cloud: Cloud;
  readonly region: Region;
  readonly features: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, Text>;
  /** Date of the documents. */
  readonly revision: string;
  /** Its index in the service's list. */
  readonly revisionIndex: number;
  readonly strict: boolean;
  readonly acknowledgements: readonly Acknowledgement[];
  /** What was found in it that is no error; a plan tells it, acknowledged or not. */
  readonly findings: readonly Diagnostic[];
}

/** What became of a selection; the cloud is there even where something else is wrong. */
export interface SelectionOutcome extends Outcome<Selection> {
  readonly cloud?: Cloud;
}

/** Checks a selection against the catalog, and tells everything that is wrong with it at once. */
export function select(service: Service, input: SelectionInput): SelectionOutcome {
  const diagnostics: Diagnostic[] = [];
  const cloud = findCloud(input, diagnostics);
  const region = findRegion(input, cloud, diagnostics);
  const revisionIndex = findRevision(service, input, diagnostics);
  const features = findFeatures(service, input, cloud, revisionIndex, diagnostics);
  const parameters = findParameters(service, input, diagnostics);
  if (cloud === undefined || region === undefined || revisionIndex === undefined || hasErrors(diagnostics)) {
    diagnostics.push(...refuseUnusable(input.acknowledgements ?? []));
    return { ...(cloud === undefined ? {} : { cloud }), diagnostics };
  }
  const revision = service.revisions[revisionIndex] ?? "";
  const value: Selection = {
    service,
    cloud,
    region,
    features,
    parameters,
    revision,
    revisionIndex,
    strict: input.strict ?? false,
    acknowledgements: input.acknowledgements ?? [],
    findings: availabilityOf(service, cloud, region),
  };
  return { value, cloud, diagnostics };
}

function findCloud(input: SelectionInput, diagnostics: Diagnostic[]): Cloud | undefined {
  const id = CLOUD_IDS.find((each) => each === input.cloud);
  if (id === undefined) {
    const message = `unknown cloud ${quoted(input.cloud)}${suggestion(input.cloud, CLOUD_IDS)}`;
    diagnostics.push(diagnostic("unknown-cloud", "selection.cloud", message));
    return undefined;
  }
  return builtInCloud(id);
}

function findRegion(
  input: SelectionInput,
  cloud: Cloud | undefined,
  diagnostics: Diagnostic[],
): Region | undefined {
  const region = cloud?.regions.get(input.region);
  if (region !== undefined) {
    return region;
  }
  const home = CLOUD_IDS.find((id) => builtInCloud(id).regions.has(input.region));
  if (home !== undefined && cloud === undefined) {
    return undefined;
  }
  if (home !== undefined) {
    const message = `region \`${input.region}\` belongs to the cloud \`${home}\`, not to ${quoted(input.cloud)}; change one of the two`;
    diagnostics.push(diagnostic("region-of-another-cloud", "selection.region", message));
    return undefined;
  }
  const known = (cloud === undefined ? CLOUD_IDS : [cloud.id]).flatMap((id: CloudId) => [
    ...builtInCloud(id).regions.keys(),
  ]);
  const message = `unknown region ${quoted(input.region)}${suggestion(input.region, known)}`;
  diagnostics.push(diagnostic("unknown-region", "selection.region", message));
  return undefined;
}

function findRevision(
  service: Service,
  input: SelectionInput,
  diagnostics: Diagnostic[],
): number | undefined {
  if (input.revision === undefined) {
    return service.revisions.length - 1;
  }
  const index = service.revisions.indexOf(input.revision);
  if (index === -1) {
    const message = `unknown revision ${quoted(input.revision)} of ${service.displayName}; known: ${service.revisions.map((each) => `\`${each}\``).join(", ")}`;
    diagnostics.push(diagnostic("unknown-revision", "selection.revision", message));
    return undefined;
  }
  return index;
}

function findFeatures(
  service: Service,
  input: SelectionInput,
  cloud: Cloud | undefined,
  revisionIndex: number | undefined,
  diagnostics: Diagnostic[],
): ReadonlySet<string> {
  const asked = input.features ?? [];
  const refused = input.withoutFeatures ?? [];
  const available = (feature: Feature): boolean =>
    cloud !== undefined && revisionIndex !== undefined && holds(feature.validity, cloud.id, revisionIndex);
  asked.forEach((id, index) => {
    const subject = `selection.features[${index}]`;
    const feature = service.features.get(id);
    if (feature === undefined) {
      diagnostics.push(unknownFeature(service, id, subject));
    } else if (cloud !== undefined && revisionIndex !== undefined && !available(feature)) {
      diagnostics.push(unavailableFeature(service, feature, cloud, revisionIndex, subject));
    }
    if (refused.includes(id)) {
      const message = `feature \`${id}\` is in \`features\` and in \`withoutFeatures\`; remove it from one of them`;
      diagnostics.push(diagnostic("feature-on-and-off", subject, message));
    }
  });
  refused.forEach((id, index) => {
    if (!service.features.has(id)) {
      diagnostics.push(unknownFeature(service, id, `selection.withoutFeatures[${index}]`));
    }
  });
  const wanted = [...service.features.values()].filter(
    (feature) =>
      available(feature) && (feature.default || asked.includes(feature.id)) && !refused.includes(feature.id),
  );
  const implied = new Set(wanted.flatMap((feature) => feature.implies));
  for (const feature of wanted) {
    for (const id of feature.implies.filter((each) => refused.includes(each))) {
      const remedy = asked.includes(feature.id)
        ? "remove one of them"
        : `add \`${feature.id}\`, which is on by default, to \`withoutFeatures\`, or remove \`${id}\` from it`;
      const message = `feature \`${feature.id}\` needs \`${id}\`, which is in \`withoutFeatures\`; ${remedy}`;
      diagnostics.push(diagnostic("feature-on-and-off", "selection.withoutFeatures", message));
    }
  }
  const on = [...service.features.values()].filter(
    (feature) => wanted.includes(feature) || (implied.has(feature.id) && available(feature)),
  );
  diagnostics.push(...exclusions(on));
  return new Set(on.map((feature) => feature.id));
}

function unknownFeature(service: Service, id: string, subject: string): Diagnostic {
  const hint = suggestion(id, [...service.features.keys()]);
  return diagnostic(
    "unknown-feature",
    subject,
    `unknown feature ${quoted(id)} of ${service.displayName}${hint}`,
  );
}

function unavailableFeature(
  service: Service,
  feature: Feature,
  cloud: Cloud,
  revisionIndex: number,
  subject: string,
): Diagnostic {
  const { clouds } = feature.validity;
  if (clouds !== "all" && !clouds.has(cloud.id)) {
    const message = `feature \`${feature.id}\` does not exist in the cloud \`${cloud.id}\`, only in ${[...clouds].map((id) => `\`${id}\``).join(", ")}; remove it`;
    return diagnostic("feature-not-in-cloud", subject, message);
  }
  const having = service.revisions.filter(
    (_, index) => index >= feature.validity.since && index < feature.validity.until,
  );
  const message = `feature \`${feature.id}\` is not in revision \`${service.revisions[revisionIndex]}\`, only in ${having.map((each) => `\`${each}\``).join(", ")}; remove it or choose such a revision`;
  return diagnostic("feature-not-in-revision", subject, message);
}

function exclusions(on: readonly Feature[]): Diagnostic[] {
  const ids = on.map((feature) => feature.id);
  return on.flatMap((feature) =>
    feature.excludes
      .filter(
        (other) =>
          ids.includes(other) &&
          (ids.indexOf(feature.id) < ids.indexOf(other) ||
            !on.some((each) => each.id === other && each.excludes.includes(feature.id))),
      )
      .map((other) =>
        diagnostic(
          "features-exclude-each-other",
          "selection.features",
          `features \`${feature.id}\` and \`${other}\` exclude each other; keep one of them`,
        ),
      ),
  );
}

function findParameters(
  service: Service,
  input: SelectionInput,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, Text> {
  const given = Object.entries(input.parameters ?? {}).sort(([a], [b]) => compareText(a, b));
  for (const [id, value] of given) {
    const subject = `selection.parameters.${id}`;
    const parameter = service.parameters.get(id);
    if (parameter === undefined) {
      const hint = suggestion(id, [...service.parameters.keys()]);
      diagnostics.push(
        diagnostic(
          "unknown-parameter",
          subject,
          `unknown parameter ${quoted(id)} of ${service.displayName}${hint}`,
        ),
      );
      continue;
    }
    if (isDeferred(value)) {
      continue;
    }
    const template = refuseTemplate(value);
    if (template !== undefined) {
      diagnostics.push(diagnostic("template-in-value", subject, template));
      continue;
    }
    const name = parseName(parameter.name, value);
    if (!name.ok) {
      diagnostics.push(diagnostic("invalid-parameter", subject, name.problem));
    }
  }
  return new Map(given);
}

function availabilityOf(service: Service, cloud: Cloud, region: Region): Diagnostic[] {
  const documented = service.availability.get(cloud.id);
  if (documented === undefined || documented.includes(region.name)) {
    return [];
  }
  const message = `${service.displayName} is documented in ${documented.map((name) => `\`${name}\``).join(", ")} of ${cloud.displayName}, not in \`${region.name}\`; check that it is offered there`;
  return [diagnostic("service-not-in-region", "selection.region", message)];
}
