import { builtInCloud, CLOUD_IDS } from "../catalog/built-in";
import type { Selection } from "../catalog/selection";
import { type Feature, holds } from "../catalog/service";
import { type Connections, type CoveringFlow, covering, coveringFlows } from "./covering-flows";
import type { RecognizedParameters } from "./recognize-parameters";
import { withRecognized } from "./recognize-parameters";

/** How a selection would cover what it lacks. */
export interface LackingHint {
  /**
   * What has to be otherwise in the selection, and nothing but that: values of parameters that it does not give; one
   * of some features that it has not got; or its revision; or its cloud.
   */
  readonly change: "parameters" | "feature" | "revision" | "cloud";
  /** Any one of these does: features, revisions or clouds, in the catalog's order; empty for `parameters`. */
  readonly alternatives: readonly string[];
  /** The requirements that would cover it, each once: by alternative, then by slot. */
  readonly requirements: readonly string[];
  /** Values that the selection has to give besides, as they were recognised in the response. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The same as one sentence. */
  readonly message: string;
}

/** Finds the hint for connections on one port that the selection does not cover, or `undefined` where there is none. */
export type HintFinder = (connections: Connections, port: number) => LackingHint | undefined;

/**
 * A finder of hints for one selection. The changes are tried in this order, and the first that helps is the hint:
 *
 * 1. the parameters that were recognised, and that the selection does not give;
 * 2. each feature that is off and that the selection's cloud and revision have, with those that it implies;
 * 3. each other revision, and 4. each other cloud, with those of the features that are on which it has, and the
 *    features it has by default that the selection could not have turned off. A host of another cloud with a region
 *    in its name is found with the selection's region only.
 *
 * All of them are tried with the recognised parameters; two changes at a time are not tried.
 */
export function hintFinder(selection: Selection, recognized: RecognizedParameters): HintFinder {
  const given = withRecognized(selection, recognized);
  const known = new Set(coveringFlows(selection).map(flowKey));
  const changes = changesOf(given).map(({ change, alternatives }) => ({
    change,
    flows: alternatives.flatMap(({ name, changed }) =>
      coveringFlows(changed)
        .filter((flow) => !known.has(flowKey(flow)))
        .map((flow) => ({ ...flow, name })),
    ),
  }));
  return (connections, port) => {
    for (const { change, flows } of changes) {
      const helping = covering(flows, connections, port);
      if (helping.length > 0) {
        return hintOf(change, helping, selection, recognized);
      }
    }
    return undefined;
  };
}

type Change = LackingHint["change"];

interface ChangedSelections {
  readonly change: Change;
  readonly alternatives: readonly { readonly name: string; readonly changed: Selection }[];
}

function changesOf(selection: Selection): ChangedSelections[] {
  const { service, features, cloud, revisionIndex } = selection;
  const off = [...service.features.values()].filter(
    ({ id, validity }) => !features.has(id) && holds(validity, cloud.id, revisionIndex),
  );
  const otherClouds = CLOUD_IDS.filter((id) => id !== cloud.id);
  return [
    { change: "parameters", alternatives: [{ name: "", changed: selection }] },
    {
      change: "feature",
      alternatives: off.map((feature) => ({ name: feature.id, changed: withFeature(selection, feature) })),
    },
    {
      change: "revision",
      alternatives: service.revisions.flatMap((revision, index) =>
        index === revisionIndex
          ? []
          : [{ name: revision, changed: moved({ ...selection, revision, revisionIndex: index }, selection) }],
      ),
    },
    {
      change: "cloud",
      alternatives: otherClouds.map((id) => ({
        name: id,
        changed: moved({ ...selection, cloud: builtInCloud(id) }, selection),
      })),
    },
  ];
}

function withFeature(selection: Selection, { id, implies }: Feature): Selection {
  const { service, cloud, revisionIndex } = selection;
  const available = implies.filter((each) => {
    const feature = service.features.get(each);
    return feature !== undefined && holds(feature.validity, cloud.id, revisionIndex);
  });
  return { ...selection, features: new Set([...selection.features, id, ...available]) };
}

/** A selection whose cloud or revision was changed, with the features that fit there. */
function moved(there: Selection, here: Selection): Selection {
  const on = [...there.service.features.values()].filter(
    ({ id, validity, default: byDefault }) =>
      holds(validity, there.cloud.id, there.revisionIndex) &&
      (here.features.has(id) || (byDefault && !holds(validity, here.cloud.id, here.revisionIndex))),
  );
  return { ...there, features: new Set(on.map(({ id }) => id)) };
}

/** What tells the flows of one service apart; those of a selection that are in another one are not what helps. */
function flowKey({ requirement, host, protocol, ports }: CoveringFlow): string {
  return `${requirement} ${host.text} ${protocol} ${ports.map(({ first, last }) => `${first}-${last}`).join()}`;
}

function hintOf(
  change: Change,
  helping: readonly (CoveringFlow & { readonly name: string })[],
  selection: Selection,
  { parameters }: RecognizedParameters,
): LackingHint {
  const requirements = [...new Set(helping.map(({ requirement }) => requirement))];
  const needed = Object.fromEntries(
    [...parameters].filter(
      ([id]) => !selection.parameters.has(id) && helping.some(({ template }) => template.includes(`{${id}}`)),
    ),
  );
  const alternatives = [...new Set(helping.map(({ name }) => name))].filter((name) => name !== "");
  const what = [
    ...(alternatives.length === 0 ? [] : [`the ${change} ${alternatives.map(code).join(" or ")}`]),
    ...Object.entries(needed).map(([id, value]) => `the parameter ${code(id)} set to ${code(value)}`),
  ].join(" and ");
  const verb = requirements.length === 1 ? "covers" : "cover";
  const message = `${requirements.map(code).join(", ")} ${verb} it with ${what}`;
  return { change, alternatives, requirements, parameters: needed, message };
}

function code(text: string): string {
  return `\`${text}\``;
}
