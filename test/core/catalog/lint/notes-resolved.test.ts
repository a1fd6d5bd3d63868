import type { NoteDocument } from "../../../../lib/core/catalog/documents";
import { rule } from "../../../../lib/core/catalog/lint/notes-resolved";
import { foundBy } from "./found-by";
import { type Difference, requirement, routed, smallCatalog } from "./small-catalog";

const issue = { title: "Issue 1", url: "https://contoso.com/1", date: "2025" };
const features = {
  extra: { default: false, description: "Something more." },
  other: { default: false, description: "Something else." },
  usual: { default: true, description: "What is usual." },
};

const found = (note: Partial<NoteDocument>, difference: Difference = {}): string[] =>
  foundBy(rule, {
    extra: [routed({ notes: [{ text: "It is so." }, { text: "It is known.", ...note }] })],
    ...difference,
    service: { features, ...difference.service },
  });

const at = "extra.json requirements[0].notes[1]";

describe("a note is accepted", () => {
  it.each<[string, Partial<NoteDocument>, Difference]>([
    ["that is of the documents themselves", {}, {}],
    ["with a reference that exists", { reference: "issue" }, { service: { references: { issue } } }],
    ["that offers a feature that is off", { offers: "other" }, {}],
    ["that tells of a feature that is off", { offers: "other", tell: true }, {}],
  ])("%s", (_, note, difference) => {
    expect(found(note, difference)).toEqual([]);
  });
});

describe("a note is refused", () => {
  it.each<[string, Partial<NoteDocument>, Difference, string]>([
    [
      "with a reference of a service without any",
      { reference: "issue" },
      {},
      `${at}.reference: \`issue\` is no reference of the service`,
    ],
    [
      "with a reference that every object has",
      { reference: "__proto__" },
      {},
      `${at}.reference: \`__proto__\` is no reference of the service`,
    ],
    [
      "that tells and offers nothing",
      { tell: true },
      {},
      `${at}.tell: what is told has to say what to do; name the feature that it \`offers\`, or remove \`tell\``,
    ],
    [
      "that offers no feature",
      { offers: "othre" },
      {},
      `${at}.offers: \`othre\` is no feature of the service; did you mean \`other\`?`,
    ],
    [
      "that offers what every object has",
      { offers: "constructor" },
      {},
      `${at}.offers: \`constructor\` is no feature of the service; known: \`extra\`, \`other\`, \`usual\``,
    ],
    [
      "that offers what is on by default",
      { offers: "usual" },
      {},
      `${at}.offers: \`usual\` is on by default, so that there is nothing to offer; offer one that is off, or remove \`offers\``,
    ],
    [
      "that offers what brings the requirement",
      { offers: "extra" },
      {},
      `${at}.offers: \`extra\` is what brings \`way-back\`, so that it is on already; offer another, or remove \`offers\``,
    ],
    [
      "that offers what takes the requirement away",
      { offers: "other" },
      { unless: ["other"] },
      `${at}.offers: \`other\` takes \`way-back\` away, so that it allows nothing for it; offer another, or remove \`offers\``,
    ],
  ])("%s", (_, note, difference, finding) => {
    expect(found(note, difference)).toEqual([finding]);
  });

  it("with a misspelt reference, which leaves the reference unused", () => {
    expect(found({ reference: "isue" }, { service: { references: { issue } } })).toEqual([
      "service.json references.issue: no note names the reference `issue`; remove it, or name it in a note",
      `${at}.reference: \`isue\` is no reference of the service; did you mean \`issue\`?`,
    ]);
  });
});

it("a feature that brings other requirements only is accepted", () => {
  expect(
    foundBy(rule, { base: [requirement({ notes: [{ text: "It is known.", offers: "extra" }] })] }),
  ).toEqual([]);
  expect(rule.check(smallCatalog())).toEqual([]);
});
