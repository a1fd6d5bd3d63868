import type { HostEntryDocument, ServiceDocuments } from "../../../lib/core/catalog/documents";
import { readService } from "../../../lib/core/catalog/read-service";
import { type Selection, type SelectionInput, select } from "../../../lib/core/catalog/selection";

/** A small service whose hosts have every kind of placeholder, wildcard and validity. */
export const DOCUMENTS: ServiceDocuments = {
  service: {
    id: "contoso-learning",
    displayName: "Contoso Learning",
    revisions: ["2023-01-01", "2024-01-01"],
    documents: { article: { title: "The article", revisions: ["2023-01-01", "2024-01-01"] } },
    sections: { hosts: { document: "article", heading: "Hosts" } },
    parameters: {
      storageAccount: { description: "The account.", name: "storage-account" },
      containerRegistry: { description: "The registry.", name: "container-registry" },
      workspaceId: { description: "The workspace.", name: "workspace-id" },
    },
    features: {
      monitor: { default: true, description: "Monitoring." },
      images: { default: false, description: "Images.", implies: ["downloads"] },
      downloads: { default: false, description: "Downloads." },
      preview: { default: true, description: "A preview.", since: "2024-01-01" },
    },
  },
  rules: {
    securityRules: [],
    routes: [],
    bypassDenies: [],
    retired: { securityRules: { inbound: [], outbound: [] }, routes: [], requirements: [] },
  },
  requirements: [
    {
      requirements: [
        outbound("sign-in", 10, [hosts(["login.contoso.com"], ["80", "443"])]),
        outbound("api", 20, [
          hosts(["*.contoso.net"], ["443"]),
          hosts(["{workspaceId}.workspace.{region}.contoso-api.net"], ["443"]),
        ]),
        outbound("store", 30, [
          hosts(["{storageAccount}.file.contoso-store.net"], ["443", "445"]),
          hosts(["{storageAccount}.blob.contoso-store.net"], ["443"]),
        ]),
        outbound("relay", 40, [hosts(["{region}.relay.contoso.org"], ["5831"], { protocol: "Udp" })]),
        outbound("batch", 50, [hosts(["*.{region}.batch.contoso.org"], ["443"], { protocol: "Any" })]),
        outbound("old-api", 60, [hosts(["old.contoso.org"], ["443"], { until: "2024-01-01" })]),
        outbound("china-api", 70, [hosts(["api.contoso.cn"], ["443"], { clouds: ["china"] })]),
        {
          id: "source-code",
          slot: 80,
          purpose: "Source code.",
          direction: "outbound",
          urls: [
            {
              urls: ["code.contoso.org/tools/*"],
              protocol: "Tcp",
              ports: ["443"],
              since: "2023-01-01",
              sources: ["hosts"],
            },
          ],
        },
      ],
    },
    {
      features: ["monitor"],
      requirements: [outbound("monitor", 310, [hosts(["monitor.contoso.org"], ["443"])])],
    },
    {
      features: ["images"],
      requirements: [
        outbound("registry", 320, [
          hosts(["{containerRegistry}.contoso-images.io"], ["443"]),
          hosts(["{containerRegistry}.{region}.data.contoso-images.io"], ["443"]),
          hosts(["global.contoso-images.io"], ["443"]),
        ]),
      ],
    },
    {
      features: ["downloads"],
      requirements: [outbound("downloads", 330, [hosts(["*.downloads.contoso.org"], ["443", "8080-8082"])])],
    },
    {
      features: ["preview"],
      requirements: [
        outbound("preview", 340, [hosts(["preview.contoso.org"], ["443"], { since: "2024-01-01" })]),
      ],
    },
  ],
};

function outbound(
  id: string,
  slot: number,
  entries: readonly HostEntryDocument[],
): ServiceDocuments["requirements"][number]["requirements"][number] {
  return { id, slot, purpose: "A purpose.", direction: "outbound", hosts: entries };
}

function hosts(
  names: readonly string[],
  ports: readonly string[],
  others: Partial<HostEntryDocument> = {},
): HostEntryDocument {
  return { hosts: names, protocol: "Tcp", ports, since: "2023-01-01", sources: ["hosts"], ...others };
}

/** A selection of the small service, or of another one; in `eastus2` unless told. */
export function selected(input: Partial<SelectionInput> = {}, documents = DOCUMENTS): Selection {
  const { value, diagnostics } = select(readService(documents), {
    cloud: "public",
    region: "eastus2",
    ...input,
  });
  if (value === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  }
  return value;
}
