import {
  type Acknowledgement,
  acknowledge,
  acknowledgementOf,
} from "../../../lib/core/diagnostics/acknowledgement";
import { DIAGNOSTIC_CODES } from "../../../lib/core/diagnostics/codes";
import { type Diagnostic, diagnostic } from "../../../lib/core/diagnostics/diagnostic";

const GRAPH = diagnostic("host-only-requirement", "requirement microsoft-graph", "no tag", "microsoft-graph");
const PORTAL = diagnostic("host-only-requirement", "requirement azure-portal", "no tag", "azure-portal");
const TAG = diagnostic("service-tag-use-unpublished", "routes[0].destination", "not listed");
const BYPASS = diagnostic("firewall-bypassed", "requirement return", "goes around", "return");
const ERROR = diagnostic("empty-source", "subnets", "none");

const given = (code: string, requirement?: string, reason = "It is not used"): Acknowledgement => ({
  code,
  reason,
  ...(requirement === undefined ? {} : { requirement }),
});

const marked = (found: Diagnostic, reason = "It is not used"): Diagnostic => ({
  ...found,
  acknowledged: reason,
});

describe("an acknowledgement", () => {
  it.each<[string, Diagnostic[], Acknowledgement[], Diagnostic[]]>([
    ["of nothing leaves all findings as they are", [GRAPH, ERROR], [], [GRAPH, ERROR]],
    [
      "of a code marks every finding of it",
      [GRAPH, TAG, PORTAL],
      [given("host-only-requirement")],
      [marked(GRAPH), TAG, marked(PORTAL)],
    ],
    [
      "of a requirement marks the findings on it",
      [GRAPH, PORTAL],
      [given("host-only-requirement", "azure-portal")],
      [GRAPH, marked(PORTAL)],
    ],
    [
      "of a code marks a finding on no requirement",
      [TAG],
      [given("service-tag-use-unpublished")],
      [marked(TAG)],
    ],
    ["marks a note as well", [BYPASS], [given("firewall-bypassed")], [marked(BYPASS)]],
    ["leaves an error as it is, and is not unused", [ERROR], [given("empty-source")], [ERROR]],
    [
      "keeps its reason as it was written",
      [GRAPH],
      [given("host-only-requirement", undefined, " Nobody calls it. ")],
      [marked(GRAPH, " Nobody calls it. ")],
    ],
    [
      "for each of two requirements marks each with its own reason",
      [GRAPH, PORTAL],
      [
        given("host-only-requirement", "azure-portal", "No portal"),
        given("host-only-requirement", "microsoft-graph", "No graph"),
      ],
      [marked(GRAPH, "No graph"), marked(PORTAL, "No portal")],
    ],
  ])("%s", (_fact, found, acknowledgements, expected) => {
    expect(acknowledge(found, acknowledgements)).toEqual(expected);
  });

  it.each<[string, Diagnostic[], Acknowledgement, Diagnostic["code"], "error" | "warning", string]>([
    [
      "of an unknown code",
      [],
      given("host-only"),
      "invalid-acknowledgement",
      "error",
      "there is no finding with the code `host-only`",
    ],
    [
      "of a misspelt code",
      [GRAPH],
      given("host-only-requirment"),
      "invalid-acknowledgement",
      "error",
      "there is no finding with the code `host-only-requirment`; did you mean `host-only-requirement`?",
    ],
    [
      "of a code in another case",
      [GRAPH],
      given("Host-Only-Requirement"),
      "invalid-acknowledgement",
      "error",
      "there is no finding with the code `Host-Only-Requirement`; did you mean `host-only-requirement`?",
    ],
    [
      "of a code that every object has",
      [],
      given("toString"),
      "invalid-acknowledgement",
      "error",
      "there is no finding with the code `toString`",
    ],
    [
      "without a reason",
      [GRAPH],
      given("host-only-requirement", undefined, ""),
      "invalid-acknowledgement",
      "error",
      "the acknowledgement of `host-only-requirement` has no reason; say why it is accepted",
    ],
    [
      "with a blank reason",
      [],
      given("host-only-requirement", undefined, " \n"),
      "invalid-acknowledgement",
      "error",
      "the acknowledgement of `host-only-requirement` has no reason; say why it is accepted",
    ],
    [
      "of a code that was not found",
      [TAG],
      given("host-only-requirement"),
      "unused-acknowledgement",
      "warning",
      "nothing was found that `host-only-requirement` acknowledges; remove the acknowledgement",
    ],
    [
      "of a requirement on which nothing was found",
      [GRAPH],
      given("host-only-requirement", "azure-portal"),
      "unused-acknowledgement",
      "warning",
      "nothing was found that `host-only-requirement of azure-portal` acknowledges; remove the acknowledgement",
    ],
    [
      "of a requirement, where the finding is on none",
      [TAG],
      given("service-tag-use-unpublished", "azure-portal"),
      "unused-acknowledgement",
      "warning",
      "nothing was found that `service-tag-use-unpublished of azure-portal` acknowledges; remove the acknowledgement",
    ],
  ])("%s is a finding itself", (_fact, found, acknowledgement, code, severity, message) => {
    expect(acknowledge(found, [acknowledgement]).slice(found.length)).toEqual([
      { code, severity, subject: "acknowledgements[0]", message },
    ]);
  });

  it("that is a finding is told by its place, after the others", () => {
    const found = acknowledge(
      [GRAPH],
      [given("host-only-requirement"), given("x-y"), given("tag-shadows-hosts")],
    );
    expect(found.map(({ code, subject }) => [code, subject])).toEqual([
      ["host-only-requirement", "requirement microsoft-graph"],
      ["invalid-acknowledgement", "acknowledgements[1]"],
      ["unused-acknowledgement", "acknowledgements[2]"],
    ]);
  });

  it("of nothing is not told where other layers are planned elsewhere; one that cannot be used is", () => {
    const acknowledgements = [
      given("tag-shadows-hosts"),
      given("x-y"),
      given("host-only-requirement", undefined, ""),
    ];
    expect(acknowledge([], acknowledgements, false).map(({ code }) => code)).toEqual([
      "invalid-acknowledgement",
      "invalid-acknowledgement",
    ]);
  });

  it("changes none of the findings that it is given", () => {
    const found = [{ ...GRAPH }];
    acknowledge(found, [given("host-only-requirement")]);
    expect(found).toEqual([GRAPH]);
  });

  // The order of a list that a user writes decides nothing elsewhere, and a reason for one requirement is the better one.
  it("of a requirement comes before one of the whole code, whichever is written first", () => {
    const whole = given("host-only-requirement", undefined, "None is used");
    const one = given("host-only-requirement", "azure-portal", "No portal");
    const expected = [marked(GRAPH, "None is used"), marked(PORTAL, "No portal")];
    expect(acknowledge([GRAPH, PORTAL], [one, whole])).toEqual(expected);
    expect(acknowledge([GRAPH, PORTAL], [whole, one])).toEqual(expected);
  });

  it("is found by code and requirement", () => {
    const list = [given("host-only-requirement", "azure-portal"), given("tag-shadows-hosts")];
    expect(acknowledgementOf(list, "host-only-requirement", "azure-portal")).toBe(list[0]);
    expect(acknowledgementOf(list, "host-only-requirement", "microsoft-graph")).toBeUndefined();
    expect(acknowledgementOf(list, "host-only-requirement", undefined)).toBeUndefined();
    expect(acknowledgementOf(list, "tag-shadows-hosts", "batch")).toBe(list[1]);
    expect(acknowledgementOf(list, "empty-source", undefined)).toBeUndefined();
  });

  it("can name every code of the table", () => {
    for (const code of Object.keys(DIAGNOSTIC_CODES)) {
      expect(acknowledge([], [given(code)]).map((found) => found.code)).toEqual(["unused-acknowledgement"]);
    }
  });
});
