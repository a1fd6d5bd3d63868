import aks from "../../../catalog/azure-machine-learning/aks.json";
import aksAzureMonitor from "../../../catalog/azure-machine-learning/aks-azure-monitor.json";
import aksAzurePolicy from "../../../catalog/azure-machine-learning/aks-azure-policy.json";
import aksDefender from "../../../catalog/azure-machine-learning/aks-defender.json";
import aksGpuNodes from "../../../catalog/azure-machine-learning/aks-gpu-nodes.json";
import aksKeyVault from "../../../catalog/azure-machine-learning/aks-key-vault.json";
import aksNtp from "../../../catalog/azure-machine-learning/aks-ntp.json";
import aksTunnel from "../../../catalog/azure-machine-learning/aks-tunnel.json";
import aksUbuntuUpdates from "../../../catalog/azure-machine-learning/aks-ubuntu-updates.json";
import aksWindowsNodes from "../../../catalog/azure-machine-learning/aks-windows-nodes.json";
import automl from "../../../catalog/azure-machine-learning/automl.json";
import automlFrontDoor from "../../../catalog/azure-machine-learning/automl-front-door.json";
import azureArc from "../../../catalog/azure-machine-learning/azure-arc.json";
import azureArcClusterConnect from "../../../catalog/azure-machine-learning/azure-arc-cluster-connect.json";
import azureArcRbac from "../../../catalog/azure-machine-learning/azure-arc-rbac.json";
import azureMonitor from "../../../catalog/azure-machine-learning/azure-monitor.json";
import base from "../../../catalog/azure-machine-learning/base.json";
import computeInstanceDnsNames from "../../../catalog/azure-machine-learning/compute-instance-dns-names.json";
import containerRegistryWithoutPrivateEndpoint from "../../../catalog/azure-machine-learning/container-registry-without-private-endpoint.json";
import hbiWorkspace from "../../../catalog/azure-machine-learning/hbi-workspace.json";
import huggingFaceModels from "../../../catalog/azure-machine-learning/hugging-face-models.json";
import kubernetes from "../../../catalog/azure-machine-learning/kubernetes.json";
import kubernetesInference from "../../../catalog/azure-machine-learning/kubernetes-inference.json";
import kubernetesTraining from "../../../catalog/azure-machine-learning/kubernetes-training.json";
import noPublicIpCompute from "../../../catalog/azure-machine-learning/no-public-ip-compute.json";
import positWorkbench from "../../../catalog/azure-machine-learning/posit-workbench.json";
import publicIpCompute from "../../../catalog/azure-machine-learning/public-ip-compute.json";
import pythonPackages from "../../../catalog/azure-machine-learning/python-packages.json";
import rPackages from "../../../catalog/azure-machine-learning/r-packages.json";
import replacedPackageIndex from "../../../catalog/azure-machine-learning/replaced-package-index.json";
import rstudio from "../../../catalog/azure-machine-learning/rstudio.json";
import rules from "../../../catalog/azure-machine-learning/rules.json";
import service from "../../../catalog/azure-machine-learning/service.json";
import storageBehindFirewall from "../../../catalog/azure-machine-learning/storage-behind-firewall.json";
import studioSignIn from "../../../catalog/azure-machine-learning/studio-sign-in.json";
import ubuntuPackages from "../../../catalog/azure-machine-learning/ubuntu-packages.json";
import vscode from "../../../catalog/azure-machine-learning/vscode.json";
import vscodeDesktop from "../../../catalog/azure-machine-learning/vscode-desktop.json";
import vscodeWeb from "../../../catalog/azure-machine-learning/vscode-web.json";
import workspacePrivateEndpoint from "../../../catalog/azure-machine-learning/workspace-private-endpoint.json";
import type { RequirementsDocument, ServiceDocuments } from "./documents";

/** The files of requirements, by their names, in the order of their slots. */
const REQUIREMENTS: Readonly<Record<string, RequirementsDocument>> = {
  base,
  "azure-monitor": azureMonitor,
  "workspace-private-endpoint": workspacePrivateEndpoint,
  "public-ip-compute": publicIpCompute,
  "no-public-ip-compute": noPublicIpCompute,
  "storage-behind-firewall": storageBehindFirewall,
  "hbi-workspace": hbiWorkspace,
  "python-packages": pythonPackages,
  "replaced-package-index": replacedPackageIndex,
  "r-packages": rPackages,
  rstudio,
  "posit-workbench": positWorkbench,
  "vscode-desktop": vscodeDesktop,
  "vscode-web": vscodeWeb,
  vscode,
  automl,
  "automl-front-door": automlFrontDoor,
  kubernetes,
  "kubernetes-training": kubernetesTraining,
  "kubernetes-inference": kubernetesInference,
  aks,
  "aks-tunnel": aksTunnel,
  "aks-ntp": aksNtp,
  "aks-ubuntu-updates": aksUbuntuUpdates,
  "aks-gpu-nodes": aksGpuNodes,
  "aks-windows-nodes": aksWindowsNodes,
  "aks-key-vault": aksKeyVault,
  "aks-azure-policy": aksAzurePolicy,
  "aks-defender": aksDefender,
  "aks-azure-monitor": aksAzureMonitor,
  "azure-arc": azureArc,
  "azure-arc-cluster-connect": azureArcClusterConnect,
  "azure-arc-rbac": azureArcRbac,
  "container-registry-without-private-endpoint": containerRegistryWithoutPrivateEndpoint,
  "hugging-face-models": huggingFaceModels,
  "compute-instance-dns-names": computeInstanceDnsNames,
  "studio-sign-in": studioSignIn,
  "ubuntu-packages": ubuntuPackages,
};

/** Azure Machine Learning's files. */
export const MACHINE_LEARNING_DOCUMENTS: ServiceDocuments = {
  service,
  rules,
  requirements: Object.values(REQUIREMENTS),
  requirementFiles: Object.keys(REQUIREMENTS).map((name) => `azure-machine-learning/${name}.json`),
};
