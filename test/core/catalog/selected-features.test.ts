import type { FeatureDocument } from "../../../lib/core/catalog/documents";
import { readService } from "../../../lib/core/catalog/read-service";
import { type SelectionInput, select } from "../../../lib/core/catalog/selection";
import { smallCatalog } from "./lint/small-catalog";
import { PUBLIC, told } from "./told-of-selections";

describe("features of a service of one's own", () => {
  const feature = (difference: Partial<FeatureDocument>): FeatureDocument => ({
    default: false,
    description: "Something more.",
    ...difference,
  });
  const serviceWith = (features: Record<string, FeatureDocument>): ReturnType<typeof readService> => {
    const { service } = smallCatalog({ service: { features } });
    return readService(service);
  };

  it("are refused in a cloud that lacks them", () => {
    const service = serviceWith({ extra: feature({ clouds: ["public", "china"] }) });
    const input = { cloud: "usgovernment", region: "usgovvirginia", features: ["extra"] };
    expect(told(input, service)).toEqual([
      "error feature-not-in-cloud selection.features[0]: feature `extra` does not exist in the cloud `usgovernment`, only in `public`, `china`; remove it",
    ]);
  });

  it("are off where they are on by default and the cloud or the revision lacks them", () => {
    const service = serviceWith({
      extra: feature({ default: true, clouds: ["public"] }),
      late: feature({ default: true, since: "2025-01-01" }),
    });
    const selected = (cloud: string, region: string, revision: string): readonly string[] => [
      ...(select(service, { cloud, region, revision }).value?.features ?? []),
    ];
    expect(selected("public", "eastus2", "2025-01-01")).toEqual(["extra", "late"]);
    expect(selected("public", "eastus2", "2024-01-01")).toEqual(["extra"]);
    expect(selected("china", "chinaeast2", "2025-01-01")).toEqual(["late"]);
    expect(selected("china", "chinaeast2", "2024-01-01")).toEqual([]);
  });

  it("are refused together where they exclude each other", () => {
    const service = serviceWith({
      extra: feature({ excludes: ["other"] }),
      other: feature({ excludes: ["extra"] }),
    });
    expect(told({ ...PUBLIC, features: ["other", "extra"] }, service)).toEqual([
      "error features-exclude-each-other selection.features: features `extra` and `other` exclude each other; keep one of them",
    ]);
    expect(told({ ...PUBLIC, features: ["other"] }, service)).toEqual([]);
  });

  it("that are refused in all revisions but some name these", () => {
    const service = serviceWith({ extra: feature({ until: "2025-01-01" }) });
    expect(told({ ...PUBLIC, features: ["extra"] }, service)).toEqual([
      "error feature-not-in-revision selection.features[0]: feature `extra` is not in revision `2025-01-01`, only in `2024-01-01`; remove it or choose such a revision",
    ]);
  });
});

describe("a feature that implies another", () => {
  const feature = (difference: Partial<FeatureDocument> = {}): FeatureDocument => ({
    default: false,
    description: "Something more.",
    ...difference,
  });
  const serviceWith = (features: Record<string, FeatureDocument>): ReturnType<typeof readService> =>
    readService(smallCatalog({ service: { features } }).service);
  const nodes = {
    "gpu-nodes": feature({ implies: ["nodes"] }),
    nodes: feature({ implies: ["cluster"] }),
    cluster: feature(),
    other: feature(),
  };

  it.each<[string, Record<string, FeatureDocument>, SelectionInput, string[]]>([
    ["turns it on", nodes, { ...PUBLIC, features: ["nodes"] }, ["nodes", "cluster"]],
    [
      "turns on what that implies in turn",
      nodes,
      { ...PUBLIC, features: ["gpu-nodes"] },
      ["gpu-nodes", "nodes", "cluster"],
    ],
    [
      "changes nothing where both are asked for",
      nodes,
      { ...PUBLIC, features: ["cluster", "nodes"] },
      ["nodes", "cluster"],
    ],
    [
      "is not turned on by it",
      nodes,
      { ...PUBLIC, features: ["cluster"], withoutFeatures: ["nodes", "gpu-nodes"] },
      ["cluster"],
    ],
    [
      "does so where it is on by default",
      { ...nodes, nodes: feature({ default: true, implies: ["cluster"] }) },
      PUBLIC,
      ["nodes", "cluster"],
    ],
    [
      "does not where it is on by default and turned off",
      { ...nodes, nodes: feature({ default: true, implies: ["cluster"] }) },
      { ...PUBLIC, withoutFeatures: ["nodes", "cluster"] },
      [],
    ],
    [
      "does not where the revision lacks it",
      {
        nodes: feature({ default: true, since: "2025-01-01", implies: ["cluster"] }),
        cluster: feature(),
      },
      { ...PUBLIC, revision: "2024-01-01" },
      [],
    ],
  ])("%s", (_, features, input, on) => {
    const { value, diagnostics } = select(serviceWith(features), input);
    expect(diagnostics).toEqual([]);
    expect([...(value?.features ?? [])]).toEqual(on);
  });

  it.each<[string, SelectionInput, string[]]>([
    [
      "that is turned off",
      { ...PUBLIC, features: ["nodes"], withoutFeatures: ["cluster"] },
      [
        "error feature-on-and-off selection.withoutFeatures: feature `nodes` needs `cluster`, which is in `withoutFeatures`; remove one of them",
      ],
    ],
    [
      "that is turned off, by way of a third",
      { ...PUBLIC, features: ["gpu-nodes"], withoutFeatures: ["cluster"] },
      [
        "error feature-on-and-off selection.withoutFeatures: feature `gpu-nodes` needs `cluster`, which is in `withoutFeatures`; remove one of them",
      ],
    ],
    [
      "that is turned off as well as one more",
      { ...PUBLIC, features: ["gpu-nodes"], withoutFeatures: ["cluster", "nodes"] },
      [
        "error feature-on-and-off selection.withoutFeatures: feature `gpu-nodes` needs `cluster`, which is in `withoutFeatures`; remove one of them",
        "error feature-on-and-off selection.withoutFeatures: feature `gpu-nodes` needs `nodes`, which is in `withoutFeatures`; remove one of them",
      ],
    ],
  ])("%s, is refused", (_, input, findings) => {
    const service = serviceWith(nodes);
    expect(told(input, service)).toEqual(findings);
    expect(select(service, input).value).toBeUndefined();
  });

  it("is refused beside what the implied one excludes", () => {
    const service = serviceWith({
      ...nodes,
      cluster: feature({ excludes: ["other"] }),
      other: feature({ excludes: ["cluster"] }),
    });
    expect(told({ ...PUBLIC, features: ["nodes", "other"] }, service)).toEqual([
      "error features-exclude-each-other selection.features: features `cluster` and `other` exclude each other; keep one of them",
    ]);
  });
});
