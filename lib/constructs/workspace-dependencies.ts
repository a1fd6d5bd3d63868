import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { formatPorts } from "../core/address/port-range";
import { dependencyDocuments, WORKSPACE_DEPENDENCIES } from "../core/dependencies/dependency-documents";
import type { WorkspaceDependency } from "../core/dependencies/workspace-dependency";
import { diagnosticAt, formatDiagnostic, type Outcome } from "../core/diagnostics/diagnostic";
import type { NetworkCatalog } from "./network-catalog";
import type { NetworkSelection } from "./network-selection";

// Loaded when they are used: most programs have no response of a workspace.
const reading = (): typeof import("../core/dependencies/read-dependencies") =>
  require("../core/dependencies/read-dependencies");
const comparison = (): typeof import("../core/dependencies/compare-dependencies") =>
  require("../core/dependencies/compare-dependencies");
const recognition = (): typeof import("../core/dependencies/recognize-parameters") =>
  require("../core/dependencies/recognize-parameters");

/** A host that a workspace reports to need. */
export interface ReportedDependency {
  /** The response's category, such as `Integrated notebook`. */
  readonly category: string;

  /** The host, which may begin with `*.`. */
  readonly host: string;

  /** `Tcp`, `Udp` or `Any`. */
  readonly protocol: string;

  /** The port, from 1 to 65535. */
  readonly port: number;

  /** The requirements of the selection that cover it, by id; empty where none does. */
  readonly requirements: string[];

  /**
   * What the selection could have otherwise to cover it.
   *
   * @default - it is covered, or the catalog has it nowhere
   */
  readonly hint?: string;
}

/** A host of the selection that the workspace does not report. */
export interface UnreportedHost {
  /** The requirement that names it, by id. */
  readonly requirement: string;

  /** The host, which may begin with `*`. */
  readonly host: string;

  /** `Tcp`, `Udp` or `Any`. */
  readonly protocol: string;

  /** The ports that the workspace does not report, such as `443` or `8704-8710`. */
  readonly ports: string[];
}

/** What a workspace reports, beside what a selection has. */
export interface WorkspaceDependencyComparison {
  /** All that the workspace reports, by host. */
  readonly reported: ReportedDependency[];

  /** What the selection lacks of it. */
  readonly lacking: ReportedDependency[];

  /**
   * What the selection has and the workspace does not report. It is no sign that it is not needed: responses are known
   * to lack hosts that the documents require.
   */
  readonly notReported: UnreportedHost[];
}

/**
 * The hosts that a workspace itself reports to depend on: a response of the API `outboundNetworkDependenciesEndpoints`
 * of Azure Machine Learning, in either of its shapes. It is read as what anybody could have written: hosts and ports
 * are parsed strictly, and its size is limited.
 */
export class WorkspaceDependencies {
  /**
   * A file with the response, in JSON.
   *
   * @param path the file's path, absolute or seen from the working directory
   */
  public static fromFile(path: string): WorkspaceDependencies {
    return new WorkspaceDependencies(readResponse(path));
  }

  /**
   * The response as an object.
   *
   * @param response the response, an object with the list `value`
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows free JSON by this type only, and it is parsed here
  public static fromObject(response: any): WorkspaceDependencies {
    return new WorkspaceDependencies(reading().readDependencies(response));
  }

  /** The feature that brings what the catalog lacks, in a catalog that {@link extend} returns. Off by default. */
  public static readonly FEATURE = WORKSPACE_DEPENDENCIES;

  /** What is wrong with the response, a line for each finding; empty where it can be used. */
  public readonly errors: string[];

  private readonly outcome: Outcome<readonly WorkspaceDependency[]>;

  private constructor(outcome: Outcome<readonly WorkspaceDependency[]>) {
    this.outcome = outcome;
    this.errors = outcome.diagnostics
      .filter(({ severity }) => severity === "error")
      .map((found) => formatDiagnostic(found));
  }

  /**
   * Parameters that the response tells: the storage account, the container registry and the workspace's id, as far as
   * its hosts agree on them. Empty where the response or the selection has errors.
   *
   * @param selection the selection of the workspace, with or without these parameters
   */
  public parameters(selection: NetworkSelection): { [name: string]: string } {
    const { value } = selection._outcome;
    const hosts = (this.outcome.value ?? []).map(({ host }) => host);
    return value === undefined
      ? {}
      : Object.fromEntries(recognition().recognizeParameters(hosts, value).parameters);
  }

  /**
   * Compares the response with a selection. Service tags are not compared, because the response has hosts only. All
   * lists are empty where the response or the selection has errors.
   *
   * @param selection the selection of the workspace
   */
  public compare(selection: NetworkSelection): WorkspaceDependencyComparison {
    const { value } = selection._outcome;
    if (value === undefined) {
      return { reported: [], lacking: [], notReported: [] };
    }
    const { reported, lacking, notReported } = comparison().compareDependencies(
      this.outcome.value ?? [],
      value,
    );
    return {
      reported: reported.map(({ category, host, protocol, port, requirements }) => ({
        category,
        host: host.text,
        protocol,
        port,
        requirements: [...requirements],
      })),
      lacking: lacking.map(({ category, host, protocol, port, hint }) => ({
        category,
        host: host.text,
        protocol,
        port,
        requirements: [],
        ...(hint === undefined ? {} : { hint: hint.message }),
      })),
      notReported: notReported.map(({ requirement, host, path, protocol, ports }) => ({
        requirement,
        host: `${host.text}${path ?? ""}`,
        protocol,
        ports: formatPorts(ports),
      })),
    };
  }

  /**
   * A catalog that has what the workspace reports and the selection lacks, brought by the feature
   * `workspace-dependencies`. Its hosts are those of the response, or templates that become them with the parameters
   * that {@link parameters} tells. Errors of the response are told by every selection from the catalog.
   *
   * @param catalog the catalog that the selection is from
   * @param selection the selection of the workspace
   */
  public extend(catalog: NetworkCatalog, selection: NetworkSelection): NetworkCatalog {
    const { value: dependencies, diagnostics } = this.outcome;
    const { value } = selection._outcome;
    if (dependencies === undefined) {
      return catalog._withFindings(diagnostics);
    }
    const extension = value === undefined ? undefined : dependencyDocuments(dependencies, value, SECTION);
    const extended = extension === undefined ? catalog : catalog.extend(extension);
    return extended._withFindings(diagnostics);
  }
}

/** The section that requirements from a response name as their source. */
const SECTION = "workspace-response";

function readResponse(path: string): Outcome<readonly WorkspaceDependency[]> {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as { readonly code?: string };
    const message = `\`${path}\` cannot be read (${code}); give the path of a file, absolute or seen from the working directory`;
    return { diagnostics: [diagnosticAt("catalog-file-unreadable", { file, path: "" }, message)] };
  }
  let response: unknown;
  try {
    response = JSON.parse(text);
  } catch {
    const message = "the file is no JSON; give the API's response as it came";
    return { diagnostics: [diagnosticAt("invalid-dependencies", { file, path: "" }, message)] };
  }
  return reading().readDependencies(response);
}
