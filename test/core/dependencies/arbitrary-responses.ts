import fc from "fast-check";

/** What responses are made of: categories, hosts and ports that meet each other and the small service's. */

export interface EndpointDetail {
  readonly port: number;
  readonly protocol?: string;
}

export interface Category {
  readonly category: string;
  readonly endpoints: readonly {
    readonly domainName: string;
    readonly endpointDetails: readonly EndpointDetail[];
  }[];
}

const CATEGORIES = ["Compute", "Compute  ", "Integrated notebook", "API", "api", "Azure Key Vault", "網路"];

export const HOSTS = [
  "login.contoso.com",
  "LOGIN.contoso.com",
  "*.contoso.net",
  "a.contoso.net",
  "*.a.contoso.net",
  "*contoso.net",
  "contoso.net",
  "mlstore.file.contoso-store.net",
  "mlstore.blob.contoso-store.net",
  "other.blob.contoso-store.net",
  "global.contoso-images.io",
  "mine1.contoso-images.io",
  "mine1.eastus2.data.contoso-images.io",
  "00000000-1111-2222-3333-44444444abcd.workspace.eastus2.contoso-api.net",
  "*.eastus2.batch.contoso.org",
  "eastus2.relay.contoso.org",
  "westus.relay.contoso.org",
  "x.downloads.contoso.org",
  "code.contoso.org",
  "www.fabrikam.com",
];

const port = fc.constantFrom(1, 53, 80, 443, 444, 445, 5831, 8080, 8081, 65535);

const detail: fc.Arbitrary<EndpointDetail> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ port }) },
  { weight: 1, arbitrary: fc.record({ port, protocol: fc.constantFrom("TCP", "tcp", "UDP", "Any") }) },
);

/** Up to five categories, with the same ones and the same endpoints again and again. */
export const categories: fc.Arbitrary<Category[]> = fc.array(
  fc.record({
    category: fc.constantFrom(...CATEGORIES),
    endpoints: fc.array(
      fc.record({
        domainName: fc.constantFrom(...HOSTS),
        endpointDetails: fc.array(detail, { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 5 },
    ),
  }),
  { maxLength: 5 },
);

/** The response of API version 2021-07-01. */
export function flat(value: readonly Category[]): unknown {
  return { value };
}

/** The response of API version 2022-05-01 and later. */
export function nested(value: readonly Category[]): unknown {
  return { value: value.map((properties) => ({ properties })) };
}

/** `host protocol port` of all that stands in a response, whatever is around it. */
export function reportedIn(document: unknown): Set<string> {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value !== "object" || value === null) {
      return;
    }
    const { domainName, endpointDetails } = value as Record<string, unknown>;
    if (typeof domainName === "string" && Array.isArray(endpointDetails)) {
      for (const each of endpointDetails as Partial<Record<string, unknown>>[]) {
        const protocol = each.protocol === undefined ? "tcp" : String(each.protocol).toLowerCase();
        found.add(`${domainName.toLowerCase()} ${protocol} ${each.port}`);
      }
    }
    Object.values(value).forEach(walk);
  };
  walk(document);
  return found;
}
