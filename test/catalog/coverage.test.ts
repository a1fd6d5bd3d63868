import { MACHINE_LEARNING_DOCUMENTS } from "../../lib/core/catalog/built-in";
import { tagCorrectionOf } from "../../lib/core/catalog/tag-aliases";
import { COUNTS } from "./source-counts";
import { FORMS, type Form } from "./source-coverage/catalog-facts";
import { builtInCoverage } from "./source-coverage/coverage";
import {
  type EntryCoverage,
  entryCoverage,
  isForEntry,
  unsupportedCitations,
} from "./source-coverage/entry-coverage";
import { isForFlow, isForRow, namesRow } from "./source-coverage/reasons";
import { isCarried, type RowCoverage, rowCoverage } from "./source-coverage/row-coverage";

const { documented, catalogued, reasons, sections, rows } = builtInCoverage();
const { service, requirements } = MACHINE_LEARNING_DOCUMENTS;
const entries = entryCoverage(catalogued, documented, sections);
const everyRequirement = requirements.flatMap((file) => file.requirements);

const named = ({ documented: { source, row, cloud } }: RowCoverage): string => `${source} ${row.id} ${cloud}`;
const shown = ({ catalogued: { entry, cloud, revision, value, protocol, port } }: EntryCoverage): string =>
  [entry.name, revision, cloud, value, protocol, port].join(" ");

/** What a row of a reason's list is called in a test's name. */
const titled = <T extends { readonly source: string; readonly rows: readonly string[] }>(
  each: T,
): [string, T] => [`${each.source} ${each.rows.join(", ")}`, each];

describe("the rows of the documents", () => {
  it.each(Object.keys(COUNTS))(
    "%s: each is carried by requirements in each cloud, or there is a reason",
    (name) => {
      const ofSource = rows.filter(({ documented: { source } }) => source === name);
      expect(ofSource.length).toBeGreaterThan(0);
      expect(ofSource.filter(({ status }) => status === "missing").map(named)).toEqual([]);
    },
  );

  it("are carried for the most part, where they state a flow", () => {
    const stating = rows.filter(({ flows }) => flows.length > 0);
    const carried = stating.filter(({ status }) => status === "carried");
    expect(stating.length).toBeGreaterThan(900);
    expect(carried.length / stating.length).toBeGreaterThan(0.85);
  });
});

describe("a reason for rows that are not carried", () => {
  it.each(reasons.rows.map(titled))(
    "%s: is for rows that there are, in clouds that they have",
    (_rows, reason) => {
      for (const id of reason.rows) {
        const those = documented.filter((each) => namesRow({ source: reason.source, rows: [id] }, each));
        expect([id, those.length > 0]).toEqual([id, true]);
        for (const cloud of reason.clouds ?? []) {
          expect([id, those.some((each) => each.cloud === cloud)]).toEqual([id, true]);
        }
      }
    },
  );

  it.each(reasons.rows.map(titled))("%s: is for nothing that is carried", (_rows, reason) => {
    const meant = rows.filter((each) => isForRow(reason, each.documented));
    const flows = meant.flatMap((each) =>
      each.flows.filter(({ flow }) => isForFlow(reason, flow)).map((flow) => ({ each, flow })),
    );
    expect(flows.filter(({ flow }) => isCarried(flow)).map(({ each }) => named(each))).toEqual([]);
    for (const each of meant.filter(({ flows: stated }) => stated.length > 0)) {
      expect([named(each), flows.some((flow) => flow.each === each)]).toEqual([named(each), true]);
    }
    for (const value of reason.values ?? []) {
      expect(flows.map(({ flow }) => flow.flow.written)).toContain(value);
    }
    for (const port of reason.ports ?? []) {
      expect(flows.map(({ flow }) => flow.flow.port)).toContain(port);
    }
  });

  it("is the only one for its rows", () => {
    const twice = rows.filter(({ documented: row, flows }) => {
      const those = reasons.rows.filter((each) => isForRow(each, row));
      return flows.length === 0
        ? those.length > 1
        : flows.some(({ flow }) => those.filter((each) => isForFlow(each, flow)).length > 1);
    });
    expect(twice.map(named)).toEqual([]);
  });

  it("is a sentence for every row that states a flow", () => {
    const silent = rows.filter(
      ({ documented: row, flows }) =>
        flows.length > 0 && reasons.rows.some((each) => isForRow(each, row) && each.reason === undefined),
    );
    expect(silent.map(named)).toEqual([]);
  });

  it("that points to undocumentedIn is for rows whose requirements say so of the cloud", () => {
    const meant = rows.filter(
      ({ documented: row, flows }) =>
        flows.length > 0 &&
        reasons.rows.some((each) => isForRow(each, row) && each.reason?.includes("undocumentedIn")),
    );
    const silent = meant.flatMap((lacking) => {
      const { source, row, cloud } = lacking.documented;
      const carriers = rows
        .filter(({ documented: other }) => other.source === source && other.row === row)
        .flatMap(({ flows }) => flows.flatMap((flow) => flow.carriers.map(({ entry }) => entry.requirement)));
      const needs = everyRequirement.filter(({ id }) => carriers.includes(id));
      const saying = needs.filter(({ undocumentedIn }) => undocumentedIn?.includes(cloud));
      return needs.length > 0 && saying.length === needs.length ? [] : [named(lacking)];
    });
    expect(meant.length).toBeGreaterThan(10);
    expect(silent).toEqual([]);
  });

  const became = [...new Set(reasons.rows.flatMap(({ becomes = [] }) => becomes))];
  it.each(became)("leads to %s, which is there", (what) => {
    const [kind = "", id = ""] = what.split("/");
    const requirement = everyRequirement.find((each) => each.id === id);
    const found: Readonly<Record<string, boolean>> = {
      feature: id in service.features,
      parameter: id in service.parameters,
      requirement: requirement !== undefined,
      note:
        requirement?.notes !== undefined ||
        FORMS.some((form: Form) => requirement?.[form]?.some((entry) => "note" in entry)),
      "tag-alias": (tagCorrectionOf(id) ?? tagCorrectionOf(`Storage.${id}`)) !== undefined,
    };
    expect(found[kind]).toBe(true);
  });
});

