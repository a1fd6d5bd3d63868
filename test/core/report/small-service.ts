import type { ServiceDocuments } from "../../../lib/core/catalog/documents";

/** A service that has one of each thing that a document shows, and texts that are markup unless they are escaped. */
export const SMALL_SERVICE: ServiceDocuments = {
  service: {
    id: "small",
    displayName: "Small Service",
    revisions: ["2024-01-01", "2025-01-01", "2026-01-01"],
    documents: {
      page: { title: "A page", url: "https://contoso.com/page", revisions: ["2025-01-01", "2026-01-01"] },
      include: { title: "An include", revisions: ["2024-01-01"] },
    },
    sections: {
      tags: { document: "page", heading: "Tags | and more", anchor: "tags" },
      hosts: { document: "page", heading: "Hosts" },
      old: { document: "include", heading: "Table" },
    },
    parameters: { storageAccount: { description: "Name of the storage account.", name: "storage-account" } },
    features: {
      logs: { default: true, description: "Logs are kept in *.contoso.com | elsewhere." },
      proxy: {
        default: false,
        description: "A proxy stands in between.",
        since: "2025-01-01",
        implies: ["logs"],
        excludes: ["old-way"],
      },
      "old-way": { default: false, description: "The old way.", until: "2025-01-01", excludes: ["proxy"] },
      "public-only": { default: false, description: "In one cloud.", clouds: ["public"] },
    },
    references: { thread: { title: "A thread", url: "https://contoso.com/thread", date: "2025-02" } },
  },
  rules: {
    securityRules: [],
    routes: [],
    bypassDenies: [],
    retired: { securityRules: { inbound: [], outbound: [] }, routes: [], requirements: [] },
  },
  requirements: [
    {
      features: ["logs"],
      unless: ["proxy"],
      requirements: [
        {
          id: "log-storage",
          slot: 310,
          purpose: "Logs in an account.",
          direction: "outbound",
          hosts: [
            {
              clouds: ["public"],
              hosts: ["{storageAccount}.contoso.com", "*.logs.contoso.com"],
              protocol: "Tcp",
              ports: ["443", "8084"],
              tls: true,
              since: "2024-01-01",
              sources: ["hosts", "old"],
              note: "The page writes *.",
            },
          ],
          undocumentedIn: ["china"],
          webSocket: true,
          notes: [{ text: "Slow at times.", reference: "thread", offers: "proxy" }],
        },
      ],
    },
    {
      requirements: [
        {
          id: "second",
          slot: 20,
          purpose: "Between the machines.",
          direction: "internal",
          subnets: [{ protocol: "Udp", ports: ["53"], since: "2026-01-01", sources: ["tags"] }],
        },
        {
          id: "first",
          slot: 10,
          purpose: "What is | always needed.",
          direction: "outbound",
          tags: [
            {
              tag: "Storage.{Region}",
              protocol: "Tcp",
              ports: ["443"],
              since: "2024-01-01",
              sources: ["tags", "old"],
            },
            {
              tag: "Batch",
              protocol: "Any",
              ports: ["443", "8000-8001"],
              since: "2025-01-01",
              sources: ["tags"],
            },
            {
              tag: "Old",
              protocol: "Tcp",
              ports: ["80"],
              since: "2024-01-01",
              until: "2025-01-01",
              sources: ["old"],
              note: "It was an error.",
            },
          ],
        },
      ],
    },
    {
      features: ["proxy", "logs"],
      requirements: [
        {
          id: "download",
          slot: 320,
          purpose: "A download.",
          direction: "outbound",
          urls: [
            {
              urls: ["contoso.com/a/*"],
              protocol: "Tcp",
              ports: ["443"],
              since: "2025-01-01",
              sources: ["hosts"],
            },
          ],
          routes: [{ tag: "Batch", nextHop: "Internet", since: "2025-01-01", sources: ["hosts"] }],
          firewallRule: "AllowDownload",
        },
      ],
    },
    {
      features: ["old-way"],
      requirements: [
        {
          id: "old-inbound",
          slot: 330,
          purpose: "From the outside.",
          direction: "inbound",
          tags: [
            {
              tag: "VirtualNetwork",
              protocol: "Tcp",
              ports: ["44224"],
              since: "2024-01-01",
              until: "2025-01-01",
              sources: ["old"],
            },
          ],
        },
      ],
    },
  ],
};
