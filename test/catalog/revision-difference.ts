import fc from "fast-check";
import {
  CLOUD_DOCUMENTS,
  CLOUD_IDS,
  MACHINE_LEARNING_DOCUMENTS,
  machineLearningService,
} from "../../lib/core/catalog/built-in";
import type { CloudId } from "../../lib/core/catalog/cloud";
import type { EntryDocument, FeatureDocument } from "../../lib/core/catalog/documents";
import { type HostFlow, selectRequirements } from "../../lib/core/catalog/flows";
import { type SelectionInput, select } from "../../lib/core/catalog/selection";
import { inCodeUnitOrder } from "./json-documents";

export const { service, requirements } = MACHINE_LEARNING_DOCUMENTS;
export const { revisions } = service;
export const FEATURES = Object.entries<FeatureDocument>(service.features);
export const PARAMETERS: Readonly<Record<string, string>> = {
  storageAccount: "mlstore",
  containerRegistry: "mlregistry",
  workspaceId: "11111111-2222-4333-8444-555555555555",
};

export interface Choice {
  readonly cloud: CloudId;
  readonly region: string;
  readonly features: readonly string[];
  readonly withoutFeatures: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** What changes in a set of lines. */
export interface Difference {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

const line = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join(" ");

/** The flows that the library selects, one line for each port: `batch outbound *.batch.azure.com Any 443`. */
export function selected(choice: Choice, revision: string): string[] {
  const input: SelectionInput = { ...choice, revision };
  const { value, diagnostics } = select(machineLearningService(), input);
  if (value === undefined) {
    throw new Error(JSON.stringify(diagnostics));
  }
  const lines = selectRequirements(value).flatMap(({ requirement, ...flows }) => {
    const to = (
      target: string,
      each: { protocol: string; ports: readonly { first: number; last: number }[] },
    ) =>
      each.ports.flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, offset) =>
          line(requirement.id, requirement.direction, target, each.protocol, String(first + offset)),
        ),
      );
    return [
      ...flows.tagFlows.flatMap((each) => to(each.tag.text, each)),
      ...flows.hostFlows.flatMap((each) => to(`${hostText(each)}${each.path ?? ""}`, each)),
      ...flows.subnetFlows.flatMap((each) => to("", each)),
      ...flows.routeFlows.map(({ tag }) => line(requirement.id, requirement.direction, "route", tag.text)),
    ];
  });
  return inCodeUnitOrder([...new Set(lines)]);
}

function hostText({ host }: HostFlow): string {
  return "text" in host ? host.text : host.deferred;
}

/** The features that are on, found by turning on what is implied until nothing changes. */
export function featuresOn({ cloud, features, withoutFeatures }: Choice, revision: string): Set<string> {
  const there = FEATURES.filter(([, feature]) => isThere(feature, cloud, revision));
  const on = new Set(
    there
      .filter(([id, feature]) => (feature.default || features.includes(id)) && !withoutFeatures.includes(id))
      .map(([id]) => id),
  );
  for (let before = -1; before !== on.size; ) {
    before = on.size;
    for (const [id] of there) {
      if (
        [...on].some((other) =>
          service.features[other as keyof typeof service.features]?.implies?.includes(id),
        )
      ) {
        on.add(id);
      }
    }
  }
  return on;
}

function isThere({ clouds, since, until }: FeatureDocument, cloud: string, revision: string): boolean {
  return (clouds?.includes(cloud) ?? true) && (since ?? "") <= revision && (until ?? "9") > revision;
}

type AnyEntry = EntryDocument & {
  readonly tag?: string;
  readonly hosts?: readonly string[];
  readonly urls?: readonly string[];
  readonly protocol?: string;
  readonly ports?: readonly string[];
  readonly nextHop?: string;
};

/** The lines of the entries that are meant, of requirements that the features bring, read from the files alone. */
export function recorded(
  choice: Choice,
  on: ReadonlySet<string>,
  isMeant: (entry: EntryDocument) => boolean,
): Set<string> {
  const lines = new Set<string>();
  for (const file of requirements) {
    const brought = file.features === undefined || file.features.some((id) => on.has(id));
    if (!brought || file.unless?.some((id) => on.has(id))) {
      continue;
    }
    for (const {
      id,
      direction,
      tags = [],
      hosts = [],
      urls = [],
      subnets = [],
      routes = [],
    } of file.requirements) {
      for (const entry of [...tags, ...hosts, ...urls, ...subnets, ...routes] as readonly AnyEntry[]) {
        if (!isMeant(entry) || entry.clouds?.includes(choice.cloud) === false) {
          continue;
        }
        for (const template of entry.hosts ?? entry.urls ?? [entry.tag ?? ""]) {
          const target = concrete(template, choice);
          if (target !== undefined && entry.nextHop !== undefined) {
            lines.add(line(id, direction, "route", target));
          }
          for (const port of target === undefined ? [] : (entry.ports ?? []).flatMap(everyPort)) {
            lines.add(line(id, direction, target ?? "", entry.protocol ?? "", port));
          }
        }
      }
    }
  }
  return lines;
}

/** A template with its values, or `undefined` where one was not given. */
function concrete(template: string, { cloud, region, parameters }: Choice): string | undefined {
  const facts = CLOUD_DOCUMENTS[cloud];
  const [name = ""] = template.split(".{Region}");
  const suffixes = facts.regions[region];
  const suffix =
    facts.serviceTags[name]?.regional?.suffixes === "azureCloudSuffix"
      ? (suffixes?.azureCloudSuffix ?? region)
      : suffixes?.tagSuffix;
  const text = Object.entries({ ...parameters, region, Region: suffix ?? "" }).reduce(
    (before, [placeholder, value]) => before.replaceAll(`{${placeholder}}`, value),
    template,
  );
  return text.includes("{") ? undefined : text;
}

function everyPort(range: string): string[] {
  const [first = 0, last = first] = range.split("-").map(Number);
  const ports: string[] = [];
  for (let port = first; port <= last; port++) {
    ports.push(String(port));
  }
  return ports;
}

export function difference(older: Iterable<string>, newer: Iterable<string>): Difference {
  const [before, after] = [new Set(older), new Set(newer)];
  return {
    added: inCodeUnitOrder([...after].filter((each) => !before.has(each))),
    removed: inCodeUnitOrder([...before].filter((each) => !after.has(each))),
  };
}

export const PAIRS = revisions.flatMap((older, index) =>
  revisions.slice(index + 1).map((newer): [string, string] => [older, newer]),
);

export const exists = (feature: FeatureDocument, cloud: CloudId, pair: readonly string[]): boolean =>
  pair.every((revision) => isThere(feature, cloud, revision));

/** A selection of what both revisions have. */
export function choices(pair: readonly [string, string]): fc.Arbitrary<Choice> {
  return fc.constantFrom(...CLOUD_IDS).chain((cloud) => {
    const there = FEATURES.filter(([, feature]) => exists(feature, cloud, pair));
    const implied = new Set(there.flatMap(([, { implies = [] }]) => implies));
    const byDefault = there.filter(([id, feature]) => feature.default && !implied.has(id)).map(([id]) => id);
    return fc.record({
      cloud: fc.constant(cloud),
      region: fc.constantFrom(...Object.keys(CLOUD_DOCUMENTS[cloud].regions)),
      features: fc.subarray(there.filter(([, feature]) => !feature.default).map(([id]) => id)),
      withoutFeatures: fc.subarray(byDefault),
      parameters: fc
        .subarray(Object.keys(PARAMETERS))
        .map((ids) => Object.fromEntries(ids.map((id) => [id, PARAMETERS[id] ?? ""]))),
    });
  });
}
