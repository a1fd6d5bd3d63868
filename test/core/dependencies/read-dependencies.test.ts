import { readDependencies } from "../../../lib/core/dependencies/read-dependencies";
import { formatDiagnostic } from "../../../lib/core/diagnostics/diagnostic";
import response2021 from "./fixtures/response-2021-07-01.json";
import response2024 from "./fixtures/response-2024-04-01.json";
import { rowsOf } from "./reported-dependencies";

const CATEGORY = "it is a text of 1 to 200 characters, such as `Integrated notebook`";
const HOST = "it is a host name such as `www.contoso.com` or `*.contoso.com`";
const PORT = "it is a whole number from 1 to 65535";
const PROTOCOL = "it is `TCP`, `UDP` or `ANY`, in any case";
const ENDPOINTS = "it is a list of objects with `domainName` and `endpointDetails`";
const DETAILS = "it is a list of objects with `port`, at least one";
const RESPONSE = 'give the API\'s response as it came, `{ "value": [...] }`';

const endpoint = { domainName: "www.contoso.com", endpointDetails: [{ port: 443 }] };

const withCategory = (category: unknown): unknown => ({ value: [{ category, endpoints: [endpoint] }] });
const withEndpoint = (each: unknown): unknown => ({ value: [{ category: "Compute", endpoints: [each] }] });
const withHost = (domainName: unknown): unknown => withEndpoint({ ...endpoint, domainName });
const withDetail = (detail: unknown): unknown => withEndpoint({ ...endpoint, endpointDetails: [detail] });

function told(document: unknown): string[] {
  return readDependencies(document).diagnostics.map(formatDiagnostic);
}

