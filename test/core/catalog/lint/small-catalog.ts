import { CLOUD_DOCUMENTS } from "../../../../lib/core/catalog/built-in";
import type { CloudId } from "../../../../lib/core/catalog/cloud";
import type {
  CloudDocument,
  HostEntryDocument,
  RequirementDocument,
  RouteEntryDocument,
  RulesDocument,
  ServiceDocument,
  SubnetEntryDocument,
  TagEntryDocument,
  UrlEntryDocument,
} from "../../../../lib/core/catalog/documents";
import type { CatalogDocuments } from "../../../../lib/core/catalog/lint/catalog-rule";

/** What a small catalog differs in from the one without findings. */
export interface Difference {
  readonly service?: Partial<ServiceDocument>;
  readonly rules?: Partial<RulesDocument>;
  /** The requirements of base.json. */
  readonly base?: readonly RequirementDocument[];
  /** The requirements of extra.json, the file of the one feature. */
  readonly extra?: readonly RequirementDocument[];
  /** The features that take the requirements of extra.json away. */
  readonly unless?: readonly string[];
  readonly clouds?: Partial<Record<CloudId, CloudDocument>>;
}

/**
 * A catalog of two revisions, two requirements and one feature, of which every rule holds, except for the difference.
 * The service's id is `small`; the clouds are the built-in ones.
 */
export function smallCatalog(difference: Difference = {}): CatalogDocuments {
  return {
    clouds: { ...CLOUD_DOCUMENTS, ...difference.clouds },
    service: {
      service: { ...SERVICE, ...difference.service },
      rules: { ...RULES, ...difference.rules },
      requirements: [
        { requirements: difference.base ?? [requirement()] },
        {
          features: ["extra"],
          ...(difference.unless === undefined ? {} : { unless: difference.unless }),
          requirements: difference.extra ?? [routed()],
        },
      ],
    },
  };
}

const SERVICE: ServiceDocument = {
  id: "small",
  displayName: "Small Service",
  revisions: ["2024-01-01", "2025-01-01"],
  documents: {
    guide: { title: "Guide", revisions: ["2024-01-01", "2025-01-01"] },
    old: { title: "Old guide", revisions: ["2024-01-01"] },
  },
  sections: {
    tables: { document: "guide", heading: "Tables" },
    "old-tables": { document: "old", heading: "Old tables" },
  },
  parameters: { storageAccount: { description: "A storage account.", name: "storage-account" } },
  features: { extra: { default: false, description: "Something more." } },
};

const RULES: RulesDocument = {
  securityRules: [
    { slot: 10, direction: "outbound", tag: "AzureMonitor", protocol: "Tcp", name: "AllowMonitor" },
    { slot: 400, direction: "outbound", tag: "Internet", protocol: "Tcp", name: "AllowInternet" },
  ],
  routes: [{ slot: 10, tag: "AzureMonitor", name: "MonitorToInternet" }],
  bypassDenies: [{ slot: 390, tag: "AzureMonitor", name: "DenyMonitor" }],
  retired: { securityRules: { inbound: [], outbound: [] }, routes: [], requirements: [] },
};

/** `monitoring` of base.json, in slot 10, with one tag and one host. */
export function requirement(difference: Partial<RequirementDocument> = {}): RequirementDocument {
  return {
    id: "monitoring",
    slot: 10,
    purpose: "Logs and metrics.",
    direction: "outbound",
    tags: [tagEntry()],
    hosts: [hostEntry()],
    ...difference,
  };
}

/** `workers` of base.json, in slot 20, with connections within the subnets. */
export function internal(difference: Partial<RequirementDocument> = {}): RequirementDocument {
  return {
    id: "workers",
    slot: 20,
    purpose: "Workers speak to each other.",
    direction: "internal",
    subnets: [subnetEntry()],
    ...difference,
  };
}

/** `way-back` of extra.json, in slot 300, with one route. */
export function routed(difference: Partial<RequirementDocument> = {}): RequirementDocument {
  return {
    id: "way-back",
    slot: 300,
    purpose: "Replies go straight back.",
    direction: "outbound",
    routes: [routeEntry()],
    ...difference,
  };
}

/** `AzureMonitor` on TCP 443, in every cloud and revision. */
export function tagEntry(difference: Partial<TagEntryDocument> = {}): TagEntryDocument {
  return { ...ENTRY, tag: "AzureMonitor", protocol: "Tcp", ports: ["443"], ...difference };
}

/** `www.contoso.com` on TCP 443, in every cloud and revision. */
export function hostEntry(difference: Partial<HostEntryDocument> = {}): HostEntryDocument {
  return { ...ENTRY, hosts: ["www.contoso.com"], protocol: "Tcp", ports: ["443"], ...difference };
}

/** `www.contoso.com/download/*` on TCP 443, in every cloud and revision. */
export function urlEntry(difference: Partial<UrlEntryDocument> = {}): UrlEntryDocument {
  return { ...ENTRY, urls: ["www.contoso.com/download/*"], protocol: "Tcp", ports: ["443"], ...difference };
}

/** TCP 8704-8710 within the subnets, in every cloud and revision. */
export function subnetEntry(difference: Partial<SubnetEntryDocument> = {}): SubnetEntryDocument {
  return { ...ENTRY, protocol: "Tcp", ports: ["8704-8710"], ...difference };
}

/** `AzureMonitor` to the Internet, in every cloud and revision. */
export function routeEntry(difference: Partial<RouteEntryDocument> = {}): RouteEntryDocument {
  return { ...ENTRY, tag: "AzureMonitor", nextHop: "Internet", ...difference };
}

const ENTRY = { since: "2024-01-01", sources: ["tables", "old-tables"] } as const;
