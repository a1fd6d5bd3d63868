import { readCatalogObject, readCatalogText } from "../../../../lib/core/catalog/files/read-catalog";
import { formatDiagnostic } from "../../../../lib/core/diagnostics/diagnostic";
import { changed, EXTENSION_HEAD, EXTENSION_YAML, SERVICE_YAML } from "./catalog-texts";

const told = (text: string, file = "my.yaml"): string[] =>
  readCatalogText(text, file).diagnostics.map(formatDiagnostic);

describe("a catalog file is read", () => {
  it.each([
    ["that describes a service of its own", SERVICE_YAML],
    ["that adds to a built-in service", EXTENSION_YAML],
    [
      "with the address of its schema",
      `$schema: https://www.contoso.com/catalog.schema.json\n${EXTENSION_YAML}`,
    ],
    ["with line breaks of Windows", EXTENSION_YAML.replaceAll("\n", "\r\n")],
    [
      "that only corrects",
      "extends: azure-machine-learning\ncorrections: [{ requirement: notebook-content, reason: Notebooks are not used., remove: true }]\n",
    ],
  ])("%s", (_, text) => {
    expect(told(text)).toEqual([]);
    expect(readCatalogText(text, "my.yaml").value).toBeDefined();
  });

  it("in JSON as in YAML", () => {
    const { value } = readCatalogText(SERVICE_YAML, "my.yaml");
    const { service, rules, requirements } = value ?? {};
    const { retired, ...lists } = rules ?? {};
    const json = JSON.stringify({ service, rules: lists, requirements }, undefined, "\t");
    expect(readCatalogText(json, "my.json").value).toEqual({
      ...value,
      requirementFiles: value?.requirementFiles?.map((name) => name.replace("my.yaml", "my.json")),
    });
    expect(retired).toEqual({ securityRules: { inbound: [], outbound: [] }, routes: [], requirements: [] });
  });

  it("from an object, which has no lines", () => {
    const object = {
      extends: "azure-machine-learning",
      corrections: [{ requirement: "batch", reason: "Gone." }],
    };
    expect(readCatalogObject(object).diagnostics.map(formatDiagnostic)).toEqual([
      "[catalog-contradiction] catalog corrections[0]: a correction either removes the requirement or replaces forms of it; write `remove` or `replace`",
    ]);
    expect(readCatalogObject(object).diagnostics[0]?.location).toEqual({
      file: "catalog",
      path: "corrections[0]",
    });
  });

  it.each([
    [
      "with a cycle",
      () => {
        const object: Record<string, unknown> = {};
        object.self = object;
        return object;
      },
    ],
    ["that is nothing", () => undefined],
    ["that is a function", () => () => 1],
    ["with a number that has no end", () => ({ extends: 10n })],
  ])("not from an object %s", (_, make) => {
    expect(readCatalogObject(make()).diagnostics.map(formatDiagnostic)).toEqual([
      "[catalog-file-syntax] catalog: the object has no JSON form; give plain objects, lists, texts, numbers and booleans, without cycles",
    ]);
  });
});

