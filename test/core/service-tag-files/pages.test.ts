import { readServiceTagFile } from "../../../lib/core/service-tag-files/read-service-tag-file";
import { discoveryTexts, powerShellText, weeklyText } from "./file-kinds";
import { fixture, PUBLIC } from "./read-fixture";

const DOCUMENT = JSON.parse(fixture(PUBLIC));
const PAGES = discoveryTexts(DOCUMENT, 3);

const changed = (text: string | undefined, more: object): string =>
  JSON.stringify({ ...JSON.parse(text ?? ""), ...more });

/** What is found in pages: code, subject and message. */
function found(texts: readonly (string | undefined)[]): unknown[] {
  const { value, diagnostics } = readServiceTagFile(
    texts.map((text, index) => ({ file: `page${index + 1}.json`, text: text ?? "" })),
  );
  expect(value).toBeUndefined();
  return diagnostics.map(({ code, subject, message }) => [code, subject, message]);
}

const [first, second, third] = PAGES;

describe("the pages of an answer", () => {
  it("are refused where the last one is missing", () => {
    expect(found([first])).toEqual([
      [
        "service-tag-page-missing",
        "page1.json nextLink",
        "the answer goes on at `https://management.azure.com/serviceTags?$skipToken=1`, and it is the only page given; fetch the pages that follow and give all of them together",
      ],
    ]);
    expect(found([first, second])).toEqual([
      [
        "service-tag-page-missing",
        "page2.json nextLink",
        "the answer goes on at `https://management.azure.com/serviceTags?$skipToken=2`, and none of the 2 pages given is the last one; fetch the pages that follow and give all of them together",
      ],
    ]);
  });

  it("are refused where two are the last one", () => {
    expect(found([first, third, changed(second, { nextLink: "" })])).toEqual([
      [
        "service-tag-pages-contradict",
        "page3.json nextLink",
        "it has no `nextLink`, and neither has page2.json; an answer has one last page, so give the pages of one answer",
      ],
    ]);
  });

  it("are refused where one is given twice", () => {
    const repeated = found([first, first, second, third]) as string[][];
    expect(repeated.map(([code]) => code)).toEqual(Array(3).fill("service-tag-repeated"));
    expect(repeated[0]?.[2]).toBe(
      "the tag `AzureMachineLearning` stands in page1.json values[0] already, and which of the two holds cannot be known; give each file and each page once",
    );
  });

  it.each<[string, object, string]>([
    [
      "change number",
      { changeNumber: "376" },
      "its change number is `376`, and that of page1.json is `375`; several files together are the pages of one answer",
    ],
    [
      "cloud",
      { cloud: "China" },
      "its cloud is `China`, and that of page1.json is `Public`; several files together are the pages of one answer",
    ],
  ])("are refused where one has another %s", (_what, more, message) => {
    expect(found([first, second, changed(third, more)])).toEqual([
      ["service-tag-pages-contradict", "page3.json", message],
    ]);
  });

  it("are refused where one is of another kind", () => {
    const other = weeklyText({ ...DOCUMENT, values: DOCUMENT.values.slice(-1) });
    expect(found([first, second, other])).toContainEqual([
      "service-tag-pages-contradict",
      "page3.json",
      "its kind is `weekly-download`, and that of page1.json is `discovery-api`; several files together are the pages of one answer",
    ]);
    expect(found([powerShellText(DOCUMENT), third])).not.toEqual([]);
  });

  it("are all looked at where one of them is wrong by itself", () => {
    expect(found(["{", second, "[]"]).map((each) => (each as string[])[0])).toEqual([
      "service-tag-file-syntax",
      "service-tag-file-shape",
    ]);
  });
});
