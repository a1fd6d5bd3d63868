import { machineLearningService } from "../../../lib/core/catalog/built-in";
import { select } from "../../../lib/core/catalog/selection";
import type { FirewallWorkload } from "../../../lib/core/compile/firewall-rules";
import { sourceSetName } from "../../../lib/core/compile/source-sets";

/** A workload of a name and a storage account, in a region with some features. */
function workload(
  name: string,
  storageAccount = "",
  region = "eastus2",
  ...features: string[]
): FirewallWorkload {
  const { value } = select(machineLearningService(), {
    cloud: "public",
    region,
    features,
    parameters: storageAccount === "" ? {} : { storageAccount },
  });
  if (value === undefined) {
    throw new Error("there is no selection");
  }
  return { name, selection: value, sources: [], flows: [] };
}

/** What some workloads of all are called; they are given by their names. */
function called(all: readonly FirewallWorkload[], ...names: readonly string[]): string {
  return sourceSetName(
    all.filter(({ name }) => names.includes(name)),
    all,
  );
}

describe("a set of workloads is called", () => {
  const all = [
    workload("a", "one"),
    workload("b", "two"),
    workload("c", "one"),
    workload("d", "two"),
    workload("e", "one", "westus"),
    workload("f", "", "westus", "hbi-workspace"),
    workload("g", "", "northeurope", "hbi-workspace"),
  ];

  it.each([
    ["nothing, where it has all", ["a", "b", "c", "d", "e", "f", "g"], ""],
    ["the region, where it has all of one", ["e", "f"], "westus"],
    ["the region, where it has the only one of that", ["g"], "northeurope"],
    ["the workload's name, where it has one", ["b"], "b"],
  ])("%s", (_, names, name) => {
    expect(called(all, ...names)).toBe(name);
  });

  it("differently from each other, where they select the same and share a parameter", () => {
    const [one, two] = [called(all, "a", "c"), called(all, "b", "d")];
    expect(one).toMatch(/^[0-9a-f]{8}$/);
    expect(two).toMatch(/^[0-9a-f]{8}$/);
    expect(one).not.toBe(two);
  });

  it("as before, when a workload comes that selects the same with the same parameters", () => {
    const more = [...all, workload("h", "one"), workload("i", "", "northeurope", "hbi-workspace")];
    expect(called(more, "a", "c", "h")).toBe(called(all, "a", "c"));
    expect(called(more, "f", "g", "i")).toBe(called(all, "f", "g"));
  });

  it("as before, when a workload comes that selects the same with other parameters", () => {
    expect(called([...all, workload("h", "three")], "a", "c")).toBe(called(all, "a", "c"));
  });

  it("by its names, where another one selects the same", () => {
    const names = [
      ["a", "b"],
      ["c", "d"],
      ["a", "d"],
    ].map((each) => called(all, ...each));
    expect(new Set(names).size).toBe(3);
  });

  it("by no name that another set can have", () => {
    const named = [...all, workload("westus"), workload("ALL"), workload("0123abcd")];
    for (const name of ["westus", "ALL", "0123abcd"]) {
      expect(called(named, name)).toMatch(/^[0-9a-f]{8}$/);
      expect(called(named, name)).not.toBe(name);
    }
  });
});
