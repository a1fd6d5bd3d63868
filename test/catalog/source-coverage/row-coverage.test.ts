import type { Row } from "../source-documents";
import type { CataloguedFlow } from "./catalog-facts";
import { type DocumentedCase, flowsOf } from "./document-facts";
import { entryCoverage } from "./entry-coverage";
import type { Reasons, TableSections } from "./reasons";
import { rowCoverage } from "./row-coverage";

const REVISION = "2026-03-19";
const SECTIONS: TableSections = { sources: { source: { table: ["section"] } }, notTranscribed: {} };
const NO_REASONS: Reasons = { rows: [], conditions: [], entries: [], citations: [] };

function documented(row: Partial<Row>): DocumentedCase {
  const whole: Row = {
    id: "table/1",
    kind: "host",
    direction: "outbound",
    clouds: ["public"],
    values: ["a.contoso.com"],
    protocol: "TCP",
    ports: ["443"],
    ...row,
  };
  return {
    source: "source",
    table: "table",
    row: whole,
    cloud: "public",
    revision: REVISION,
    flows: flowsOf(whole),
    anyOne: row.condition?.includes("any one of the values is the destination") ?? false,
  };
}

type Held = Partial<Omit<CataloguedFlow, "entry">> & {
  readonly features?: readonly string[];
  readonly sources?: readonly string[];
  readonly firewallRule?: string;
};

function held({ features, sources = ["section"], firewallRule, ...flow }: Held): CataloguedFlow {
  return {
    entry: {
      requirement: "requirement",
      form: "hosts",
      index: 0,
      name: "requirement.hosts[0]",
      sources,
      ...(features === undefined ? {} : { features }),
      ...(firewallRule === undefined ? {} : { firewallRule }),
    },
    cloud: "public",
    revision: REVISION,
    form: "hosts",
    direction: "outbound",
    value: "a.contoso.com",
    protocol: "Tcp",
    port: "443",
    ...flow,
  };
}

const statusOf = (row: Partial<Row>, flows: readonly Held[], reasons: Partial<Reasons> = {}): string =>
  rowCoverage(documented(row), flows.map(held), { ...NO_REASONS, ...reasons }, SECTIONS).status;

