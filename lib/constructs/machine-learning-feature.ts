// Generated from the catalog by `npm run docs`; a test checks that it is current.

/** The features of Azure Machine Learning's catalog. They are plain ids underneath. */
export class MachineLearningFeature {
  /** Azure Monitor is reached publicly. Turn it off where Monitor is secured by private link. On by default. */
  public static readonly AZURE_MONITOR = "azure-monitor";

  /** The workspace has a private endpoint, which opens ports 8787 and 18881 of compute instances. On by default. */
  public static readonly WORKSPACE_PRIVATE_ENDPOINT = "workspace-private-endpoint";

  /** Compute instances or clusters with a public IP address: traffic from the service to them, and its way back. */
  public static readonly PUBLIC_IP_COMPUTE = "public-ip-compute";

  /** Compute clusters without a public IP address, as long as they needed inbound rules of their own. */
  public static readonly NO_PUBLIC_IP_COMPUTE = "no-public-ip-compute";

  /** A firewall stands between the compute and the endpoints of the storage account. */
  public static readonly STORAGE_BEHIND_FIREWALL = "storage-behind-firewall";

  /** The workspace was created with the hbi_workspace flag (high business impact). */
  public static readonly HBI_WORKSPACE = "hbi-workspace";

  private constructor() {}
}
