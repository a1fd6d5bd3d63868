import { machineLearningService } from "../core/catalog/built-in";
import { type SelectionOutcome, select } from "../core/catalog/selection";
import type { Acknowledgement } from "./acknowledgement";
import type { AzureCloud } from "./azure-cloud";
import { textMapOf } from "./deferred-values";
import { NetworkCatalog } from "./network-catalog";

/** What is selected of a catalog. */
export interface NetworkSelectionProps {
  /** The cloud, which tags, hosts and regions depend on. */
  readonly cloud: AzureCloud;

  /** The workspace's region, by its programmatic name such as `eastus2`. It must belong to the cloud. */
  readonly region: string;

  /**
   * Features to turn on, beside those that are on by default; see `MachineLearningFeature`.
   *
   * @default - none
   */
  readonly features?: string[];

  /**
   * Features that are on by default, to turn off.
   *
   * @default - none
   */
  readonly withoutFeatures?: string[];

  /**
   * Values that only you know, by parameter: `storageAccount`, `containerRegistry`, `workspaceId`. A value may be a
   * reference to a resource.
   *
   * @default - none; a requirement that needs one is left out with a warning
   */
  readonly parameters?: { [name: string]: string };

  /**
   * The date of the documents to follow, such as `2026-03-19`.
   *
   * @default - the newest that the catalog has
   */
  readonly revision?: string;

  /**
   * Whether a missing parameter is an error.
   *
   * @default false
   */
  readonly strict?: boolean;

  /**
   * Findings that you accept.
   *
   * @default - none
   */
  readonly acknowledgements?: Acknowledgement[];
}

/**
 * A cloud, a region, features and a revision: what the rules are made from. It is a value of its own: the same one
 * plans a network security group in one stack and a firewall's rules in another.
 *
 * A mistake in it is told at synthesis, by each construct that uses it.
 *
 * @example
 *
 * const selection = NetworkSelection.machineLearning({
 *   cloud: AzureCloud.PUBLIC,
 *   region: "eastus2",
 *   features: [MachineLearningFeature.HBI_WORKSPACE, MachineLearningFeature.PYTHON_PACKAGES],
 *   parameters: { "storageAccount": "mlstore" },
 * });
 * new NetworkSecurityGroup(this, "group", {
 *   selection,
 *   resourceGroupName: "rg-ml",
 *   name: "nsg-ml",
 *   subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
 * });
 */
export class NetworkSelection {
  /** Selects from the built-in catalog of Azure Machine Learning. */
  public static machineLearning(props: NetworkSelectionProps): NetworkSelection {
    return NetworkSelection.of(NetworkCatalog.machineLearning(), props);
  }

  /**
   * Selects from a catalog. What is wrong with the catalog is told with what is wrong with the selection.
   *
   * @param catalog the catalog, built-in or yours
   * @param props what is selected of it
   */
  public static of(catalog: NetworkCatalog, props: NetworkSelectionProps): NetworkSelection {
    const { parameters, ...others } = props;
    if (catalog._service === undefined) {
      return new NetworkSelection({ diagnostics: catalog._diagnostics }, catalog, props);
    }
    const outcome = select(catalog._service, { ...others, parameters: textMapOf(parameters ?? {}) });
    return new NetworkSelection(
      { ...outcome, diagnostics: [...catalog._diagnostics, ...outcome.diagnostics] },
      catalog,
      props,
    );
  }

  /** The ids of the features that Azure Machine Learning's catalog has. */
  public static machineLearningFeatures(): string[] {
    return [...machineLearningService().features.keys()];
  }

  /** The dates of the documents that Azure Machine Learning's catalog has, oldest first. */
  public static machineLearningRevisions(): string[] {
    return [...machineLearningService().revisions];
  }

  /** The region, as it was given. */
  public readonly region: string;

  /** @internal */
  public readonly _outcome: SelectionOutcome;

  /** @internal */
  public readonly _catalog: NetworkCatalog;

  private readonly props: NetworkSelectionProps;

  private constructor(outcome: SelectionOutcome, catalog: NetworkCatalog, props: NetworkSelectionProps) {
    this._outcome = outcome;
    this._catalog = catalog;
    this.props = props;
    this.region = props.region;
  }

  /**
   * The same selection with some of it changed; parameters are added to those that there are.
   *
   * @internal
   */
  public _with(changed: Partial<NetworkSelectionProps>): NetworkSelection {
    const parameters = { ...this.props.parameters, ...changed.parameters };
    return NetworkSelection.of(this._catalog, { ...this.props, ...changed, parameters });
  }

  /** The revision of the documents that is followed; undefined when the selection has errors. */
  public get revision(): string | undefined {
    return this._outcome.value?.revision;
  }
}
