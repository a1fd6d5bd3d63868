import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { MACHINE_LEARNING_DOCUMENTS, machineLearningService } from "../core/catalog/built-in";
import type { ServiceDocuments } from "../core/catalog/documents";
import { readService } from "../core/catalog/read-service";
import type { Service } from "../core/catalog/service";
import { type Diagnostic, diagnosticAt, hasErrors, type Outcome } from "../core/diagnostics/diagnostic";

// Loaded when it is used: most programs have no catalog of their own.
const catalogFiles = (): typeof import("../core/catalog/files/read-catalog") =>
  require("../core/catalog/files/read-catalog");

/**
 * What a service needs from the network: a built-in service, a built-in one with additions and corrections of yours,
 * or a service that you describe. A file or object is checked as the built-in catalog is; what is wrong with it is
 * told at synthesis, all at once, by each construct that uses a selection from it.
 *
 * @example
 *
 * const catalog = NetworkCatalog.fromFile("catalog.yaml");
 * new NetworkSecurityGroup(this, "group", {
 *   selection: NetworkSelection.of(catalog, { cloud: AzureCloud.PUBLIC, region: "northeurope" }),
 *   resourceGroupName: "rg-ml",
 *   name: "nsg-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 * });
 */
export class NetworkCatalog {
  /** The built-in catalog of Azure Machine Learning. */
  public static machineLearning(): NetworkCatalog {
    return new NetworkCatalog(MACHINE_LEARNING_DOCUMENTS, [], machineLearningService());
  }

  /**
   * A file in JSON (`.json`) or YAML (`.yaml`, `.yml`), of at most 1 MiB: a service of its own, or, where it has
   * `extends`, additions to a built-in service and corrections of it.
   *
   * @param path the file's path, absolute or seen from the working directory
   */
  public static fromFile(path: string): NetworkCatalog {
    return NetworkCatalog.of(readFile(path, undefined));
  }

  /**
   * An object with what a file would hold.
   *
   * @param document the object, of plain values that have a JSON form
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows free JSON by this type only, and it is parsed here
  public static fromObject(document: any): NetworkCatalog {
    return NetworkCatalog.of(catalogFiles().readCatalogObject(document));
  }

  private static of({ value, diagnostics }: Outcome<ServiceDocuments>): NetworkCatalog {
    return new NetworkCatalog(value, diagnostics);
  }

  /** @internal */
  public readonly _documents: ServiceDocuments | undefined;

  /** What is wrong with it, or worth knowing. @internal */
  public readonly _diagnostics: readonly Diagnostic[];

  /** @internal */
  public readonly _service: Service | undefined;

  private constructor(
    documents: ServiceDocuments | undefined,
    diagnostics: readonly Diagnostic[],
    service: Service | undefined = documents === undefined ? undefined : readService(documents),
  ) {
    this._documents = documents;
    this._diagnostics = diagnostics;
    this._service = service;
  }

  /** The service's id, such as `azure-machine-learning`; undefined where the catalog has errors. */
  public get serviceId(): string | undefined {
    return this._service?.id;
  }

  /** The ids of its features, in the order in which it lists them; empty where it has errors. */
  public get features(): string[] {
    return [...(this._service?.features.keys() ?? [])];
  }

  /** The names of the parameters that selections can give; empty where it has errors. */
  public get parameters(): string[] {
    return [...(this._service?.parameters.keys() ?? [])];
  }

  /** The dates of the documents that it follows, oldest first; empty where it has errors. */
  public get revisions(): string[] {
    return [...(this._service?.revisions ?? [])];
  }

  /**
   * This catalog with the additions and corrections of an object.
   *
   * @param document the object, whose `extends` is this catalog's service
   */
  // biome-ignore lint/suspicious/noExplicitAny: jsii knows free JSON by this type only, and it is parsed here
  public extend(document: any): NetworkCatalog {
    return this.extended((base) => catalogFiles().readCatalogObject(document, base));
  }

  /**
   * This catalog with the additions and corrections of a file.
   *
   * @param path the file's path, absolute or seen from the working directory
   */
  public extendFromFile(path: string): NetworkCatalog {
    return this.extended((base) => readFile(path, base));
  }

  /**
   * The same catalog, with findings of what it was made from. Errors among them leave it without a service.
   *
   * @internal
   */
  public _withFindings(found: readonly Diagnostic[]): NetworkCatalog {
    if (found.length === 0) {
      return this;
    }
    const diagnostics = [...this._diagnostics, ...found];
    return hasErrors(found)
      ? new NetworkCatalog(undefined, diagnostics)
      : new NetworkCatalog(this._documents, diagnostics, this._service);
  }

  /** Of a catalog with errors the extension is not looked at: what it extends is not known. */
  private extended(read: (base: ServiceDocuments) => Outcome<ServiceDocuments>): NetworkCatalog {
    if (this._documents === undefined) {
      return this;
    }
    const { value, diagnostics } = read(this._documents);
    return new NetworkCatalog(value, [...this._diagnostics, ...diagnostics]);
  }
}

function readFile(path: string, base: ServiceDocuments | undefined): Outcome<ServiceDocuments> {
  const file = basename(path);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as { readonly code?: string };
    const message = `\`${path}\` cannot be read (${code}); give the path of a file, absolute or seen from the working directory`;
    return { diagnostics: [diagnosticAt("catalog-file-unreadable", { file, path: "" }, message)] };
  }
  return catalogFiles().readCatalogText(text, file, base);
}
