import fc from "fast-check";
import { categoryIds, categoryPurpose } from "../../../lib/core/dependencies/category-names";

describe("the id of a category's requirement", () => {
  it.each([
    ["Integrated notebook", "reported-integrated-notebook"],
    ["Compute cluster/instance", "reported-compute-cluster-instance"],
    ["Azure Machine Learning pre-built images", "reported-azure-machine-learning-pre-built-images"],
    ["API", "reported-api"],
    ["--", "reported-other"],
    ["網路", "reported-other"],
    [`${"word ".repeat(30)}`, `reported-${Array(12).fill("word").join("-")}`],
    ["x".repeat(100), `reported-${"x".repeat(60)}`],
  ])("%j is %s", (category, id) => {
    expect([...categoryIds([category], new Set())]).toEqual([[category, id]]);
  });

  it("has a number where another category or the catalog has it", () => {
    const categories = ["api 2", "api", "API!", "API", "api"];
    expect([...categoryIds(categories, new Set(["reported-api"]))]).toEqual([
      ["API", "reported-api-2"],
      ["API!", "reported-api-3"],
      ["api", "reported-api-4"],
      ["api 2", "reported-api-2-2"],
    ]);
  });

  it("is an id of the catalog and unique, whatever the category, and the order of categories changes nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom("a", "A", "a 2", "A-2", "á"))),
        (categories) => {
          const ids = categoryIds(categories, new Set());
          expect([...ids.keys()].sort()).toEqual([...new Set(categories)].sort());
          expect(new Set(ids.values()).size).toBe(ids.size);
          for (const id of ids.values()) {
            expect(id).toMatch(/^reported(-[a-z0-9]+)+$/);
            expect(id.length).toBeLessThanOrEqual(80);
          }
          expect([...categoryIds([...categories].reverse(), new Set())]).toEqual([...ids]);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe("the purpose of a category's requirement", () => {
  it.each([
    ["Integrated notebook", "Reported by the workspace in the category Integrated notebook."],
    ["Compute cluster/instance", "Reported by the workspace in the category Compute cluster/instance."],
    ["Hosts. See <b>here</b>; `x`", "Reported by the workspace in the category Hosts See b here /b x."],
    ["網路", "Reported by the workspace."],
  ])("of %j is %j", (category, purpose) => {
    expect(categoryPurpose(category)).toBe(purpose);
  });

  it("is one sentence of at most 140 plain characters, whatever the category", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 250 }), fc.stringMatching(/^[ -~]{150,200}$/)),
        (category) => {
          const purpose = categoryPurpose(category);
          expect(purpose).toMatch(/^Reported by the workspace( in the category [A-Za-z0-9,/+ -]+)?\.$/);
          expect(purpose.length).toBeLessThanOrEqual(140);
        },
      ),
      { numRuns: 500 },
    );
  });
});
