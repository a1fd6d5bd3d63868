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

  /** Python packages are installed from the public repositories of Anaconda and PyPI, and examples use those of PyTorch and TensorFlow. */
  public static readonly PYTHON_PACKAGES = "python-packages";

  /** The users' settings replace the default index of Python packages. Turn it on as well where pip downloads packages of the default index, whose files come from the same hosts. */
  public static readonly REPLACED_PACKAGE_INDEX = "replaced-package-index";

  /** R packages are installed from CRAN. */
  public static readonly R_PACKAGES = "r-packages";

  /** RStudio is installed and used on compute instances. */
  public static readonly RSTUDIO = "rstudio";

  /** RStudio on compute instances is Posit Workbench with its licence, or is reached at a published port through the private endpoint of the workspace. */
  public static readonly POSIT_WORKBENCH = "posit-workbench";

  /** VS Code on a desktop connects to compute instances. */
  public static readonly VSCODE_DESKTOP = "vscode-desktop";

  /** VS Code for the Web connects to compute instances. */
  public static readonly VSCODE_WEB = "vscode-web";

  /** AutoML for NLP and vision, which only the public cloud has. */
  public static readonly AUTOML = "automl";

  /** The content of AutoML comes from the host of Azure Front Door that the document on data exfiltration prevention names. */
  public static readonly AUTOML_FRONT_DOOR = "automl-front-door";

  /** Kubernetes compute is used for training. Turn on what the cluster itself needs as well: aks or azure-arc. */
  public static readonly KUBERNETES_TRAINING = "kubernetes-training";

  /** Kubernetes compute is used for inference. Turn on what the cluster itself needs as well: aks or azure-arc. */
  public static readonly KUBERNETES_INFERENCE = "kubernetes-inference";

  /** The Kubernetes compute is a cluster of Azure Kubernetes Service in the subnets, with the extension of Azure Machine Learning. */
  public static readonly AKS = "aks";

  /** The cluster is private or uses the konnectivity agent, so that the tunnel's ports are not needed. */
  public static readonly AKS_KONNECTIVITY = "aks-konnectivity";

  /** Linux nodes of the cluster are from before March 2021 and take the time from Ubuntu. */
  public static readonly AKS_NTP = "aks-ntp";

  /** Linux nodes of the cluster take security patches and updates from Ubuntu between upgrades of their images. */
  public static readonly AKS_UBUNTU_UPDATES = "aks-ubuntu-updates";

  /** The cluster has nodes with GPUs, which install drivers. */
  public static readonly AKS_GPU_NODES = "aks-gpu-nodes";

  /** The cluster has node pools with Windows Server. */
  public static readonly AKS_WINDOWS_NODES = "aks-windows-nodes";

  /** The cluster has the secret store add-on for Azure Key Vault. */
  public static readonly AKS_KEY_VAULT = "aks-key-vault";

  /** The cluster has the Azure Policy add-on. */
  public static readonly AKS_AZURE_POLICY = "aks-azure-policy";

  /** Microsoft Defender for Containers protects the cluster. */
  public static readonly AKS_DEFENDER = "aks-defender";

  /** Azure Monitor collects metrics and logs of the cluster, and is reached publicly. */
  public static readonly AKS_AZURE_MONITOR = "aks-azure-monitor";

  /** The Kubernetes compute is a cluster that Azure Arc connects, with the extension of Azure Machine Learning. */
  public static readonly AZURE_ARC = "azure-arc";

  /** The cluster uses cluster connect or custom locations of Azure Arc. */
  public static readonly AZURE_ARC_CLUSTER_CONNECT = "azure-arc-cluster-connect";

  /** Azure RBAC of Azure Arc decides on access to the cluster. */
  public static readonly AZURE_ARC_RBAC = "azure-arc-rbac";

  /** The container registry of the workspace has no private endpoint in the virtual network. */
  public static readonly CONTAINER_REGISTRY_WITHOUT_PRIVATE_ENDPOINT =
    "container-registry-without-private-endpoint";

  /** Models of Hugging Face are used. */
  public static readonly HUGGING_FACE_MODELS = "hugging-face-models";

  /** Compute instances have the names that the document on custom DNS gives them. The documents disagree, and nobody tells which names are in use. */
  public static readonly COMPUTE_INSTANCE_DNS_NAMES = "compute-instance-dns-names";

  /** People sign in to the studio from machines in the subnets. The documents lack these hosts; issue threads name them. */
  public static readonly STUDIO_SIGN_IN = "studio-sign-in";

  /** Compute instances install packages of Ubuntu. The documents have these hosts for Kubernetes only; an issue thread asks for them on compute instances. */
  public static readonly UBUNTU_PACKAGES = "ubuntu-packages";

  private constructor() {}
}