describe("a reason for rows with a condition that no feature stands for", () => {
  it.each(reasons.conditions.map(titled))("%s: is still needed", (_rows, reason) => {
    const without = { ...reasons, conditions: reasons.conditions.filter((each) => each !== reason) };
    for (const id of reason.rows) {
      const those = documented.filter((each) => namesRow({ source: reason.source, rows: [id] }, each));
      const open = those.filter(
        (each) => rowCoverage(each, catalogued, without, sections).status === "missing",
      );
      expect([id, open.length > 0]).toEqual([id, true]);
    }
  });
});

describe("the entries of the catalog", () => {
  it("each come from a row of each of their revisions and clouds, or there is a reason", () => {
    const open = entries.filter(
      (each) =>
        each.rows.length === 0 && !reasons.entries.some((reason) => isForEntry(reason, each.catalogued)),
    );
    expect(entries.length).toBeGreaterThan(3000);
    expect(open.map(shown)).toEqual([]);
  });

  it.each(reasons.entries.map((each): [string, string, typeof each] => [each.requirement, each.form, each]))(
    "%s: the reason for its %s is for those without a row, in every revision that it names",
    (_requirement, _form, reason) => {
      const meant = entries.filter((each) => isForEntry(reason, each.catalogued));
      expect(meant.filter((each) => each.rows.length > 0).map(shown)).toEqual([]);
      expect(new Set(meant.map((each) => each.catalogued.revision))).toEqual(new Set(reason.revisions));
    },
  );

  it("each cite only sections that have a row of theirs, or there is a reason that is needed", () => {
    const cited = unsupportedCitations(entries, sections).map((each) => Object.values(each).join(" "));
    const explained = reasons.citations.flatMap(({ requirement, form, sections: those }) =>
      those.map((section) => [requirement, form, section].join(" ")),
    );
    expect([...new Set(cited)].sort()).toEqual(explained.sort());
  });
});

describe("the sections of the catalog", () => {
  const mapped = new Set(Object.values(sections.sources).flatMap((tables) => Object.values(tables).flat()));

  it("each have a transcribed table, or there is a reason", () => {
    const expected = Object.keys(service.sections).sort();
    expect([...mapped, ...Object.keys(sections.notTranscribed)].sort()).toEqual(expected);
  });

  it("are those of tables that there are", () => {
    const unknown = Object.entries(sections.sources).flatMap(([name, tables]) =>
      Object.keys(tables).filter((table) => !(table in (COUNTS[name] ?? {}))),
    );
    expect(unknown).toEqual([]);
  });
});
