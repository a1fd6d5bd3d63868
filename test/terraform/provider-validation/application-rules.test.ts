import { providerProblems } from "../provider-validation";
import {
  applicationCollection,
  applicationRule,
  common,
  resource,
  ruleCollectionGroup,
} from "../sample-documents";

const POLICY = "azurerm_firewall_policy";
const GROUP = "azurerm_firewall_policy_rule_collection_group";
const path = `resource.${GROUP}.main`;

const group = (changes: object) => resource(GROUP, { ...ruleCollectionGroup, ...changes });
const application = (changes: object) =>
  group({
    application_rule_collection: [{ ...applicationCollection, rule: [{ ...applicationRule, ...changes }] }],
  });
const ADDRESS = "expected an IP address, a range of IPv4 addresses, a CIDR prefix or *";
const HOST = "expected a host name, with * at its left end only";
const URL = "expected a host and path without scheme, port or query, with * at an end only";
const SOURCE = "exactly one of source_addresses, source_ip_groups is allowed";
const NOT_EMPTY = 'expected a text that is not empty, found ""';
const MIXED = "IPv4 and IPv6 addresses in one rule (source_addresses, destination_addresses)";

const url = {
  destination_fqdns: null,
  destination_urls: ["github.com/microsoft/vscode-tools-for-ai/*"],
  terminate_tls: true,
};

describe("application rules that neither the provider nor Azure refuses", () => {
  it.each<[fact: string, document: unknown]>([
    ["* as a host name", application({ destination_fqdns: ["*"] })],
    ["a wildcard that joins its label", application({ destination_fqdns: ["*pytorch.org"] })],
    ["port 64000 of an application rule", application({ protocols: [{ port: 64000, type: "Mssql" }] })],
    ["an FQDN tag", application({ destination_fqdn_tags: ["WindowsUpdate"], destination_fqdns: null })],
    [
      "addresses without protocols",
      application({ destination_addresses: ["10.0.0.4"], destination_fqdns: null, protocols: [] }),
    ],
    ["a URL where TLS is terminated", application(url)],
    [
      "a URL over plain HTTP",
      application({ ...url, protocols: [{ port: 80, type: "Http" }], terminate_tls: null }),
    ],
    ["a URL where a variable terminates TLS", application({ ...url, terminate_tls: `\${var.tls}` })],
  ])("%s passes", (_, document) => {
    expect(providerProblems(document)).toEqual([]);
  });

  it("a URL passes in a policy of the Premium SKU", () => {
    const groups = {
      main: {
        ...ruleCollectionGroup,
        application_rule_collection: { ...applicationCollection, rule: { ...applicationRule, ...url } },
      },
    };
    const document = (sku: string) => ({
      resource: { [GROUP]: groups, [POLICY]: { main: { ...common, sku } } },
    });
    expect(providerProblems(document("Premium"))).toEqual([]);
    expect(providerProblems(document(`\${var.sku}`))).toEqual([]);
  });
});