describe("a response of the dependencies API", () => {
  it("of 2021-07-01 is read, its categories and endpoints that stand twice once", () => {
    const { value, diagnostics } = readDependencies(response2021);
    expect(diagnostics).toEqual([]);
    expect(rowsOf(value)).toEqual([
      ["Compute cluster/instance", "*.batchai.core.windows.net", "443"],
      ["Integrated notebook", "localtest9127254374.blob.core.windows.net", "443"],
      ["Integrated notebook", "localtest9127254374.file.core.windows.net", "443"],
      ["Azure Active Directory", "login.microsoftonline.com", "443"],
      ["Azure portal", "management.azure.com", "443"],
      ["Integrated notebook", "*.notebooks.azure.net", "443"],
      ["Azure Key Vault", "vault.azure.net", "443,8787,18881"],
    ]);
  });

  it("of 2024-04-01 is read, its categories without the spaces around them", () => {
    const { value, diagnostics } = readDependencies(response2024);
    expect(diagnostics).toEqual([]);
    expect(rowsOf(value)).toEqual([
      ["Compute", "graph.microsoft.com", "443"],
      ["Integrated notebook", "graph.microsoft.com", "443"],
      ["Compute", "*.instances.azureml.ms", "443,8787,18881"],
      ["Azure Active Directory", "login.microsoftonline.com", "80,443"],
      ["Integrated notebook", "storageaccount1104ml.blob.core.windows.net", "443"],
      ["Integrated notebook", "storageaccount1104ml.file.core.windows.net", "443,445"],
      ["Compute", "*.vault.azure.net", "443"],
      ["Azure Machine Learning pre-built images", "viennaglobal.azurecr.io", "443"],
    ]);
  });

  it("without entries, or with a category without endpoints, has no dependencies", () => {
    expect(readDependencies({ value: [] })).toEqual({ value: [], diagnostics: [] });
    expect(readDependencies({ value: [{ category: "Compute", endpoints: [] }] })).toEqual({
      value: [],
      diagnostics: [],
    });
  });

  it("may hold members that are not known, and both shapes side by side", () => {
    const { value, diagnostics } = readDependencies({
      nextLink: null,
      count: 2,
      value: [
        { id: "/a", category: "A", endpoints: [{ ...endpoint, description: { text: 1 } }], tags: [] },
        { category: 5, properties: { category: "B", endpoints: [endpoint], provisioningState: "x" } },
      ],
    });
    expect(diagnostics).toEqual([]);
    expect(rowsOf(value)).toEqual([
      ["A", "www.contoso.com", "443"],
      ["B", "www.contoso.com", "443"],
    ]);
  });

  it("means TCP unless it names a protocol, and does not repeat under TCP and UDP what ANY has", () => {
    const details = [
      { port: 443 },
      { port: 443, protocol: "any" },
      { port: 80, protocol: "tcp" },
      { port: 53, protocol: "UDP" },
      { port: 443, protocol: "Udp" },
    ];
    const { value } = readDependencies(withEndpoint({ ...endpoint, endpointDetails: details }));
    expect(rowsOf(value)).toEqual([
      ["Compute", "www.contoso.com", "443", "Any"],
      ["Compute", "www.contoso.com", "80"],
      ["Compute", "www.contoso.com", "53", "Udp"],
    ]);
  });

  it("gives ports in their one form, whatever their order", () => {
    const details = [{ port: 445 }, { port: 80 }, { port: 444 }, { port: 443 }];
    const { value } = readDependencies(withEndpoint({ ...endpoint, endpointDetails: details }));
    expect(rowsOf(value)).toEqual([["Compute", "www.contoso.com", "80,443-445"]]);
  });

  it("that has more pages is read with a warning", () => {
    const document = { ...(withEndpoint(endpoint) as object), nextLink: "https://management.azure.com/next" };
    expect(rowsOf(readDependencies(document).value)).toEqual([["Compute", "www.contoso.com", "443"]]);
    expect(told(document)).toEqual([
      "[incomplete-dependencies] nextLink: there are more pages than this one; put the entries of every page into one `value` before it is read",
    ]);
    expect(readDependencies(document).diagnostics[0]?.severity).toBe("warning");
  });

  it.each<[string, unknown, string]>([
    ["null", null, `response: the response is \`null\`; ${RESPONSE}`],
    ["a list", [{ category: "Compute" }], `response: the response is a list; ${RESPONSE}`],
    ["a text", "{}", `response: the response is the text \`{}\`; ${RESPONSE}`],
    [
      "nothing",
      undefined,
      `response: the response is of the type undefined, which JSON does not have; ${RESPONSE}`,
    ],
    ["an empty object", {}, `value: there is no \`value\`; ${RESPONSE}`],
    ["a value that is an object", { value: {} }, `value: \`value\` is an object; ${RESPONSE}`],
    [
      "an example of the documentation",
      { parameters: {}, responses: { "200": { body: response2021 } } },
      "value: there is no `value`; this is an example from the API's documentation; give what stands in its `responses.200.body`",
    ],
    [
      "Azure's answer to a failed request",
      { error: { code: "AuthorizationFailed" } },
      "value: there is no `value`; this is Azure's answer to a request that failed; give the one to a request that succeeds",
    ],
    [
      "an entry that is a text",
      { value: ["Compute"] },
      "value[0]: the entry is the text `Compute`; it is an object with `category` and `endpoints`, or with `properties` that has them",
    ],
    [
      "properties that are null",
      { value: [{ category: "Compute", endpoints: [], properties: null }] },
      "value[0].properties: `properties` is `null`; it is an object with `category` and `endpoints`",
    ],
    [
      "no category",
      { value: [{ endpoints: [] }] },
      `value[0].category: there is no \`category\`; ${CATEGORY}`,
    ],
    [
      "a category of a number",
      withCategory(5),
      `value[0].category: \`category\` is the number 5; ${CATEGORY}`,
    ],
    [
      "an empty category",
      withCategory("  "),
      `value[0].category: the category is empty (\`  \`); ${CATEGORY}`,
    ],
    [
      "a category of 201 characters",
      withCategory("c".repeat(201)),
      `value[0].category: the category \`${"c".repeat(40)}\`... (201 characters) is too long; ${CATEGORY}`,
    ],
    [
      "a category with a template",
      withCategory(`Compute \${file()}`),
      `value[0].category: \`Compute \${file()}\` contains \`\${\`, which Terraform would evaluate; write the plain value; ${CATEGORY}`,
    ],
    [
      "a category with a line break at its end",
      withCategory("Compute\n"),
      `value[0].category: \`Compute\\u{a}\` contains the control character \`\\u{a}\` (U+000A); write one line of visible characters; ${CATEGORY}`,
    ],
    [
      "a category that turns the direction of the line",
      withCategory("Com\u202eetup"),
      `value[0].category: \`Com\\u{202e}etup\` contains \`\\u{202e}\` (U+202E), which nobody sees; ${CATEGORY}`,
    ],
    [
      "no endpoints",
      { value: [{ properties: { category: "Compute" } }] },
      `value[0].properties.endpoints: there is no \`endpoints\`; ${ENDPOINTS}`,
    ],
    [
      "endpoints that are true",
      { value: [{ category: "Compute", endpoints: true }] },
      `value[0].endpoints: \`endpoints\` is \`true\`; ${ENDPOINTS}`,
    ],
    [
      "an endpoint that is a list",
      withEndpoint([]),
      "value[0].endpoints[0]: the endpoint is a list; it is an object with `domainName` and `endpointDetails`",
    ],
    [
      "no host",
      withEndpoint({ endpointDetails: [{ port: 443 }] }),
      `value[0].endpoints[0].domainName: there is no \`domainName\`; ${HOST}`,
    ],
    [
      "a host of null",
      withHost(null),
      `value[0].endpoints[0].domainName: \`domainName\` is \`null\`; ${HOST}`,
    ],
    [
      "no ports",
      withEndpoint({ domainName: "www.contoso.com" }),
      `value[0].endpoints[0].endpointDetails: there is no \`endpointDetails\`; ${DETAILS}`,
    ],
    [
      "an empty list of ports",
      withEndpoint({ ...endpoint, endpointDetails: [] }),
      `value[0].endpoints[0].endpointDetails: \`endpointDetails\` is empty; ${DETAILS}`,
    ],
    [
      "a port without an object",
      withDetail(443),
      "value[0].endpoints[0].endpointDetails[0]: the entry is the number 443; it is an object with `port`",
    ],
  ])("that is or holds %s is refused", (_, document, message) => {
    expect(told(document)).toEqual([`[invalid-dependencies] ${message}`]);
    expect(readDependencies(document)).not.toHaveProperty("value");
  });

  it.each<[string, string]>([
    [
      `\${var.host}.com`,
      `\`\${var.host}.com\` contains \`\${\`, which Terraform would evaluate; write the plain value`,
    ],
    [
      "*",
      "`*` would match every host; write the hosts that are meant, a host name such as `www.contoso.com` or `*.contoso.com`",
    ],
    [
      "*.com",
      "`*.com` would match a whole top-level domain; write the domain that is meant, as in `*.contoso.com`",
    ],
    [
      "10.0.0.4",
      "`10.0.0.4` looks like an IP address or network; write a host name such as `www.contoso.com` or `*.contoso.com`, or give it where addresses are expected",
    ],
    [
      "https://www.contoso.com",
      "`https://www.contoso.com` has the scheme `https://`; write the host alone, `www.contoso.com`",
    ],
    [
      "www.contoso.com ",
      "`www.contoso.com ` contains a space; write a host name such as `www.contoso.com` or `*.contoso.com`, without spaces",
    ],
    [
      "www.contosö.com",
      "`www.contosö.com` contains `ö` (U+00F6), which is not ASCII; write the punycode form of the name (`xn--...`)",
    ],
  ])("with the host %s is refused", (host, message) => {
    const at = "value[0].endpoints[0].domainName";
    expect(told(withHost(host))).toEqual([`[invalid-dependencies] ${at}: ${message}`]);
  });

  it.each<[unknown, string]>([
    [0, "`port` is the number 0"],
    [65536, "`port` is the number 65536"],
    [-1, "`port` is the number -1"],
    [443.5, "`port` is the number 443.5"],
    [Number.POSITIVE_INFINITY, "`port` is the number Infinity"],
    ["443", "`port` is the text `443`"],
    [null, "`port` is `null`"],
    [undefined, "there is no `port`"],
  ])("with the port %p is refused", (port, problem) => {
    expect(told(withDetail({ port }))).toEqual([
      `[invalid-dependencies] value[0].endpoints[0].endpointDetails[0].port: ${problem}; ${PORT}`,
    ]);
  });

  it.each<[unknown, string]>([
    ["ICMP", "`protocol` is the text `ICMP`"],
    ["", "`protocol` is the text ``"],
    [null, "`protocol` is `null`"],
    [6, "`protocol` is the number 6"],
  ])("with the protocol %p is refused", (protocol, problem) => {
    expect(told(withDetail({ port: 443, protocol }))).toEqual([
      `[invalid-dependencies] value[0].endpoints[0].endpointDetails[0].protocol: ${problem}; ${PROTOCOL}`,
    ]);
  });

  it("is told everything that is wrong with it at once, and is not read in part", () => {
    const document = {
      value: [
        { category: "", endpoints: [{ domainName: "*", endpointDetails: [{ port: 0, protocol: "x" }] }] },
        { properties: { category: "Compute", endpoints: [endpoint, { ...endpoint, domainName: 1 }] } },
      ],
    };
    const { value, diagnostics } = readDependencies(document);
    expect(value).toBeUndefined();
    expect(diagnostics.map(({ subject }) => subject)).toEqual([
      "value[0].category",
      "value[0].endpoints[0].domainName",
      "value[0].endpoints[0].endpointDetails[0].port",
      "value[0].endpoints[0].endpointDetails[0].protocol",
      "value[1].properties.endpoints[1].domainName",
    ]);
  });
});
