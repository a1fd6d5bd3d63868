import { type Fqdn, parseFqdn } from "../address/fqdn";
import { quoted, quotedCharacter } from "../address/quoted";
import { refuseTemplate } from "../address/template";
import { diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic";
import { isObject, type JsonObject, member } from "../json-object";
import { inWords, ResponseFindings } from "./response-findings";
import {
  type DependencyProtocol,
  dependenciesOf,
  type ReportedPort,
  type WorkspaceDependency,
} from "./workspace-dependency";

/** The most entries of `value`. Recorded responses have about ten. */
export const MAX_CATEGORIES = 1_000;

/** The most endpoints of all categories together. Recorded responses have about twenty. */
export const MAX_ENDPOINTS = 10_000;

/** The most entries of all `endpointDetails` together: two for each endpoint. */
export const MAX_PORT_ENTRIES = 20_000;

/** The most characters of a category, without the spaces around it. */
export const MAX_CATEGORY_LENGTH = 200;

const CATEGORY = `it is a text of 1 to ${MAX_CATEGORY_LENGTH} characters, such as \`Integrated notebook\``;
const ENDPOINTS = "it is a list of objects with `domainName` and `endpointDetails`";
const DETAILS = "it is a list of objects with `port`, at least one";
const HOST = "it is a host name such as `www.contoso.com` or `*.contoso.com`";
const PORT = "it is a whole number from 1 to 65535";
const PROTOCOL = "it is `TCP`, `UDP` or `ANY`, in any case";
const RESPONSE = 'give the API\'s response as it came, `{ "value": [...] }`';

const PROTOCOLS: ReadonlyMap<string, DependencyProtocol> = new Map([
  ["tcp", "Tcp"],
  ["udp", "Udp"],
  ["any", "Any"],
]);

/** Characters that nobody sees, such as those that turn the direction of a line. */
const INVISIBLE = /\p{Cf}/u;

/**
 * Reads a response of a workspace's `outboundNetworkDependenciesEndpoints`.
 *
 * Two shapes are read, entry by entry: `{category, endpoints}` (API version 2021-07-01) and
 * `{properties: {category, endpoints}}` (2022-05-01 and later). Members that are not known are ignored, since the API
 * grows. The API names no protocol, and TCP is meant; where `endpointDetails[].protocol` stands, it holds.
 *
 * The response is not trusted. Everything that is wrong with it is told at once, by its path
 * (`value[3].properties.endpoints[0].domainName`), a hundred places at most and then their number:
 *
 * - `invalid-dependencies`: a part is missing or of the wrong type; a category is empty, too long, or holds control or
 *   invisible characters or the opening of a template; a host is none by `parseFqdn`; a port is no whole number from
 *   1 to 65535; an endpoint has no port;
 * - `too-many-dependencies`: more than {@link MAX_CATEGORIES}, {@link MAX_ENDPOINTS} or {@link MAX_PORT_ENTRIES};
 * - `incomplete-dependencies`, a warning: `nextLink` says that there are more pages.
 *
 * Source: "Azure Machine Learning REST API", Workspaces, List Outbound Network Dependencies Endpoints.
 *
 * @param document what `JSON.parse` makes of the response
 * @returns the dependencies by host, category and protocol, each once; no value where there is an error
 */
export function readDependencies(document: unknown): Outcome<readonly WorkspaceDependency[]> {
  const reader = new ResponseReader();
  reader.read(document);
  const diagnostics = reader.findings.all();
  return hasErrors(diagnostics) ? { diagnostics } : { value: dependenciesOf(reader.reported), diagnostics };
}

class ResponseReader {
  public readonly findings = new ResponseFindings();
  public readonly reported: ReportedPort[] = [];
  private endpoints = 0;
  private portEntries = 0;

  public read(document: unknown): void {
    if (!isObject(document)) {
      this.findings.refuse("response", `the response is ${inWords(document)}; ${RESPONSE}`);
      return;
    }
    const value = member(document, "value");
    if (!Array.isArray(value)) {
      this.findings.refuse("value", `${wrong("value", value)}; ${hintOf(document)}`);
      return;
    }
    const next = member(document, "nextLink");
    if (typeof next === "string" && next !== "") {
      const message =
        "there are more pages than this one; put the entries of every page into one `value` before it is read";
      this.findings.add(diagnostic("incomplete-dependencies", "nextLink", message));
    }
    const entries = this.upTo(value, MAX_CATEGORIES, 0, "value", "categories");
    entries.forEach((entry, index) => {
      this.readEntry(entry, `value[${index}]`);
    });
  }

  private readEntry(entry: unknown, path: string): void {
    if (!isObject(entry)) {
      const what = "it is an object with `category` and `endpoints`, or with `properties` that has them";
      this.findings.refuse(path, `the entry is ${inWords(entry)}; ${what}`);
      return;
    }
    if (!Object.hasOwn(entry, "properties")) {
      this.readCategory(entry, path);
      return;
    }
    const properties = member(entry, "properties");
    if (isObject(properties)) {
      this.readCategory(properties, `${path}.properties`);
    } else {
      const what = "it is an object with `category` and `endpoints`";
      this.findings.refuse(`${path}.properties`, `${wrong("properties", properties)}; ${what}`);
    }
  }

  private readCategory(holder: JsonObject, path: string): void {
    const category = this.category(member(holder, "category"), `${path}.category`);
    const endpoints = member(holder, "endpoints");
    const at = `${path}.endpoints`;
    if (!Array.isArray(endpoints)) {
      this.findings.refuse(at, `${wrong("endpoints", endpoints)}; ${ENDPOINTS}`);
      return;
    }
    const read = this.upTo(endpoints, MAX_ENDPOINTS, this.endpoints, at, "endpoints");
    this.endpoints += endpoints.length;
    read.forEach((endpoint, index) => {
      this.readEndpoint(endpoint, category, `${at}[${index}]`);
    });
  }

  private readEndpoint(endpoint: unknown, category: string | undefined, path: string): void {
    if (!isObject(endpoint)) {
      const what = "it is an object with `domainName` and `endpointDetails`";
      this.findings.refuse(path, `the endpoint is ${inWords(endpoint)}; ${what}`);
      return;
    }
    const host = this.host(member(endpoint, "domainName"), `${path}.domainName`);
    const details = member(endpoint, "endpointDetails");
    const at = `${path}.endpointDetails`;
    if (!Array.isArray(details) || details.length === 0) {
      const problem = Array.isArray(details)
        ? "`endpointDetails` is empty"
        : wrong("endpointDetails", details);
      this.findings.refuse(at, `${problem}; ${DETAILS}`);
      return;
    }
    const read = this.upTo(details, MAX_PORT_ENTRIES, this.portEntries, at, "entries of `endpointDetails`");
    this.portEntries += details.length;
    read.forEach((detail, index) => {
      const ported = this.detail(detail, `${at}[${index}]`);
      if (category !== undefined && host !== undefined && ported !== undefined) {
        this.reported.push({ category, host, ...ported });
      }
    });
  }

  private category(value: unknown, path: string): string | undefined {
    const problem = typeof value === "string" ? refuseCategory(value) : wrong("category", value);
    if (typeof value !== "string" || problem !== undefined) {
      this.findings.refuse(path, `${problem}; ${CATEGORY}`);
      return undefined;
    }
    return value.trim();
  }

  private host(value: unknown, path: string): Fqdn | undefined {
    if (typeof value !== "string") {
      this.findings.refuse(path, `${wrong("domainName", value)}; ${HOST}`);
      return undefined;
    }
    const host = parseFqdn(value);
    if (!host.ok) {
      this.findings.refuse(path, host.problem);
      return undefined;
    }
    return host.value;
  }

  private detail(
    value: unknown,
    path: string,
  ): { readonly port: number; readonly protocol: DependencyProtocol } | undefined {
    if (!isObject(value)) {
      this.findings.refuse(path, `the entry is ${inWords(value)}; it is an object with \`port\``);
      return undefined;
    }
    const port = member(value, "port");
    const isPort = typeof port === "number" && Number.isInteger(port) && port >= 1 && port <= 65535;
    if (!isPort) {
      this.findings.refuse(`${path}.port`, `${wrong("port", port)}; ${PORT}`);
    }
    const named = Object.hasOwn(value, "protocol") ? value.protocol : "TCP";
    const protocol = typeof named === "string" ? PROTOCOLS.get(named.toLowerCase()) : undefined;
    if (protocol === undefined) {
      this.findings.refuse(`${path}.protocol`, `${wrong("protocol", named)}; ${PROTOCOL}`);
    }
    return isPort && protocol !== undefined ? { port, protocol } : undefined;
  }

  /** What of a list is within a limit that `before` entries count against; that there is more is told once. */
  private upTo(
    list: readonly unknown[],
    most: number,
    before: number,
    path: string,
    what: string,
  ): readonly unknown[] {
    if (before <= most && before + list.length > most) {
      const message = `the response has more than ${most} ${what}; give the response of one workspace`;
      this.findings.add(diagnostic("too-many-dependencies", path, message));
    }
    return list.slice(0, Math.max(0, most - before));
  }
}

function refuseCategory(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === "") {
    return `the category is empty (${quoted(text)})`;
  }
  if (trimmed.length > MAX_CATEGORY_LENGTH) {
    return `the category ${quoted(trimmed, 40)} is too long`;
  }
  const invisible = INVISIBLE.exec(text)?.[0];
  return (
    refuseTemplate(text) ??
    (invisible === undefined
      ? undefined
      : `${quoted(text)} contains ${quotedCharacter(invisible)}, which nobody sees`)
  );
}

function wrong(name: string, value: unknown): string {
  return value === undefined ? `there is no \`${name}\`` : `\`${name}\` is ${inWords(value)}`;
}

/** What to do about a document that is no response, where it can be told what it is. */
function hintOf(document: JsonObject): string {
  if (Object.hasOwn(document, "responses")) {
    return "this is an example from the API's documentation; give what stands in its `responses.200.body`";
  }
  if (Object.hasOwn(document, "error")) {
    return "this is Azure's answer to a request that failed; give the one to a request that succeeds";
  }
  return RESPONSE;
}