describe("an application rule that the provider or Azure refuses", () => {
  const rulePath = `${path}.application_rule_collection[0].rule[0]`;

  it.each<[fact: string, changes: object, problem: string]>([
    ["an empty name", { name: "" }, `.name: ${NOT_EMPTY}`],
    ["an empty description", { description: "" }, `.description: ${NOT_EMPTY}`],
    [
      "a protocol in another case",
      { protocols: [{ port: 443, type: "HTTPS" }] },
      '.protocols[0].type: expected one of Http, Https, Mssql, found "HTTPS"',
    ],
    [
      "a port above 64000",
      { protocols: { port: 64001, type: "Https" } },
      ".protocols.port: expected an integer from 0 to 64000, found 64001",
    ],
    ["host names without protocols", { protocols: [] }, ": destination_fqdns require protocols"],
    [
      "FQDN tags without protocols",
      { destination_fqdn_tags: ["WindowsUpdate"], destination_fqdns: null, protocols: null },
      ": destination_fqdn_tags require protocols",
    ],
    ["no source", { source_addresses: null }, `: ${SOURCE}, found none`],
    [
      "two kinds of source",
      { source_ip_groups: ["a"] },
      `: ${SOURCE}, found source_addresses and source_ip_groups`,
    ],
    [
      "no destination",
      { destination_fqdns: [] },
      ": at least one of destination_fqdns, destination_urls, destination_fqdn_tags, web_categories, destination_addresses is required",
    ],
    [
      "a tag as destination",
      { destination_addresses: ["Storage"] },
      `.destination_addresses[0]: ${ADDRESS}, found "Storage"`,
    ],
    [
      "a wildcard at the right",
      { destination_fqdns: ["www.contoso.*"] },
      `.destination_fqdns[0]: ${HOST}, found "www.contoso.*"`,
    ],
    [
      "a wildcard in the middle",
      { destination_fqdns: ["www.*contoso.com"] },
      `.destination_fqdns[0]: ${HOST}, found "www.*contoso.com"`,
    ],
    [
      "a path in a host name",
      { destination_fqdns: ["contoso.com/a"] },
      `.destination_fqdns[0]: ${HOST}, found "contoso.com/a"`,
    ],
    ["an empty FQDN tag", { destination_fqdn_tags: [""] }, `.destination_fqdn_tags[0]: ${NOT_EMPTY}`],
    [
      "a tag as source",
      { source_addresses: ["Storage"] },
      `.source_addresses[0]: ${ADDRESS}, found "Storage"`,
    ],
    [
      "an empty IP group",
      { source_addresses: null, source_ip_groups: [""] },
      `.source_ip_groups[0]: ${NOT_EMPTY}`,
    ],
    ["an empty web category", { web_categories: [""] }, `.web_categories[0]: ${NOT_EMPTY}`],
    ["an empty header", { http_headers: [{ name: "", value: "a" }] }, `.http_headers[0].name: ${NOT_EMPTY}`],
    [
      "host names beside URLs",
      { ...url, destination_fqdns: ["a.b"] },
      ": destination_fqdns and destination_urls exclude each other",
    ],
    [
      "a URL where TLS is not terminated",
      { ...url, terminate_tls: false },
      ": destination_urls over Https require terminate_tls = true",
    ],
    [
      "a URL with a scheme",
      { ...url, destination_urls: ["https://a.b/c"] },
      `.destination_urls[0]: ${URL}, found "https://a.b/c"`,
    ],
    [
      "a URL with a port",
      { ...url, destination_urls: ["a.b:8080/c"] },
      `.destination_urls[0]: ${URL}, found "a.b:8080/c"`,
    ],
    [
      "a URL with a query",
      { ...url, destination_urls: ["a.b/c?d"] },
      `.destination_urls[0]: ${URL}, found "a.b/c?d"`,
    ],
    ["IPv4 and IPv6", { destination_addresses: ["2001:db8::1"] }, `: ${MIXED}`],
  ])("%s is refused", (_, changes, problem) => {
    expect(providerProblems(application(changes))).toEqual([`${rulePath}${problem}`]);
  });

  it.each<[policy: string, sku: object, found: string]>([
    ["of the Standard SKU", { sku: "Standard" }, "Standard"],
    ["of no SKU, which is Standard", {}, "Standard"],
  ])("a URL in a policy %s is refused", (_, sku, found) => {
    const rule = { ...applicationRule, ...url };
    const body = {
      ...ruleCollectionGroup,
      application_rule_collection: [{ ...applicationCollection, rule: [rule] }],
    };
    const document = { resource: { [GROUP]: { main: body }, [POLICY]: { main: { ...common, ...sku } } } };
    expect(providerProblems(document)).toEqual([
      `${rulePath}: destination_urls require a policy of the Premium SKU, found ${found}`,
    ]);
  });
});
