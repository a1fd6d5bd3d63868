import fc from "fast-check";
import type { JsonObject, JsonValue } from "../../../lib/core/module/json-value";
import { isJsonObject } from "../../../lib/core/module/json-value";
import { openModule, type RegionChoice, regionsOfOneShape } from "../../../lib/core/module/open-regions";

const choice = (
  region: string,
  tagSuffix: string,
  resources: JsonObject,
  cloud = "public",
): RegionChoice => ({
  region,
  cloud,
  tagSuffix,
  resources,
});

/** What Terraform makes of the resources of an open module for a region: a slow and obvious evaluation. */
function resolved(value: JsonValue, region: string, row: JsonObject): JsonValue {
  if (Array.isArray(value)) {
    return value.map((each) => resolved(each, region, row));
  }
  if (isJsonObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(each, region, row)]));
  }
  if (typeof value !== "string") {
    return value;
  }
  const whole = /^\$\{local\.region\.([a-z0-9_]+)\}$/.exec(value)?.[1];
  return whole === undefined
    ? value
        .replaceAll(`\${var.region}`, region)
        .replaceAll(/\$\{local\.region\.([a-z0-9_]+)\}/g, (_, name: string) => String(row[name]))
    : (row[whole] ?? null);
}

describe("a module with an open region", () => {
  it("writes the region and its tag suffix as expressions, and needs no more columns", () => {
    const rule = (suffix: string, region: string): JsonObject => ({
      rule: {
        this: {
          name: "A",
          tag: `Storage.${suffix}`,
          hosts: [`*.${region}.batch.azure.com`, "graph.microsoft.com"],
        },
      },
    });
    expect(
      openModule([
        choice("eastus", "EastUS", rule("EastUS", "eastus")),
        choice("eastus2", "EastUS2", rule("EastUS2", "eastus2")),
      ]),
    ).toEqual({
      resources: {
        rule: {
          this: {
            name: "A",
            tag: `Storage.\${local.region.service_tag_suffix}`,
            hosts: [`*.\${var.region}.batch.azure.com`, "graph.microsoft.com"],
          },
        },
      },
      table: {
        eastus: { cloud: "public", service_tag_suffix: "EastUS" },
        eastus2: { cloud: "public", service_tag_suffix: "EastUS2" },
      },
    });
  });

  it("takes a text that differs otherwise from the table, under the first region's text", () => {
    const host = (text: string): JsonObject => ({ rule: { this: { destination_fqdns: [text] } } });
    const made = openModule([
      choice("eastus2", "EastUS2", host("graph.microsoft.com")),
      choice("usgovvirginia", "USGovVirginia", host("graph.microsoft.us"), "usgovernment"),
    ]);
    expect(made.resources).toEqual({
      rule: { this: { destination_fqdns: [`\${local.region.graph_microsoft_com}`] } },
    });
    expect(made.table.usgovvirginia).toEqual({
      cloud: "usgovernment",
      service_tag_suffix: "USGovVirginia",
      graph_microsoft_com: "graph.microsoft.us",
    });
  });

  it("takes a list that differs in length from the table as a whole, under its rule's name", () => {
    const hosts = (...texts: string[]): JsonObject => ({
      rule: { this: { name: "AllowHosts", destination_fqdns: texts } },
    });
    expect(openModule([choice("a", "A", hosts("x")), choice("b", "B", hosts("x", "y"))])).toEqual({
      resources: {
        rule: {
          this: { name: "AllowHosts", destination_fqdns: `\${local.region.allowhosts_destination_fqdns}` },
        },
      },
      table: {
        a: { cloud: "public", service_tag_suffix: "A", allowhosts_destination_fqdns: ["x"] },
        b: { cloud: "public", service_tag_suffix: "B", allowhosts_destination_fqdns: ["x", "y"] },
      },
    });
  });

  it("leaves out a region that has another rule", () => {
    const rules = (...names: string[]): JsonObject => ({
      group: { this: { rule: names.map((name) => ({ name })) } },
    });
    const kept = regionsOfOneShape([
      choice("a", "A", rules("One", "Two")),
      choice("b", "B", rules("One", "Two")),
      choice("c", "C", rules("One", "Three")),
      choice("d", "D", rules("One")),
    ]);
    expect(kept.map(({ region }) => region)).toEqual(["a", "b"]);
  });

  it("gives each region what a module for it alone would hold", () => {
    const text = fc.constantFrom("Storage.{s}", "{r}.x.net", "*.{r}.{s}", "same", "{o}", "pre-{o}.net");
    const list = fc.array(text, { minLength: 1, maxLength: 3 });
    const rule = fc.record({ name: fc.constantFrom("A", "B"), destination_fqdns: list, tag: text });
    const world = fc.record({
      rules: fc.array(rule, { minLength: 1, maxLength: 3 }),
      others: fc.array(fc.constantFrom("o1", "o2", "long", ""), { minLength: 2, maxLength: 4 }),
      extra: fc.boolean(),
    });
    fc.assert(
      fc.property(world, ({ rules, others, extra }) => {
        const choices = others.map((other, index) => {
          const fill = (each: string): string =>
            each
              .replaceAll("{s}", `Suffix${index}`)
              .replaceAll("{r}", `region${index}`)
              .replaceAll("{o}", other);
          const resources = {
            type: {
              this: {
                rule: rules.map(({ name, destination_fqdns, tag }) => ({
                  name,
                  destination_fqdns: [
                    ...destination_fqdns.map(fill),
                    ...(extra && index > 0 ? ["more"] : []),
                  ],
                  tag: fill(tag),
                })),
              },
            },
          };
          return choice(`region${index}`, `Suffix${index}`, resources);
        });
        expect(regionsOfOneShape(choices)).toEqual(choices);
        const made = openModule(choices);
        for (const { region, resources } of choices) {
          expect(resolved(made.resources, region, made.table[region] ?? {})).toEqual(resources);
        }
      }),
      { numRuns: 500 },
    );
  });
});
