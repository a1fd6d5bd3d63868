import { renderCatalogDocument } from "../../../lib/core/report/catalog-document";
import { renderCatalogIndex } from "../../../lib/core/report/catalog-index";
import { SMALL_SERVICE } from "./small-service";

const PUBLIC = { id: "public", displayName: "Azure public" };
const CHINA = { id: "china", displayName: "Azure China" };

describe("the document of a service in a cloud", () => {
  it("shows every form, note and relation, in the order of slots, and escapes what would be markup", () => {
    expect(renderCatalogDocument(SMALL_SERVICE, PUBLIC).split("\n")).toEqual([
      "<!-- Generated from the catalog by `npm run docs`; a test checks that it is current. -->",
      "",
      "# Small Service in Azure public",
      "",
      "What the documents ask of the network, in their revision of 2026-01-01. [How to read it](README.md).",
      "",
      "- [Basic configuration](#basic-configuration)",
      "- [`logs`](#logs)",
      "- [`proxy`](#proxy)",
      "- [`public-only`](#public-only)",
      "- [Retired](#retired)",
      "",
      "## Basic configuration",
      "",
      "Always needed.",
      "",
      "| requirement | purpose | direction | service tags | hosts, URLs and subnets | revisions | source |",
      "|---|---|---|---|---|---|---|",
      "| `first` | What is \\| always needed. | outbound | `Storage.{Region}` TCP 443<br>`Batch` any protocol 443, 8000-8001 | - | all: `Storage.{Region}`<br>since 2025-01-01: `Batch` | [A page: Tags \\| and more](https://contoso.com/page#tags) |",
      "| `second` | Between the machines. | internal | - | between the subnets: UDP 53 | since 2026-01-01 | [A page: Tags \\| and more](https://contoso.com/page#tags) |",
      "",
      "## `logs`",
      "",
      "Logs are kept in \\*.contoso.com \\| elsewhere.",
      "",
      "- On by default.",
      "",
      "| requirement | purpose | direction | service tags | hosts, URLs and subnets | revisions | source |",
      "|---|---|---|---|---|---|---|",
      "| `log-storage` | Logs in an account. | outbound | - | `{storageAccount}.contoso.com` TCP 443, 8084<br>`*.logs.contoso.com` TCP 443, 8084 | all | [A page: Hosts](https://contoso.com/page) |",
      "| `download` | A download. | outbound | route of `Batch` to Internet | `contoso.com/a/*` TCP 443 | since 2025-01-01 | [A page: Hosts](https://contoso.com/page) |",
      "",
      "- `log-storage`: not needed while [`proxy`](#proxy) is on.",
      "- `log-storage`: needs the parameter `storageAccount` for its hosts.",
      "- `log-storage`: its connections become WebSockets, which a proxy in between has to let through.",
      "- `log-storage`: Slow at times. ([A thread](https://contoso.com/thread), 2025-02) The feature [`proxy`](#proxy) does something about it.",
      "- `log-storage`: `{storageAccount}.contoso.com`, `*.logs.contoso.com`: port 8084 carries TLS with a server name.",
      "- `log-storage`: `{storageAccount}.contoso.com`, `*.logs.contoso.com`: The page writes \\*.",
      "- `download`: has a firewall rule of its own, `AllowDownload`.",
      "",
      "## `proxy`",
      "",
      "A proxy stands in between.",
      "",
      "- Off by default.",
      "- In revisions since 2025-01-01.",
      "- Turns on [`logs`](#logs) as well.",
      "- Takes away `log-storage`.",
      "- Cannot be on together with [`old-way`](#retired).",
      "",
      "| requirement | purpose | direction | service tags | hosts, URLs and subnets | revisions | source |",
      "|---|---|---|---|---|---|---|",
      "| `download` | A download. | outbound | route of `Batch` to Internet | `contoso.com/a/*` TCP 443 | since 2025-01-01 | [A page: Hosts](https://contoso.com/page) |",
      "",
      "- `download`: has a firewall rule of its own, `AllowDownload`.",
      "",
      "## `public-only`",
      "",
      "In one cloud.",
      "",
      "- Off by default.",
      "",
      "Brings nothing of its own in this cloud in the newest revision.",
      "",
      "## Retired",
      "",
      "What older revisions have and the newest does not.",
      "",
      "| requirement | purpose | direction | service tags | hosts, URLs and subnets | revisions | source | brought by |",
      "|---|---|---|---|---|---|---|---|",
      "| `first` | What is \\| always needed. | outbound | `Old` TCP 80 | - | only 2024-01-01 | An include: Table | basic configuration |",
      "| `old-inbound` | From the outside. | inbound | `VirtualNetwork` TCP 44224 | - | only 2024-01-01 | An include: Table | `old-way` |",
      "",
      "- `first`: `Old`: It was an error.",
      "",
    ]);
  });

  it("says of another cloud what is needed without a form, and what does not exist there", () => {
    const text = renderCatalogDocument(SMALL_SERVICE, CHINA);
    const [, part = ""] = /(## `logs`[\s\S]*?)\n## /.exec(text) ?? [];
    expect(part.split("\n")).toEqual([
      "## `logs`",
      "",
      "Logs are kept in \\*.contoso.com \\| elsewhere.",
      "",
      "- On by default.",
      "",
      "| requirement | purpose | direction | service tags | hosts, URLs and subnets | revisions | source |",
      "|---|---|---|---|---|---|---|",
      "| `download` | A download. | outbound | route of `Batch` to Internet | `contoso.com/a/*` TCP 443 | since 2025-01-01 | [A page: Hosts](https://contoso.com/page) |",
      "",
      "- `download`: has a firewall rule of its own, `AllowDownload`.",
      "",
      "Needed in this cloud as well, although the documents name nothing for it that a rule could allow:",
      "",
      "- `log-storage`: Logs in an account.",
      "",
    ]);
    expect(text).toContain("\n## Not in this cloud\n\nFeatures that do not exist here: `public-only`.\n");
    expect(text).not.toContain("## `public-only`");
  });

  it("says so where nothing is retired", () => {
    const requirements = SMALL_SERVICE.requirements.slice(0, 1);
    expect(renderCatalogDocument({ ...SMALL_SERVICE, requirements }, PUBLIC)).toMatch(
      /\n## Retired\n\nThe newest revision has all that the older ones have\.\n$/,
    );
  });

  it("is the same whatever the order of the files and of their requirements", () => {
    const requirements = [...SMALL_SERVICE.requirements]
      .reverse()
      .map((file) => ({ ...file, requirements: [...file.requirements].reverse() }));
    expect(renderCatalogDocument({ ...SMALL_SERVICE, requirements }, PUBLIC)).toBe(
      renderCatalogDocument(SMALL_SERVICE, PUBLIC),
    );
  });

  it("names three hosts of an entry that has a note, and counts those of a longer one", () => {
    const withHosts = (...hosts: string[]) => ({
      ...SMALL_SERVICE,
      requirements: [
        {
          requirements: [
            {
              id: "hosts",
              slot: 10,
              purpose: "Hosts.",
              direction: "outbound",
              hosts: [
                {
                  hosts,
                  protocol: "Tcp",
                  ports: ["443"],
                  since: "2024-01-01",
                  sources: ["hosts", "old"],
                  note: "Noted.",
                },
              ],
            },
          ],
        },
      ],
    });
    expect(renderCatalogDocument(withHosts("a.com", "b.com", "c.com"), PUBLIC)).toContain(
      "\n- `hosts`: `a.com`, `b.com`, `c.com`: Noted.\n",
    );
    expect(renderCatalogDocument(withHosts("a.com", "b.com", "c.com", "d.com"), PUBLIC)).toContain(
      "\n- `hosts`: `a.com` and 3 others: Noted.\n",
    );
  });

  it("refuses an entry that cites a section that there is not", () => {
    const service = { ...SMALL_SERVICE.service, sections: {} };
    expect(() => renderCatalogDocument({ ...SMALL_SERVICE, service }, PUBLIC)).toThrow(
      "the catalog cites the unknown section `tags`",
    );
  });
});

describe("the entrance to a service's documents", () => {
  it("shows features by cloud with their revisions, parameters, and the documents that were read", () => {
    const text = renderCatalogIndex(SMALL_SERVICE, [PUBLIC, CHINA]);
    expect(text.slice(text.indexOf("## Features")).split("\n")).toEqual([
      "## Features",
      "",
      "The revisions in which a cloud has a feature. A dash means that it has none; `undocumented` that it has the feature, and the documents say nothing that a rule could allow.",
      "",
      "| feature | default | Azure public | Azure China |",
      "|---|---|---|---|",
      "| basic configuration | always | [all](public.md#basic-configuration) | [all](china.md#basic-configuration) |",
      "| `logs` | on | [all](public.md#logs) | [all](china.md#logs) |",
      "| `proxy` | off | [since 2025-01-01](public.md#proxy) | [since 2025-01-01](china.md#proxy) |",
      "| `old-way` | off | [only 2024-01-01](public.md#retired) | [only 2024-01-01](china.md#retired) |",
      "| `public-only` | off | [all](public.md#public-only), undocumented | - |",
      "",
      "## Parameters",
      "",
      "| parameter | what it is |",
      "|---|---|",
      "| `storageAccount` | Name of the storage account. |",
      "",
      "## Documents",
      "",
      "| document | revisions that were read |",
      "|---|---|",
      "| [A page](https://contoso.com/page) | 2025-01-01, 2026-01-01 |",
      "| An include | 2024-01-01 |",
      "",
    ]);
    expect(text).toContain("\n- [Azure public](public.md)\n- [Azure China](china.md)\n");
  });
});