describe("a file with mistakes of every kind", () => {
  const text = `extends: azure-machine-learning
service:
  documents: { decisions: { title: Decisions, revisions: [2026-03-19] } }
  sections: { mirror: { document: decisions, heading: Mirror } }
  features:
    first: { default: false, description: One., implies: [second] }
    second: { default: false, description: Two., implies: [first] }
    hbi-workspace: { default: false, description: Again. }
colour: blue
rules:
  securityRules:
    - { slot: 10, direction: outbound, tag: NoSuchTag, protocol: Tcp, name: AllowNoSuchTag }
requirements:
  - features: [first]
    requirements:
      - id: entra-id
        slot: 10
        purpose: Something.
        direction: outbound
        tags:
          - { tag: AzureKeyvault, protocol: Tcp, ports: [0, 70000, 443-80], since: 2026-03-19, sources: [mirror] }
          - { tag: AzureMonitor, protocol: Tcp, ports: [443], since: 2026-03-19, until: 2025-04-03, sources: [mirror] }
        hosts:
          - { hosts: ["*.*.com", "https://contoso.com", a b.com, "\${env}"], protocol: Tcp, ports: [443], since: 2026-03-19, sources: [mirror] }
  - features: [second]
    requirements:
      - { id: twice, slot: 1000, purpose: One., direction: outbound, hosts: [{ hosts: [a.contoso.com], protocol: Tcp, ports: [443], since: 2026-03-19, sources: [mirror] }] }
      - { id: twice, slot: 1000, purpose: Two., direction: outbound, hosts: [{ hosts: [b.contoso.com], protocol: Tcp, ports: [443], since: 2026-03-19, sources: [mirror] }] }
`;
  const found = told(text);

  it.each([
    ["an unknown key", "my.yaml:9 colour: unknown key `colour`"],
    ["implications that come back", "my.yaml:6 service.features.first.implies[0]: `first` implies itself"],
    [
      "an id that is taken",
      "my.yaml:8 service.features.hbi-workspace: Azure Machine Learning has the feature `hbi-workspace` already",
    ],
    [
      "a built-in slot of a rule",
      "my.yaml:12 rules.securityRules[0].slot: slot 10 is kept for the built-in catalog; use one from 200 to 379",
    ],
    [
      "a built-in slot of a requirement",
      "my.yaml:17 requirements[0].requirements[0].slot: slot 10 is kept for the built-in catalog; use one from 1000 on",
    ],
    [
      "a built-in id of a requirement",
      "my.yaml:16 requirements[0].requirements[0].id: the id `entra-id` is taken",
    ],
    [
      "a tag in a case of its own",
      "my.yaml:21 requirements[0].requirements[0].tags[0].tag: `AzureKeyvault` is not the canonical spelling",
    ],
    [
      "the port 0",
      "my.yaml:21 requirements[0].requirements[0].tags[0].ports[0]: `0` has the port `0`; write ports from 1 to 65535",
    ],
    [
      "a port above all",
      "my.yaml:21 requirements[0].requirements[0].tags[0].ports[1]: `70000` has the port `70000`; write ports from 1 to 65535",
    ],
    [
      "a range that runs backwards",
      "my.yaml:21 requirements[0].requirements[0].tags[0].ports[2]: `443-80` runs backwards; write `80-443`",
    ],
    [
      "an end before the beginning",
      "my.yaml:22 requirements[0].requirements[0].tags[1].until: `2025-04-03` is not after `2026-03-19`",
    ],
    [
      "two wildcards",
      "my.yaml:24 requirements[0].requirements[0].hosts[0].hosts[0]: `*.*.com` has `*` inside the name",
    ],
    [
      "a scheme",
      "my.yaml:24 requirements[0].requirements[0].hosts[0].hosts[1]: `https://contoso.com` has the scheme `https://`",
    ],
    ["a space", "my.yaml:24 requirements[0].requirements[0].hosts[0].hosts[2]: `a b.com` contains a space"],
    [
      "a template",
      `my.yaml:24 requirements[0].requirements[0].hosts[0].hosts[3]: \`\${env}\` has the placeholder \`env\``,
    ],
    [
      "an id that stands twice",
      "my.yaml:28 requirements[1].requirements[1].id: the id `twice` is taken by requirements[0] of my.yaml requirements[1]; choose another",
    ],
    [
      "a slot that stands twice",
      "my.yaml:28 requirements[1].requirements[1].slot: slot 1000 of requirements is taken by `twice`",
    ],
  ])("tells %s with file, line and path", (_, message) => {
    expect(found.filter((each) => each.includes(message))).toHaveLength(1);
  });

  it("tells all of them at once, in the order of the file, and gives no catalog", () => {
    const { value, diagnostics } = readCatalogText(text, "my.yaml");
    const lines = diagnostics.map(({ location }) => location?.line ?? 0);
    expect(value).toBeUndefined();
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
    expect(diagnostics.every(({ severity }) => severity === "error")).toBe(true);
  });
});

