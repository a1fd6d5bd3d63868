import { compareText } from "../address/compare-text";
import type { Acknowledgement } from "../diagnostics/acknowledgement";
import {
  type EgressRequest,
  type FirewallRequest,
  MODULE_LAYERS,
  type ModuleRequest,
  type SelectionRequest,
} from "./module-request";

/**
 * What a file for `--selection` holds, as `catalog/schema/selection.schema.json` defines it, and what the options of
 * the command line say in its place. What is absent is not said.
 */
export interface SelectionDocument {
  readonly cloud?: string;
  readonly region?: string;
  readonly revision?: string;
  readonly features?: readonly string[];
  readonly withoutFeatures?: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  readonly strict?: boolean;
  readonly acknowledgements?: readonly Acknowledgement[];
  readonly egress?: EgressDocument;
  /** Paths of catalog files. */
  readonly catalogs?: readonly string[];
  readonly layers?: readonly string[];
  readonly open?: readonly string[];
  readonly existing?: readonly string[];
  readonly denyScope?: string;
}

/** How traffic leaves, as far as it is said. */
export interface EgressDocument extends FirewallRequest {
  readonly kind?: string;
}

/** The parts of an egress that only a firewall has. */
export const FIREWALL_PARTS = [
  "strategy",
  "sku",
  "dnsProxy",
  "tlsInspection",
  "fqdnTags",
  "ruleCover",
] as const satisfies readonly (keyof FirewallRequest)[];

/**
 * The selection of a file with what is said beside it: single values take the place of the file's, lists and
 * parameters are added to it. An egress of another kind takes the place of the file's egress as a whole.
 */
export function mergedSelections(file: SelectionDocument, beside: SelectionDocument): SelectionDocument {
  const added = <T>(key: keyof SelectionDocument, one: readonly T[] = [], other: readonly T[] = []) =>
    one.length + other.length === 0 ? {} : { [key]: [...one, ...other] };
  const isOtherKind = beside.egress?.kind !== undefined && beside.egress.kind !== file.egress?.kind;
  return {
    ...file,
    ...beside,
    ...added("features", file.features, beside.features),
    ...added("withoutFeatures", file.withoutFeatures, beside.withoutFeatures),
    ...(file.parameters === undefined && beside.parameters === undefined
      ? {}
      : { parameters: { ...file.parameters, ...beside.parameters } }),
    ...added("acknowledgements", file.acknowledgements, beside.acknowledgements),
    ...(file.egress === undefined && beside.egress === undefined
      ? {}
      : { egress: isOtherKind ? beside.egress : { ...file.egress, ...beside.egress } }),
    ...added("catalogs", file.catalogs, beside.catalogs),
    ...added("layers", file.layers, beside.layers),
    ...added("open", file.open, beside.open),
    ...added("existing", file.existing, beside.existing),
  };
}

/**
 * The same selection in one form: lists in order and each item once, parameters by name, nothing that says no more
 * than its absence, and keys in the order of the interface. Catalogs keep their order, because each extends the one
 * before.
 */
export function normalizedSelection(document: SelectionDocument): SelectionDocument {
  const { cloud, region, revision, strict, acknowledgements = [], denyScope, catalogs = [] } = document;
  const parameters = Object.entries(document.parameters ?? {}).sort(([a], [b]) => compareText(a, b));
  return defined({
    cloud,
    region,
    revision,
    features: inOrder(document.features),
    withoutFeatures: inOrder(document.withoutFeatures),
    parameters: parameters.length === 0 ? undefined : Object.fromEntries(parameters),
    strict: strict === true ? true : undefined,
    acknowledgements: listed(acknowledgementsInOrder(acknowledgements)),
    egress: normalizedEgress(document.egress),
    catalogs: listed(catalogs),
    layers: layersInOrder(document.layers),
    open: inOrder(document.open),
    existing: layersInOrder(document.existing),
    denyScope,
  });
}

/**
 * The request that a selection makes.
 *
 * @param document a selection with a region; its cloud is `public` where it says none
 */
export function moduleRequestOf(document: SelectionDocument & { readonly region: string }): ModuleRequest {
  const { features, withoutFeatures, parameters, revision, strict, acknowledgements } = document;
  const { egress, layers, open, existing, denyScope } = document;
  const selection: SelectionRequest = {
    cloud: document.cloud ?? "public",
    region: document.region,
    ...defined({ features, withoutFeatures, parameters, revision, strict, acknowledgements }),
  };
  return {
    selection,
    ...(egress === undefined ? {} : { egress: egressRequestOf(egress) }),
    ...defined({ layers, open, existing, denyScope }),
  };
}

function egressRequestOf({ kind, ...firewall }: EgressDocument): EgressRequest {
  return kind === "firewall" ? { kind, ...defined(firewall) } : { kind: "direct" };
}

function normalizedEgress(egress: EgressDocument | undefined): EgressDocument | undefined {
  if (egress?.kind !== "firewall") {
    return undefined;
  }
  const { kind, strategy, sku, dnsProxy, tlsInspection, fqdnTags, ruleCover } = egress;
  return defined({
    kind,
    strategy,
    sku,
    dnsProxy: dnsProxy === true ? true : undefined,
    tlsInspection: tlsInspection === true ? true : undefined,
    fqdnTags: fqdnTags === true ? true : undefined,
    ruleCover,
  });
}

function acknowledgementsInOrder(given: readonly Acknowledgement[]): readonly Acknowledgement[] {
  const texts = new Map(
    given.map(({ code, requirement, reason }) => [
      JSON.stringify([code, requirement ?? "", reason]),
      defined({ code, requirement, reason }) as Acknowledgement,
    ]),
  );
  return [...texts].sort(([a], [b]) => compareText(a, b)).map(([, each]) => each);
}

/** Layers in the order in which a packet meets them; others, which nobody knows, behind them. */
function layersInOrder(layers: readonly string[] = []): readonly string[] | undefined {
  const known: readonly string[] = MODULE_LAYERS;
  const others = layers.filter((layer) => !known.includes(layer));
  return listed([...known.filter((layer) => layers.includes(layer)), ...(inOrder(others) ?? [])]);
}

function inOrder(texts: readonly string[] = []): readonly string[] | undefined {
  return listed([...new Set(texts)].sort(compareText));
}

function listed<T>(items: readonly T[]): readonly T[] | undefined {
  return items.length === 0 ? undefined : items;
}

/** The object without keys that have no value. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
