import fc from "fast-check";
import { parse } from "yaml";
import { builtInCloud, CLOUD_IDS } from "../../../../lib/core/catalog/built-in";
import type { ServiceDocuments } from "../../../../lib/core/catalog/documents";
import { readCatalogText } from "../../../../lib/core/catalog/files/read-catalog";
import { readService } from "../../../../lib/core/catalog/read-service";
import { select } from "../../../../lib/core/catalog/selection";
import type { EgressInput } from "../../../../lib/core/compile/network-input";
import { planNetwork } from "../../../../lib/core/compile/plan-network";
import { DIAGNOSTIC_CODES } from "../../../../lib/core/diagnostics/codes";
import { planViolations } from "../../compile/plan-violations";
import { EXTENSION_YAML, SERVICE_YAML } from "./catalog-texts";
import { mutations, textMutations, withMutations, withTextMutations } from "./mutations";
import { widerThanCatalog } from "./wider-than-catalog";

const EGRESSES: readonly EgressInput[] = [
  { kind: "direct" },
  {
    kind: "firewall",
    privateIpAddress: "10.9.0.4",
    strategy: "service-tags",
    sku: "Premium",
    dnsProxy: true,
    tlsInspection: true,
  },
  { kind: "firewall", privateIpAddress: "10.9.0.4", strategy: "fqdn", sku: "Standard", dnsProxy: true },
];

/** How a catalog is used: numbers pick from what it has. */
const use = fc.record({
  cloud: fc.nat(),
  region: fc.nat(),
  revision: fc.nat(),
  features: fc.nat(),
  egress: fc.nat(),
});

type Use = typeof use extends fc.Arbitrary<infer T> ? T : never;

/** What became of a text: whether it is a catalog, and what is wrong with that, as text; none when all is well. */
function outcomeOf(text: string, file: string, chosen: Use): { isCatalog: boolean; problems: string[] } {
  const { value, diagnostics } = readCatalogText(text, file);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const problems = [
    ...((value === undefined) === errors.length > 0 ? [] : ["there is a catalog beside errors, or neither"]),
    ...diagnostics
      .filter(
        ({ code, message, location }) =>
          !(code in DIAGNOSTIC_CODES) || message === "" || location?.file !== file,
      )
      .map(({ code, message }) => `a finding without code, message or file: ${code} ${message}`),
    ...(value === undefined ? [] : problemsOfUse(value, chosen)),
  ];
  return { isCatalog: value !== undefined, problems };
}

function problemsOfUse(documents: ServiceDocuments, chosen: Use): string[] {
  const service = readService(documents);
  const cloud = CLOUD_IDS[chosen.cloud % CLOUD_IDS.length] ?? "public";
  const regions = [...builtInCloud(cloud).regions.keys()];
  const features = [...service.features.keys()].filter((_, index) => (chosen.features >> index) % 2 === 1);
  const revision = service.revisions[chosen.revision % service.revisions.length] ?? "";
  const { value: selection, diagnostics } = select(service, {
    cloud,
    region: regions[chosen.region % regions.length] ?? "",
    features,
    revision,
    parameters: Object.fromEntries([...service.parameters.keys()].map((name) => [name, "mlstore"])),
  });
  const egress = EGRESSES[chosen.egress % EGRESSES.length] ?? { kind: "direct" };
  if (selection === undefined) {
    return diagnostics.length > 0 ? [] : ["a selection is refused, and nothing says why"];
  }
  const planned = planNetwork({ selection, subnets: [{ addressPrefixes: ["10.1.0.0/24"] }], egress });
  if (planned.plan === undefined) {
    return planned.diagnostics.some(({ severity }) => severity === "error")
      ? []
      : ["a plan is refused in silence"];
  }
  return [
    ...planViolations(planned.plan, egress.kind, tlsPortsOf(documents)).filter(
      (each) => !each.includes("nothing denies the Internet"),
    ),
    ...widerThanCatalog(planned.plan, documents, selection),
  ];
}

/** The ports that the catalog says carry TLS. */
function tlsPortsOf({ requirements }: ServiceDocuments): Set<number> {
  const entries = requirements.flatMap((list) => list.requirements.flatMap(({ hosts = [] }) => hosts));
  const ranges = entries.filter(({ tls }) => tls === true).flatMap(({ ports }) => ports);
  return new Set(
    ranges.flatMap((text) => {
      const [first = 0, last = first] = text.split("-").map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => first + index);
    }),
  );
}

describe.each<[string, object, number]>([
  ["a service of its own", parse(SERVICE_YAML) as object, 3800],
  ["an extension of the built-in catalog", parse(EXTENSION_YAML) as object, 400],
])("a mutated catalog that is %s", (_, document, numRuns) => {
  it("gives findings or plans, never an exception and never a wider rule", () => {
    let catalogs = 0;
    fc.assert(
      fc.property(mutations, use, (changes, chosen) => {
        const text = JSON.stringify(withMutations(document, changes));
        const { isCatalog, problems } = outcomeOf(text, "my.json", chosen);
        catalogs += isCatalog ? 1 : 0;
        expect(problems).toEqual([]);
      }),
      { numRuns },
    );
    expect(catalogs).toBeGreaterThan(numRuns / 200);
  });
});

describe.each<[string, string, string, number]>([
  ["YAML", SERVICE_YAML, "my.yaml", 2000],
  ["JSON", JSON.stringify(parse(SERVICE_YAML), undefined, 1), "my.json", 800],
])("a catalog in %s with bytes changed", (_, original, file, numRuns) => {
  it("gives findings or plans, never an exception and never a wider rule", () => {
    fc.assert(
      fc.property(textMutations, use, (changes, chosen) => {
        expect(outcomeOf(withTextMutations(original, changes), file, chosen).problems).toEqual([]);
      }),
      { numRuns },
    );
  });
});
