import { compareText } from "../../lib/core/address/compare-text";
import { describeChange } from "../../lib/core/report/flow-change";
import type { FlowList } from "../../lib/core/report/flow-list";
import { selectionChanges } from "../../lib/core/report/selection-changes";
import { choiceAt, relatedTo } from "./member-text";
import { DEFAULT_SELECTION } from "./planned-selections";
import { choicesOf, flowsAt, type PublicRules } from "./public-rules";
import { flowOfLine } from "./recorded-flows";

/** Flows that the same selections gained or lost. */
export interface FlowChanges {
  /** The selections, in words. */
  readonly where: string;
  /** `+ outbound Tcp 443 from the service's subnets to AzureMonitor: wider (azure-monitor)`. */
  readonly changes: readonly string[];
}

/** Two places that are compared, and what the revision is called. */
interface Pair {
  readonly cloud: string;
  readonly before: string;
  readonly after: string;
  /** Empty of the newest documents, which a selection follows unless it names others. */
  readonly revision: string;
}

/**
 * The flows by which two records differ, each marked wider or narrower: of the default selection of each cloud, and of
 * each choice those that the default selection does not have as well. A new choice changes nothing for those who do not
 * make it, and is no flow here.
 *
 * @returns by the selections that have them; the newest documents and the default selection first
 */
export function flowChanges(before: PublicRules, after: PublicRules): FlowChanges[] {
  const [former, latter] = [flowLists(before), flowLists(after)];
  const wheres = new Map<string, Map<string, Set<string>>>();
  for (const pair of pairsOf(before, after)) {
    const changesOf = (choice: string): readonly string[] => {
      const lists = [former.get(choiceAt(choice, pair.before)), latter.get(choiceAt(choice, pair.after))];
      const [was, is] = lists;
      return was === undefined || is === undefined ? [] : selectionChanges(was, is).map(changeText);
    };
    const ofDefault = changesOf(DEFAULT_SELECTION);
    for (const choice of choicesOf(after).get(pair.after) ?? []) {
      const own = choice === DEFAULT_SELECTION ? ofDefault : changesOf(choice);
      for (const change of own.filter((each) => choice === DEFAULT_SELECTION || !ofDefault.includes(each))) {
        const places = wheres.get(change) ?? new Map<string, Set<string>>();
        const key = JSON.stringify([pair.revision, choice]);
        wheres.set(change, places.set(key, (places.get(key) ?? new Set()).add(pair.cloud)));
      }
    }
  }
  return grouped(wheres);
}

function changeText(change: Parameters<typeof describeChange>[0]): string {
  const requirements = [...change.before.rules, ...change.after.rules];
  return `\`${describeChange(change)}\` (${requirements.join(", ")})`;
}

/** The newest revisions of each cloud, and the older ones that both have. */
function pairsOf(before: PublicRules, after: PublicRules): Pair[] {
  const revisionsOf = (record: PublicRules, cloud: string): string[] =>
    Object.keys(record.choices)
      .filter((place) => place.startsWith(`${cloud}/`))
      .map((place) => place.slice(cloud.length + 1));
  const clouds = [...new Set(Object.keys(after.choices).map((place) => place.split("/")[0] ?? ""))];
  return clouds.flatMap((cloud): Pair[] => {
    const [former, latter] = [revisionsOf(before, cloud), revisionsOf(after, cloud)];
    const [was, is] = [former.at(-1), latter.at(-1)];
    if (was === undefined || is === undefined) return [];
    const same = latter.filter(
      (revision) => former.includes(revision) && !(revision === was && revision === is),
    );
    return [
      { cloud, before: `${cloud}/${was}`, after: `${cloud}/${is}`, revision: "" },
      ...same.map((revision) => ({
        cloud,
        before: `${cloud}/${revision}`,
        after: `${cloud}/${revision}`,
        revision,
      })),
    ];
  });
}

/** What each choice requires. */
function flowLists(record: PublicRules): ReadonlyMap<string, FlowList> {
  const choices = choicesOf(record);
  const relations = Object.entries(record.requirements).map(
    ([id, relation]) => [id, relatedTo(relation, choices)] as const,
  );
  const flows = new Map(
    [...choices.keys()].map((place) => [
      place,
      new Map(relations.map(([id]) => [id, flowsAt(record, id, place).map((line) => flowOfLine(id, line))])),
    ]),
  );
  return new Map(
    [...choices].flatMap(([place, each]) =>
      each.map((choice): [string, FlowList] => {
        const selection = choiceAt(choice, place);
        const ids = relations.filter(([, brought]) => brought.has(selection)).map(([id]) => id);
        const [cloud = "", revision = ""] = place.split("/");
        return [
          selection,
          {
            service: { id: "", displayName: "" },
            cloud,
            region: "",
            revision,
            features: [],
            flows: ids.flatMap((id) => flows.get(place)?.get(id) ?? []),
          },
        ];
      }),
    ),
  );
}

function grouped(wheres: ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<string>>>): FlowChanges[] {
  const groups = new Map<string, string[]>();
  for (const [change, places] of wheres) {
    const where = whereText(places);
    groups.set(where, [...(groups.get(where) ?? []), change]);
  }
  return [...groups].map(([where, changes]) => ({ where, changes: [...changes].sort(compareText) }));
}

/** `` the default selection (public, china), also by the documents of 2023-04-14 ``. */
function whereText(places: ReadonlyMap<string, ReadonlySet<string>>): string {
  const byRevision = new Map<string, Map<string, string[]>>();
  for (const [key, clouds] of places) {
    const [revision, choice] = JSON.parse(key) as [string, string];
    const cloudText = [...clouds].join(", ");
    const byClouds = byRevision.get(revision) ?? new Map<string, string[]>();
    const name = choice === DEFAULT_SELECTION ? "the default selection" : `\`${choice}\``;
    byRevision.set(revision, byClouds.set(cloudText, [...(byClouds.get(cloudText) ?? []), name]));
  }
  const revisionsByText = new Map<string, string[]>();
  for (const [revision, byClouds] of byRevision) {
    const text = [...byClouds].map(([clouds, names]) => `${names.join(", ")} (${clouds})`).join("; ");
    revisionsByText.set(text, [...(revisionsByText.get(text) ?? []), revision]);
  }
  return [...revisionsByText].map(([text, revisions]) => `${text}${revisionText(revisions)}`).join("; ");
}

function revisionText(revisions: readonly string[]): string {
  const older = revisions.filter((revision) => revision !== "");
  if (older.length === 0) {
    return "";
  }
  const also = older.length < revisions.length ? "also " : "";
  return `, ${also}by the documents of ${older.join(", ")}`;
}
