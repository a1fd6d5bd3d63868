import namesDocument from "../../../../catalog/names.json";
import { parseFqdn } from "../../address/fqdn";
import { quoted } from "../../address/quoted";
import { suggestion } from "../../diagnostics/nearest-names";
import type { ServiceDocuments } from "../documents";
import { entriesOf } from "./catalog-entries";
import { serviceFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";
import { listed } from "./listed";
import { ownValue } from "./own-value";

/** The placeholder of the selected region, which is no parameter. */
const REGION = "region";

/** A region's name, long as they come. */
const SAMPLE_REGION = "australiasoutheast";

/** The rules for names, by kind; a kind of a user's own catalog is looked up here too. */
const NAMES: Readonly<Record<string, { readonly example: string }>> = namesDocument.names;

/** What does not parse here would throw in a user's synthesis. */
export const rule = catalogRule(
  "hosts-parse",
  "Every host parses once its placeholders are filled in, and each placeholder is `region` or a parameter of the service.",
  ({ service }) => {
    const samples = samplesOf(service);
    return [
      ...parameterProblems(service),
      ...entriesOf(service).flatMap((placed) =>
        placed.form === "hosts"
          ? placed.entry.hosts.flatMap((host, index) => {
              const message = problemOf(host, samples);
              return message === undefined
                ? []
                : [{ file: placed.file, path: `${placed.path}.hosts[${index}]`, message }];
            })
          : [],
      ),
    ];
  },
);

function samplesOf({ service }: ServiceDocuments): ReadonlyMap<string, string> {
  const parameters = Object.entries(service.parameters).map(([id, { name }]): [string, string] => [
    id,
    ownValue(NAMES, name)?.example ?? "sample",
  ]);
  return new Map([...parameters, [REGION, SAMPLE_REGION]]);
}

function parameterProblems(documents: ServiceDocuments): Problem[] {
  return Object.entries(documents.service.parameters).flatMap(([id, { name }]) => {
    const place = { file: serviceFile(documents), path: `parameters.${id}` };
    const taken =
      id === REGION
        ? [{ ...place, message: "`region` stands for the selected region; give the parameter another name" }]
        : [];
    const kind = Object.hasOwn(NAMES, name)
      ? []
      : [
          {
            ...place,
            path: `${place.path}.name`,
            message: `${quoted(name)} is no rule of names.json${suggestion(name, Object.keys(NAMES))}`,
          },
        ];
    return [...taken, ...kind];
  });
}

function problemOf(host: string, samples: ReadonlyMap<string, string>): string | undefined {
  if (/[<>]/.test(host)) {
    const known = listed([...samples.keys()].map((name) => `{${name}}`));
    return `${quoted(host)} has a placeholder as documents write it; write one of ${known}`;
  }
  if (host.includes("\\")) {
    return `${quoted(host)} has a backslash, with which Markdown escapes; write ${quoted(host.replaceAll("\\", ""))}`;
  }
  const unknown = [...host.matchAll(/\{([^{}]*)\}/g)]
    .map((match) => match[1] ?? "")
    .find((name) => !samples.has(name));
  if (unknown !== undefined) {
    return `${quoted(host)} has the placeholder ${quoted(unknown)}, which is no parameter of the service${suggestion(unknown, [...samples.keys()])}`;
  }
  const sample = host.replaceAll(/\{([^{}]*)\}/g, (_, name: string) => samples.get(name) ?? "");
  const parsed = parseFqdn(sample);
  if (!parsed.ok) {
    return sample === host ? parsed.problem : `${quoted(host)} does not become a host: ${parsed.problem}`;
  }
  return sample === sample.toLowerCase()
    ? undefined
    : `${quoted(host)} has upper-case letters; write it in lower case, except for the names in braces`;
}
