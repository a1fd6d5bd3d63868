import { CLOUD_DOCUMENTS, CLOUD_IDS, MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { EntryDocument, RequirementDocument } from "../../../lib/core/catalog/documents";
import { renderCatalogDocument } from "../../../lib/core/report/catalog-document";
import { renderCatalogIndex } from "../../../lib/core/report/catalog-index";

const { service, requirements } = MACHINE_LEARNING_DOCUMENTS;
const CLOUDS = CLOUD_IDS.map((id) => CLOUD_DOCUMENTS[id]);

/** The documents, by their files' names. */
const TEXTS: Readonly<Record<string, string>> = {
  "README.md": renderCatalogIndex(MACHINE_LEARNING_DOCUMENTS, CLOUDS),
  ...Object.fromEntries(
    CLOUDS.map((cloud) => [`${cloud.id}.md`, renderCatalogDocument(MACHINE_LEARNING_DOCUMENTS, cloud)]),
  ),
};
const textOf = (cloud: string): string => TEXTS[`${cloud}.md`] ?? "";

/** The parts of a document, by their headings. */
function partsOf(text: string): Map<string, string> {
  return new Map(
    text
      .split(/^## /m)
      .slice(1)
      .map((part): [string, string] => [part.slice(0, part.indexOf("\n")).replaceAll("`", ""), part]),
  );
}

const rowsOf = (part: string): string[] => [...part.matchAll(/^\| `([^`]+)` \|/gm)].map(([, id = ""]) => id);
const entriesOf = ({ tags = [], hosts = [], urls = [], subnets = [], routes = [] }: RequirementDocument) =>
  [...tags, ...hosts, ...urls, ...subnets, ...routes] as readonly (EntryDocument & {
    readonly tag?: string;
    readonly hosts?: readonly string[];
    readonly urls?: readonly string[];
  })[];

/** The requirements that have an entry in a cloud, in the newest revision or in none of the newest. */
function expected(
  cloud: string,
  feature: string | undefined,
  isMeant: (entry: EntryDocument) => boolean,
): string[] {
  return requirements
    .filter(({ features }) => (feature === undefined ? features === undefined : features?.includes(feature)))
    .flatMap((file) => file.requirements)
    .filter((each) =>
      entriesOf(each).some((entry) => isMeant(entry) && entry.clouds?.includes(cloud) !== false),
    )
    .sort((a, b) => a.slot - b.slot)
    .map(({ id }) => id);
}

describe.each([...CLOUD_IDS])("the document of the built-in catalog in the cloud %s", (cloud) => {
  const parts = partsOf(textOf(cloud));
  const features = Object.entries(service.features)
    .filter(([, { clouds }]) => clouds?.includes(cloud) ?? true)
    .filter(([, { until }]) => until === undefined)
    .map(([id]) => id);

  it("has a part for what is always needed, for each feature that the cloud has, and for what is retired", () => {
    const named = [...parts.keys()].filter((each) => each !== "Not in this cloud");
    expect(named).toEqual(["Basic configuration", ...features, "Retired"]);
  });

  it("has each requirement once in each part that it belongs to, in the order of slots", () => {
    const isCurrent = ({ until }: EntryDocument): boolean => until === undefined;
    expect(rowsOf(parts.get("Basic configuration") ?? "")).toEqual(expected(cloud, undefined, isCurrent));
    for (const feature of features) {
      expect([feature, ...rowsOf(parts.get(feature) ?? "")]).toEqual([
        feature,
        ...expected(cloud, feature, isCurrent),
      ]);
    }
    const retired = [undefined, ...Object.keys(service.features)].flatMap((feature) =>
      expected(cloud, feature, (entry) => !isCurrent(entry)),
    );
    expect(new Set(rowsOf(parts.get("Retired") ?? ""))).toEqual(new Set(retired));
    expect(rowsOf(parts.get("Retired") ?? "")).toHaveLength(new Set(retired).size);
  });

  it("has every tag, host and URL in a row of its requirement", () => {
    const rows = textOf(cloud)
      .split("\n")
      .filter((line) => line.startsWith("| `"));
    for (const requirement of requirements.flatMap((file) => file.requirements)) {
      const own = rows.filter((row) => row.startsWith(`| \`${requirement.id}\` |`)).join("\n");
      const values = entriesOf(requirement)
        .filter(({ clouds }) => clouds?.includes(cloud) !== false)
        .flatMap(({ tag, hosts, urls }) => hosts ?? urls ?? (tag === undefined ? [] : [tag]));
      expect(values.filter((value) => !own.includes(`\`${value}\``))).toEqual([]);
    }
  });

  it("says what is needed and not documented", () => {
    const needed = requirements
      .flatMap((file) => file.requirements)
      .filter(({ undocumentedIn }) => undocumentedIn?.includes(cloud))
      .map(({ id, purpose }) => `- \`${id}\`: ${purpose}`);
    expect(textOf(cloud).split("\n")).toEqual(expect.arrayContaining(needed));
  });
});

describe.each(Object.entries(TEXTS))("the document %s", (name, text) => {
  it("has tables whose rows all have as many cells as their head", () => {
    for (const table of text
      .trim()
      .split("\n\n")
      .filter((block) => block.startsWith("|"))) {
      const cells = table.split("\n").map((line) => line.replaceAll("\\|", "").split("|").length);
      expect(new Set(cells).size).toBe(1);
    }
  });

  it("has no markup by accident: every asterisk stands in code or is escaped", () => {
    expect(text.replace(/`[^`\n]*`/g, "").replaceAll("\\*", "")).not.toContain("*");
  });

  it("links to addresses of the web, to its other documents, and to headings that are there", () => {
    const anchors = (of: string): string[] => [
      ...[...of.matchAll(/^##? (.+)$/gm)].map(([, heading = ""]) =>
        heading.replaceAll("`", "").toLowerCase().replaceAll(" ", "-"),
      ),
    ];
    const links = [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, target = ""]) => target);
    expect(links.length).toBeGreaterThan(5);
    for (const link of links.filter((each) => !/^https:\/\/[^\s#]+(#[a-z0-9_-]+)?$/.test(each))) {
      const [file = "", anchor] = link.split("#");
      const target = TEXTS[file === "" ? name : file];
      expect([link, target !== undefined]).toEqual([link, true]);
      if (anchor !== undefined) {
        expect(anchors(target ?? "")).toContain(anchor);
      }
    }
  });
});