describe("one mistake is one finding", () => {
  it.each([
    ["a text that is no YAML", "extends: [", ["[catalog-file-syntax] my.yaml:1"]],
    [
      "a list of requirements that is a text",
      "extends: azure-machine-learning\nrequirements: none\n",
      ["[catalog-file-shape] my.yaml:2 requirements: "],
    ],
    [
      "a service that is not there",
      "extends: azure-databricks\n",
      [
        "[catalog-contradiction] my.yaml:1 extends: `azure-databricks` is not the service that is extended; known: `azure-machine-learning`",
      ],
    ],
    [
      "a service of one's own with a built-in id",
      changed(SERVICE_YAML, "id: message-hub", "id: azure-machine-learning"),
      [
        "[catalog-contradiction] my.yaml:2 service.id: `azure-machine-learning` is a built-in service; choose another id, or write `extends` in place of `service` to add to it",
      ],
    ],
    [
      "a requirement that nobody has",
      "extends: azure-machine-learning\ncorrections:\n  - { requirement: batsh, reason: It is not., remove: true }\n",
      [
        "[catalog-contradiction] my.yaml:3 corrections[0].requirement: `batsh` is no requirement of Azure Machine Learning; did you mean `batch`?",
      ],
    ],
    [
      "two corrections of one requirement",
      "extends: azure-machine-learning\ncorrections:\n  - { requirement: batch, reason: It is not., remove: true }\n  - { requirement: batch, reason: It is not., remove: true }\n",
      [
        "[catalog-contradiction] my.yaml:4 corrections[1].requirement: `batch` is corrected already by corrections[0]; put both into one correction",
      ],
    ],
    [
      "a correction that removes and replaces",
      "extends: azure-machine-learning\ncorrections:\n  - { requirement: batch, reason: It is not., remove: true, replace: { tags: [{ tag: AzureMonitor, protocol: Tcp, ports: [443], since: 2026-03-19, sources: [outbound-traffic] }] } }\n",
      [
        "[catalog-contradiction] my.yaml:3 corrections[0]: a correction either removes the requirement or replaces forms of it; write `remove` or `replace`",
      ],
    ],
    [
      "a correction whose form is wrong",
      "extends: azure-machine-learning\ncorrections:\n  - { requirement: notebook-content, reason: It moved., replace: { hosts: [{ hosts: ['*contoso.com'], protocol: Tcp, ports: [443], since: 2022-09-08, sources: [machine-learning-hosts, machine-learning-hosts-2022] }] } }\n",
      [
        "[catalog-contradiction] my.yaml:3 corrections[0].replace.hosts[0].hosts[0]: `*contoso.com` also matches `anycontoso.com`",
      ],
    ],
    [
      "an addition that needs a rule without a slot",
      `${EXTENSION_HEAD}requirements:\n  - features: [mirror]\n    requirements:\n      - { id: mirror, slot: 1000, purpose: The mirror., direction: outbound, tags: [{ tag: EventHub, protocol: Tcp, ports: [443], since: 2026-03-19, sources: [mirror] }] }\n`,
      [
        '[catalog-contradiction] my.yaml:9 requirements[0].requirements[0].tags[0].tag: rules.json has no slot for it; add to `securityRules`: { "slot": ',
      ],
    ],
    [
      "a feature that nothing uses",
      EXTENSION_HEAD.replace("mirror: { document", "mirror: { document"),
      [
        "[catalog-contradiction] my.yaml:4 service.sections.mirror: ",
        "[catalog-contradiction] my.yaml:5 service.features.mirror: ",
      ],
    ],
  ])("%s", (_, text, expected) => {
    const found = told(text);
    expect(found).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) {
      expect(found[index]).toContain(start);
    }
  });
});

describe("an extension", () => {
  const { value } = readCatalogText(EXTENSION_YAML, "my.yaml");

  it("leaves what it extends as it is", () => {
    const { value: empty } = readCatalogText("extends: azure-machine-learning\n", "my.yaml");
    expect(value?.requirements.slice(0, -1)).toEqual(empty?.requirements);
    expect(value?.rules).toEqual(empty?.rules);
    expect(value?.service.revisions).toEqual(empty?.service.revisions);
  });

  it("can be extended again, with its own ids", () => {
    const second = EXTENSION_YAML.replaceAll("mirror", "proxy")
      .replace("decisions:", "others:")
      .replace("document: decisions", "document: others")
      .replace("slot: 1000", "slot: 1010");
    const twice = readCatalogText(second, "second.yaml", value);
    expect(twice.diagnostics).toEqual([]);
    expect(Object.keys(twice.value?.service.features ?? {}).slice(-2)).toEqual(["mirror", "proxy"]);
  });

  it("is refused beside another one with the same ids and slots", () => {
    const { diagnostics } = readCatalogText(EXTENSION_YAML, "second.yaml", value);
    expect(diagnostics.map(({ location }) => location?.path)).toEqual([
      "service.documents.decisions",
      "service.sections.mirror",
      "service.features.mirror",
      "requirements[0].requirements[0].id",
      "requirements[0].requirements[0].slot",
    ]);
  });

  it("that removes a requirement leaves its id and slot to nobody", () => {
    const correction =
      "corrections: [{ requirement: notebook-content, reason: Notebooks are not used., remove: true }]\n";
    const removed = readCatalogText(`extends: azure-machine-learning\n${correction}`, "my.yaml");
    const ids = removed.value?.requirements.flatMap(({ requirements }) => requirements.map(({ id }) => id));
    expect(ids).not.toContain("notebook-content");
    const again = EXTENSION_YAML.replace("slot: 1000", "slot: 60");
    expect(readCatalogText(again, "second.yaml", removed.value).diagnostics[0]?.message).toBe(
      "slot 60 is kept for the built-in catalog; use one from 1000 on",
    );
  });
});
