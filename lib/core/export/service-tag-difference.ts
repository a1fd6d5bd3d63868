import { compareText } from "../address/compare-text";
import { selectRequirements } from "../catalog/flows";
import { LOCAL_TAGS } from "../catalog/local-tags";
import type { Selection } from "../catalog/selection";
import { prefixTagsOf } from "../compile/route-prefixes";
import { compileRoutes } from "../compile/routes";
import { acknowledge } from "../diagnostics/acknowledgement";
import { type Diagnostic, diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic";
import {
  compareServiceTagFiles,
  type ServiceTagChange,
} from "../service-tag-files/compare-service-tag-files";
import type { ServiceTagFile } from "../service-tag-files/service-tag-file";
import { exportLists } from "./export-lists";
import { type ExportInput, exportSelection } from "./export-selection";
import type { SelectionExport } from "./selection-export";

/** What the default route leads to, which is not compared. */
const ANY_FIREWALL = { deferred: "" };

/** What changed between two files of service tags, for one selection. */
export interface ServiceTagDifference {
  /** What was selected, and which version of this package looked. */
  readonly selection: {
    readonly cloud: string;
    readonly region: string;
    readonly revision: string;
    readonly toolVersion: string;
  };
  /** The change number of the former file, and of the latter. */
  readonly changeNumbers: readonly [number, number];
  /** The tags that the selection uses, in code-unit order. */
  readonly tagsInUse: readonly string[];
  /** Those of them that differ. */
  readonly tags: readonly ServiceTagChange[];
  /** The routes around the firewall, where they are written as prefixes: none, or one that is named `routes`. */
  readonly routes: readonly PrefixListChange[];
  /** The lists of addresses of an export, as far as they differ. */
  readonly lists: readonly PrefixListChange[];
}

/** What changes in a list of prefixes, each of which is a line or a route. */
export interface PrefixListChange {
  /** The list's file, or `routes`. */
  readonly name: string;
  /** The tags that the prefixes come from, in code-unit order. */
  readonly serviceTags: readonly string[];
  /** How many prefixes there were, and how many there are. */
  readonly counts: readonly [number, number];
  /** In the order of their addresses. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Compares two files of service tags, as far as a selection uses them: the tags of its needs in every direction, the
 * routes around the firewall, and the lists of its export.
 *
 * Routes are those that `compileRoutes` gives where they are written as prefixes.
 *
 * @param input what is exported; its service tags are the former file
 */
export function compareServiceTagsFor(
  input: ExportInput & { readonly serviceTags: ServiceTagFile },
  after: ServiceTagFile,
): Outcome<ServiceTagDifference> {
  const { selection, serviceTags: before } = input;
  const files = [before, after];
  const used = tagsOf(selection);
  const there = used.filter((tag) => files.some(({ tags }) => tags.has(tag)));
  const found: Diagnostic[] = used.filter((tag) => !there.includes(tag)).map(notThere);
  const compared = compareServiceTagFiles(before, after, there);
  found.push(...compared.diagnostics);
  if (compared.value === undefined) {
    return { diagnostics: found };
  }
  const [former, latter] = files.map((serviceTags) => exportSelection({ ...input, serviceTags }));
  const ofExports = [...(former?.diagnostics ?? []), ...(latter?.diagnostics ?? [])];
  found.push(...ofExports.filter(({ severity }) => severity === "error"));
  const routes = routeChanges(selection, before, after, found);
  return {
    value: {
      selection: {
        cloud: selection.cloud.id,
        region: selection.region.name,
        revision: selection.revision,
        toolVersion: input.toolVersion,
      },
      changeNumbers: compared.value.changeNumbers,
      tagsInUse: there,
      tags: compared.value.tags,
      routes,
      lists:
        former?.value === undefined || latter?.value === undefined
          ? []
          : listChanges(former.value, latter.value),
    },
    diagnostics: hasErrors(found) ? found : acknowledge(found, selection.acknowledgements, false),
  };
}

/**
 * The service tags of a selection's needs in every direction, of its routes, and those whose prefixes stand for them, in
 * code-unit order.
 */
export function tagsOf(selection: Selection): string[] {
  const flows = selectRequirements(selection).flatMap(({ tagFlows, routeFlows }) => [
    ...tagFlows,
    ...routeFlows,
  ]);
  const names = flows.map(({ tag }) => tag.text).filter((name) => !LOCAL_TAGS.has(name));
  return [...new Set([...names, ...routedTags(selection)])].sort(compareText);
}

function notThere(tag: string): Diagnostic {
  const message = `neither file has the tag \`${tag}\`, which the selection uses`;
  return diagnostic("service-tag-not-compared", tag, message);
}

/** The prefixes that the catalog's routes have from a file; none are known where it lacks a tag, which is told. */
function routedPrefixes(
  selection: Selection,
  file: ServiceTagFile,
  found: Diagnostic[],
): readonly string[] | undefined {
  const realizations = selectRequirements(selection)
    .filter(({ routeFlows }) => routeFlows.length > 0)
    .map((selected) => ({ form: "route" as const, selected }));
  const ofRoutes: Diagnostic[] = [];
  const written = { kind: "prefixes" as const, file };
  const { routes } = compileRoutes(realizations, ANY_FIREWALL, selection, written, [], ofRoutes);
  const errors = ofRoutes.filter(({ severity }) => severity === "error");
  found.push(...errors);
  return errors.length > 0
    ? undefined
    : routes.flatMap(({ origin, destination, nextHop }) =>
        origin === "catalog" && destination.kind === "prefix" && nextHop.type === "Internet"
          ? [destination.prefix.text]
          : [],
      );
}

function routeChanges(
  selection: Selection,
  before: ServiceTagFile,
  after: ServiceTagFile,
  found: Diagnostic[],
): PrefixListChange[] {
  const tags = routedTags(selection);
  if (!tags.every((tag) => before.tags.has(tag) || after.tags.has(tag))) {
    return [];
  }
  const [was, is] = [before, after].map((file) => routedPrefixes(selection, file, found));
  return was === undefined || is === undefined ? [] : changeOf("routes", tags, was, is);
}

/** The tags whose prefixes the catalog's routes have, in code-unit order. */
function routedTags(selection: Selection): string[] {
  const tags = selectRequirements(selection)
    .flatMap(({ routeFlows }) => routeFlows)
    .flatMap((flow) => prefixTagsOf(flow, selection));
  return [...new Set(tags.map(({ tag }) => tag.text))].sort(compareText);
}

function listChanges(before: SelectionExport, after: SelectionExport): PrefixListChange[] {
  const [was, is] = [before, after].map(
    (each) =>
      new Map(
        exportLists(each)
          .filter(({ kind }) => kind === "addresses")
          .map((list) => [list.name, list]),
      ),
  );
  const names = [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])];
  return names.flatMap((name) => {
    const [former, latter] = [was?.get(name)?.entries ?? [], is?.get(name)?.entries ?? []];
    const tags = [...former, ...latter].flatMap(({ serviceTags }) => serviceTags);
    const [formerly, now] = [former, latter].map((entries) => entries.map(({ destination }) => destination));
    return changeOf(name, [...new Set(tags)].sort(compareText), formerly ?? [], now ?? []);
  });
}

function changeOf(
  name: string,
  serviceTags: readonly string[],
  before: readonly string[],
  after: readonly string[],
): PrefixListChange[] {
  const [was, is] = [new Set(before), new Set(after)];
  const added = after.filter((prefix) => !was.has(prefix));
  const removed = before.filter((prefix) => !is.has(prefix));
  return added.length + removed.length === 0
    ? []
    : [{ name, serviceTags, counts: [before.length, after.length], added, removed }];
}