describe("a row", () => {
  it.each<[string, Partial<Row>, readonly Held[]]>([
    ["with its flow", {}, [{}]],
    [
      "with all of its values and ports",
      { values: ["a.contoso.com", "b.contoso.com"], ports: ["80", "443"] },
      [{}, { port: "80" }, { value: "b.contoso.com" }, { value: "b.contoso.com", port: "80" }],
    ],
    ["with each port of a range", { ports: ["8000-8001"] }, [{ port: "8000" }, { port: "8001" }]],
    ["that states no port, with any", { ports: [] }, [{ port: "8443" }]],
    ["that states no protocol, with any", { protocol: null }, [{ protocol: "Udp" }]],
    [
      "with its placeholders",
      { values: ["<storage>.<region>.contoso.com"] },
      [{ value: "{storageAccount}.{region}.contoso.com" }],
    ],
    [
      "with a tag that the document misspells",
      { kind: "service-tag", values: ["Keyvault.<region>"] },
      [{ form: "tags", value: "AzureKeyVault.{Region}" }],
    ],
    [
      "with a URL, whose scheme the catalog leaves out",
      { kind: "url", values: ["https://contoso.com/x/*"] },
      [{ form: "urls", value: "contoso.com/x/*" }],
    ],
    [
      "that names a port alone, with any form, both ways",
      { kind: "port", direction: "none", values: [] },
      [{ form: "tags" }, { form: "tags", direction: "inbound" }],
    ],
    ["that names an outbound port alone, with any form", { kind: "port", values: [] }, [{ form: "tags" }]],
    [
      "that names an outbound port alone, between subnets",
      { kind: "port", values: [] },
      [{ form: "subnets", direction: "internal", value: "" }],
    ],
    [
      "about pods, between subnets",
      { kind: "in-cluster", direction: "both", values: ["pods"] },
      [{ form: "subnets", direction: "internal", value: "" }],
    ],
    [
      "of which any value will do, with one",
      {
        values: ["*", "a.contoso.com"],
        condition: "any one of the values is the destination",
      },
      [{ features: ["a"] }],
    ],
    [
      "of a named rule, with its name",
      {
        kind: "rule",
        rule: { name: "AllowIt" },
      },
      [{ firewallRule: "AllowIt" }],
    ],
    ["with a condition, by what a feature brings", { condition: "sometimes" }, [{ features: ["a"] }]],
    [
      "of both columns, by one requirement",
      { columns: { training: true, inference: true } },
      [{ features: ["kubernetes-training", "kubernetes-inference"] }],
    ],
    [
      "of both columns, by two",
      { columns: { training: true, inference: true } },
      [{ features: ["kubernetes-training"] }, { features: ["kubernetes-inference"] }],
    ],
  ])("%s, is carried", (_what, row, flows) => {
    expect(statusOf(row, flows)).toBe("carried");
  });

  it.each<[string, Partial<Row>, readonly Held[]]>([
    ["without any flow", {}, []],
    ["without one of its values", { values: ["a.contoso.com", "b.contoso.com"] }, [{}]],
    ["without one of its ports", { ports: ["80", "443"] }, [{}]],
    ["with another port", {}, [{ port: "444" }]],
    ["with another protocol", {}, [{ protocol: "Any" }]],
    ["the other way", {}, [{ direction: "inbound" }]],
    ["in another cloud", {}, [{ cloud: "china" }]],
    ["in another revision", {}, [{ revision: "2025-04-03" }]],
    ["in another form", {}, [{ form: "tags" }]],
    ["by an entry that cites another section", {}, [{ sources: ["other"] }]],
    ["of a named rule, without its name", { kind: "rule", rule: { name: "AllowIt" } }, [{}]],
    ["with a condition, by what is always needed", { condition: "sometimes" }, [{}]],
    [
      "with a condition, by what a feature brings and by what is always needed",
      { condition: "sometimes" },
      [{ features: ["a"] }, {}],
    ],
    [
      "of both columns, for one alone",
      { columns: { training: true, inference: true } },
      [{ features: ["kubernetes-training"] }],
    ],
    [
      "of one column, for both",
      { columns: { training: true, inference: false } },
      [{ features: ["kubernetes-training", "kubernetes-inference"] }],
    ],
    [
      "of one column, by what other features bring",
      { columns: { training: true, inference: false } },
      [{ features: ["python-packages"] }],
    ],
    [
      "of which any value will do, with none",
      {
        values: ["*", "b.contoso.com"],
        condition: "any one of the values is the destination",
      },
      [{ features: ["a"] }],
    ],
    [
      "about pods, without a port",
      { kind: "in-cluster", direction: "both", ports: [] },
      [{ form: "subnets", direction: "internal", value: "" }],
    ],
    ["that names a port alone, one way", { kind: "port", direction: "none", values: [] }, [{ form: "tags" }]],
    ["that is a statement", { kind: "statement" }, [{}]],
  ])("%s, is missing", (_what, row, flows) => {
    expect(statusOf(row, flows)).toBe("missing");
  });

  const reason = { source: "source", rows: ["table/1"], reason: "It has one." };
  it.each<[string, Partial<Row>, readonly Held[], Partial<Reasons>, string]>([
    ["without its flow and with a reason", {}, [], { rows: [reason] }, "explained"],
    ["with a reason for its table", {}, [], { rows: [{ ...reason, rows: ["table"] }] }, "explained"],
    ["with a reason for another row", {}, [], { rows: [{ ...reason, rows: ["table/2"] }] }, "missing"],
    ["with a reason for another source", {}, [], { rows: [{ ...reason, source: "other" }] }, "missing"],
    ["with a reason for another cloud", {}, [], { rows: [{ ...reason, clouds: ["china"] }] }, "missing"],
    [
      "with a reason for the value that is not carried",
      { values: ["a.contoso.com", "b.contoso.com"] },
      [{}],
      {
        rows: [{ ...reason, values: ["b.contoso.com"] }],
      },
      "explained",
    ],
    [
      "with a reason for the value that is carried",
      { values: ["a.contoso.com", "b.contoso.com"] },
      [{}],
      {
        rows: [{ ...reason, values: ["a.contoso.com"] }],
      },
      "missing",
    ],
    [
      "with a reason for another port",
      { ports: ["80", "443"] },
      [{}],
      {
        rows: [{ ...reason, ports: ["443"] }],
      },
      "missing",
    ],
    [
      "that is a statement, and became something",
      { kind: "statement" },
      [],
      {
        rows: [{ source: "source", rows: ["table/1"], becomes: ["feature/a"] }],
      },
      "explained",
    ],
    [
      "with a condition that needs no feature",
      { condition: "sometimes" },
      [{}],
      { conditions: [reason] },
      "carried",
    ],
    [
      "with a condition about another port",
      { condition: "sometimes" },
      [{}],
      {
        conditions: [{ ...reason, ports: ["80"] }],
      },
      "missing",
    ],
  ])("%s, is judged so", (_what, row, flows, reasons, status) => {
    expect(statusOf(row, flows, reasons)).toBe(status);
  });
});

describe("a flow of the catalog", () => {
  const rowsOf = (flow: Held, row: Partial<Row>, sections: TableSections): number =>
    entryCoverage([held(flow)], [documented(row)], sections)[0]?.rows.length ?? 0;
  const UNCITED: TableSections = { sources: {}, notTranscribed: {} };

  it.each<[string, Held, Partial<Row>, TableSections, number]>([
    ["that a row states, comes from it", {}, {}, SECTIONS, 1],
    ["that no row states, comes from none", { port: "444" }, {}, SECTIONS, 0],
    ["that cites another section, comes from none", { sources: ["other"] }, {}, SECTIONS, 0],
    ["comes from a row of a table that is cited nowhere", {}, {}, UNCITED, 1],
    ["comes from a port's row that it cites", {}, { kind: "port", values: [] }, SECTIONS, 1],
    ["comes from no port's row that it does not cite", {}, { kind: "port", values: [] }, UNCITED, 0],
  ])("%s", (_what, flow, row, sections, count) => {
    expect(rowsOf(flow, row, sections)).toBe(count);
  });
});
