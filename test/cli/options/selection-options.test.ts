import type { ModuleRequest } from "../../../lib/core/module/module-request";
import { EXTENSION_YAML, SERVICE_YAML } from "../../core/catalog/files/catalog-texts";
import { WorkingFolder } from "../in-process";
import { captured } from "./captured-request";

const folder = new WorkingFolder();
afterAll(() => folder.remove());
beforeAll(() => {
  folder.write("hub.yaml", SERVICE_YAML);
  folder.write("files/more.yaml", EXTENSION_YAML);
  folder.write("selection.yaml", "cloud: china\nregion: chinaeast2\nstrict: true\n");
  folder.write("files/catalogs.yaml", "region: eastus2\ncatalogs: [more.yaml]\n");
  folder.write(
    "firewall.yaml",
    "region: eastus2\nfeatures: [aks]\negress: { kind: firewall, sku: Premium, tlsInspection: true }\n",
  );
  folder.write(
    "direct.json",
    '{"region":"eastus2","egress":{"kind":"direct"},"parameters":{"a":"1","b":"2"}}',
  );
});

const PLACE = ["--region", "eastus2"];
const SELECTION = { cloud: "public", region: "eastus2" };

describe("an option that selects", () => {
  it.each<[string, string[], ModuleRequest]>([
    ["the region alone is enough, in the public cloud", PLACE, { selection: SELECTION }],
    [
      "cloud",
      ["--cloud", "china", "--region", "chinaeast2"],
      { selection: { cloud: "china", region: "chinaeast2" } },
    ],
    [
      "revision",
      [...PLACE, "--revision", "2022-09-08"],
      { selection: { ...SELECTION, revision: "2022-09-08" } },
    ],
    [
      "features, in order and each once",
      [...PLACE, "--feature", "rstudio", "--feature", "aks", "--feature", "rstudio"],
      { selection: { ...SELECTION, features: ["aks", "rstudio"] } },
    ],
    [
      "features to turn off",
      [...PLACE, "--without", "azure-monitor"],
      { selection: { ...SELECTION, withoutFeatures: ["azure-monitor"] } },
    ],
    [
      "parameters, whose values may hold =",
      [...PLACE, "--parameter", "b=x=y", "--parameter", "a="],
      { selection: { ...SELECTION, parameters: { a: "", b: "x=y" } } },
    ],
    ["strict", [...PLACE, "--strict"], { selection: { ...SELECTION, strict: true } }],
    [
      "acknowledgements, with and without a requirement",
      [...PLACE, "--acknowledge", "b@r=Why = not, a@b.", "--acknowledge", "a=Because."],
      {
        selection: {
          ...SELECTION,
          acknowledgements: [
            { code: "a", reason: "Because." },
            { code: "b", requirement: "r", reason: "Why = not, a@b." },
          ],
        },
      },
    ],
    ["an egress that is direct says nothing", [...PLACE, "--egress", "direct"], { selection: SELECTION }],
    [
      "a firewall with all of its parts",
      [
        ...PLACE,
        ...["--egress", "firewall", "--firewall-strategy", "hybrid", "--firewall-sku", "Premium"],
        ...["--firewall-dns-proxy", "--firewall-tls-inspection", "--firewall-fqdn-tags"],
        ...["--firewall-rule-cover", "fewest"],
      ],
      {
        selection: SELECTION,
        egress: {
          kind: "firewall",
          strategy: "hybrid",
          sku: "Premium",
          dnsProxy: true,
          tlsInspection: true,
          fqdnTags: true,
          ruleCover: "fewest",
        },
      },
    ],
    [
      "layers, with commas or repeated, in the order of a packet's way",
      [...PLACE, "--layer", "firewall, nsg", "--layer", "routes"],
      { selection: SELECTION, layers: ["nsg", "routes", "firewall"] },
    ],
    [
      "what stays open",
      [...PLACE, "--open", "region", "--open", "storageAccount"],
      { selection: SELECTION, open: ["region", "storageAccount"] },
    ],
    [
      "what exists",
      [...PLACE, "--existing", "routes,nsg"],
      { selection: SELECTION, existing: ["nsg", "routes"] },
    ],
    ["what is denied", [...PLACE, "--deny", "everything"], { selection: SELECTION, denyScope: "everything" }],
    [
      "a file",
      ["--selection", "selection.yaml"],
      { selection: { cloud: "china", region: "chinaeast2", strict: true } },
    ],
    [
      "options take the place of a file's values",
      ["--selection", "selection.yaml", "--region", "chinanorth2", "--no-strict"],
      { selection: { cloud: "china", region: "chinanorth2" } },
    ],
    [
      "lists are added to a file's",
      ["--selection", "firewall.yaml", "--feature", "rstudio"],
      {
        selection: { ...SELECTION, features: ["aks", "rstudio"] },
        egress: { kind: "firewall", sku: "Premium", tlsInspection: true },
      },
    ],
    [
      "parts of a firewall take the place of a file's",
      ["--selection", "firewall.yaml", "--firewall-sku", "Standard", "--no-firewall-tls-inspection"],
      { selection: { ...SELECTION, features: ["aks"] }, egress: { kind: "firewall", sku: "Standard" } },
    ],
    [
      "another egress takes the place of a file's whole egress",
      ["--selection", "firewall.yaml", "--egress", "direct"],
      { selection: { ...SELECTION, features: ["aks"] } },
    ],
    [
      "a firewall takes the place of a file's direct egress, and a parameter that of the file's",
      ["--selection", "direct.json", "--egress", "firewall", "--parameter", "b=3"],
      { selection: { ...SELECTION, parameters: { a: "1", b: "3" } }, egress: { kind: "firewall" } },
    ],
  ])("%s", (_fact, args, expected) => {
    expect(captured(folder, args).request).toEqual(expected);
  });

  it.each<[string, string[], string[]]>([
    ["a catalog", [...PLACE, "--catalog", "hub.yaml"], ["hub.yaml"]],
    [
      "a catalog that a file names, seen from the file",
      ["--selection", "files/catalogs.yaml"],
      ["files/more.yaml"],
    ],
  ])("%s reaches the renderer by its whole path", (_fact, args, paths) => {
    expect(captured(folder, args).catalogs).toEqual(paths.map((path) => `${folder.path}/${path}`));
  });

  it.each<[string[], string]>([
    [[], "json"],
    [["--format", "json"], "json"],
    [["--format", "hcl"], "hcl"],
  ])("%j asks for files in %s", (args, format) => {
    expect(captured(folder, [...PLACE, ...args]).format).toBe(format);
  });
});
