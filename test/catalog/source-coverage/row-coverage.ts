import type { CataloguedFlow } from "./catalog-facts";
import type { DocumentedCase, DocumentedFlow } from "./document-facts";
import { carries } from "./matching";
import {
  type ConditionReason,
  isForFlow,
  isForRow,
  namesRow,
  type Reasons,
  type TableSections,
} from "./reasons";

/** What became of a flow that a row states. */
export interface FlowCoverage {
  readonly flow: DocumentedFlow;
  /** The catalogued flows that carry it; empty where none does. */
  readonly carriers: readonly CataloguedFlow[];
  /** Whether another value of the row is carried, where any one of them is enough. */
  readonly spared: boolean;
}

/** What became of a row in one cloud. */
export interface RowCoverage {
  readonly documented: DocumentedCase;
  readonly flows: readonly FlowCoverage[];
  /**
   * `carried`: requirements hold all that it states; `explained`: what they do not hold has a reason; `missing`: it has
   * none.
   */
  readonly status: "carried" | "explained" | "missing";
}

/** The features that the columns of a Kubernetes row stand for. */
const COLUMN_FEATURES = { training: "kubernetes-training", inference: "kubernetes-inference" } as const;

/** Holds one row, in one cloud, against the catalog's flows of its cloud and revision. */
export function rowCoverage(
  documented: DocumentedCase,
  catalogued: readonly CataloguedFlow[],
  reasons: Reasons,
  sections: TableSections,
): RowCoverage {
  const exceptions = reasons.conditions.filter((each) => namesRow(each, documented));
  const found = documented.flows.map((flow) => {
    const all = carriersOf(flow, documented, catalogued, sections);
    const carriers = heldOnCondition(flow, documented, all, exceptions);
    return { flow, carriers: heldBothWays(flow, documented, heldByColumns(documented, carriers), sections) };
  });
  const flows = found.map((each) => ({
    ...each,
    spared:
      documented.anyOne &&
      found.some(({ flow, carriers }) => flow.port === each.flow.port && carriers.length > 0),
  }));
  const given = reasons.rows.filter((each) => isForRow(each, documented));
  const open = flows.filter((each) => !isCarried(each));
  const unexplained = open.filter(({ flow }) => !given.some((reason) => isForFlow(reason, flow)));
  if (documented.flows.length === 0) {
    return { documented, flows, status: given.length > 0 ? "explained" : "missing" };
  }
  return {
    documented,
    flows,
    status: unexplained.length > 0 ? "missing" : open.length > 0 ? "explained" : "carried",
  };
}

/** Whether nothing of a flow is open. */
export function isCarried({ carriers, spared }: FlowCoverage): boolean {
  return spared || carriers.length > 0;
}

/** The catalogued flows that are the documented one and, where the catalog cites the table's section, cite it. */
export function carriersOf(
  flow: DocumentedFlow,
  { source, table, cloud, revision }: DocumentedCase,
  catalogued: readonly CataloguedFlow[],
  sections: TableSections,
): CataloguedFlow[] {
  const cited = sections.sources[source]?.[table];
  return catalogued.filter(
    (each) =>
      each.cloud === cloud &&
      each.revision === revision &&
      carries(each, flow) &&
      (cited?.some((section) => each.entry.sources.includes(section)) ?? true),
  );
}

/** Of a row with a condition, nothing where it is always needed, unless the condition is about something else. */
function heldOnCondition(
  { port }: DocumentedFlow,
  { row }: DocumentedCase,
  carriers: readonly CataloguedFlow[],
  exceptions: readonly ConditionReason[],
): readonly CataloguedFlow[] {
  const excepted = exceptions.some(({ ports }) => ports?.includes(port) ?? true);
  return row.condition === undefined ||
    excepted ||
    carriers.every(({ entry }) => entry.features !== undefined)
    ? carriers
    : [];
}

/** Of a row with columns, what their features bring; nothing where a feature brings it whose column says no. */
function heldByColumns(
  { row: { columns } }: DocumentedCase,
  carriers: readonly CataloguedFlow[],
): readonly CataloguedFlow[] {
  if (columns === undefined) {
    return carriers;
  }
  const broughtBy = (feature: string): readonly CataloguedFlow[] =>
    carriers.filter(({ entry }) => entry.features?.includes(feature));
  const byColumn = (["training", "inference"] as const).map((column) => ({
    wanted: columns[column],
    brought: broughtBy(COLUMN_FEATURES[column]),
  }));
  return byColumn.every(({ wanted, brought }) => wanted === brought.length > 0)
    ? byColumn.flatMap(({ brought }) => brought)
    : [];
}

/** Of ports without a direction, in a table that the catalog cites, nothing where they are open one way alone. */
function heldBothWays(
  { form, direction }: DocumentedFlow,
  { source, table }: DocumentedCase,
  carriers: readonly CataloguedFlow[],
  { sources }: TableSections,
): readonly CataloguedFlow[] {
  const cited = sources[source]?.[table] !== undefined;
  const ways = new Set(carriers.map((each) => each.direction));
  const both = ways.has("internal") || (ways.has("inbound") && ways.has("outbound"));
  return form === "any" && direction === "" && cited && !both ? [] : carriers;
}
