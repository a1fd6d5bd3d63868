const loaded: string[] = [];

jest.mock("yaml", () => {
  loaded.push("yaml");
  return jest.requireActual("yaml");
});
jest.mock("ajv/dist/2020", () => {
  loaded.push("ajv");
  return jest.requireActual("ajv/dist/2020");
});

it("the parsers are loaded when a file first needs them, and not with the library", () => {
  const { readDocumentText } = jest.requireActual<
    typeof import("../../../../lib/core/catalog/files/document-text")
  >("../../../../lib/core/catalog/files/document-text");
  const { schemaProblems } = jest.requireActual<
    typeof import("../../../../lib/core/catalog/files/document-schema")
  >("../../../../lib/core/catalog/files/document-schema");
  const { document } = readDocumentText('{"a": 1}', "a.json");
  expect(loaded).toEqual([]);

  expect(document && schemaProblems(document, { type: "object" })).toEqual([]);
  expect(loaded).toEqual(["ajv"]);

  expect(readDocumentText("a: 1", "a.yaml").problems).toEqual([]);
  readDocumentText("a: 1", "a.yaml");
  expect(loaded).toEqual(["ajv", "yaml"]);
});
