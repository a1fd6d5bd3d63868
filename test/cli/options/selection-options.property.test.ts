import fc from "fast-check";
import {
  moduleRequestOf,
  normalizedSelection,
  type SelectionDocument,
} from "../../../lib/core/module/selection-document";
import { WorkingFolder } from "../in-process";
import { captured } from "./captured-request";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const name = fc.stringMatching(/^[a-z][a-z-]{0,8}$/);
const value = fc.string({ maxLength: 12, unit: "binary" });
const reason = value.filter((text) => text.trim() !== "");
const names = fc.array(name, { maxLength: 4 });

/** A selection, and its words in a random order: an independent way to write it. */
const selections = fc
  .record({
    cloud: fc.option(name, { nil: undefined }),
    revision: fc.option(name, { nil: undefined }),
    features: names,
    withoutFeatures: names,
    parameters: fc.dictionary(name, value, { maxKeys: 4 }),
    strict: fc.boolean(),
    acknowledgements: fc.array(
      fc.record({ code: name, requirement: fc.option(name, { nil: undefined }), reason }),
      { maxLength: 3 },
    ),
    egress: fc.option(
      fc.record({
        kind: fc.constant("firewall"),
        strategy: fc.option(name, { nil: undefined }),
        dnsProxy: fc.boolean(),
        fqdnTags: fc.boolean(),
        ruleCover: fc.option(name, { nil: undefined }),
      }),
      { nil: undefined },
    ),
    layers: names,
    open: names,
    existing: names,
    denyScope: fc.option(name, { nil: undefined }),
  })
  .chain((document) =>
    fc.tuple(
      fc.constant(document as SelectionDocument),
      fc.shuffledSubarray(pairsOf(document as SelectionDocument), {
        minLength: pairsOf(document as SelectionDocument).length,
      }),
    ),
  );

function pairsOf(document: SelectionDocument): string[][] {
  const one = (option: string, text: string | undefined) =>
    text === undefined ? [] : [[`${option}=${text}`]];
  const flag = (option: string, on: boolean | undefined) => (on ? [[option]] : []);
  return [
    ...one("--region", "eastus2"),
    ...one("--cloud", document.cloud),
    ...one("--revision", document.revision),
    ...(document.features ?? []).map((each) => ["--feature", each]),
    ...(document.withoutFeatures ?? []).map((each) => ["--without", each]),
    ...Object.entries(document.parameters ?? {}).map(([key, each]) => ["--parameter", `${key}=${each}`]),
    ...flag("--strict", document.strict),
    ...(document.acknowledgements ?? []).map((each) => [
      "--acknowledge",
      `${each.code}${each.requirement === undefined ? "" : `@${each.requirement}`}=${each.reason}`,
    ]),
    ...one("--egress", document.egress?.kind),
    ...one("--firewall-strategy", document.egress?.strategy),
    ...flag("--firewall-dns-proxy", document.egress?.dnsProxy),
    ...flag("--firewall-fqdn-tags", document.egress?.fqdnTags),
    ...one("--firewall-rule-cover", document.egress?.ruleCover),
    ...(document.layers ?? []).map((each) => ["--layer", each]),
    ...(document.open ?? []).map((each) => ["--open", each]),
    ...(document.existing ?? []).map((each) => ["--existing", each]),
    ...one("--deny", document.denyScope),
  ];
}

describe("random options", () => {
  it("say what was meant, in whatever order they stand", () => {
    fc.assert(
      fc.property(selections, ([document, pairs]) => {
        const { request, result } = captured(folder, pairs.flat());
        expect(result.stderr).toBe("");
        expect(request).toEqual(
          moduleRequestOf({
            ...normalizedSelection({ cloud: "public", ...withoutUndefined(document) }),
            region: "eastus2",
          }),
        );
      }),
      { numRuns: 200 },
    );
  });
});

function withoutUndefined(document: SelectionDocument): SelectionDocument {
  return JSON.parse(JSON.stringify(document));
}
