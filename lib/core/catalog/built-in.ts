import azureMonitor from "../../../catalog/azure-machine-learning/azure-monitor.json";
import base from "../../../catalog/azure-machine-learning/base.json";
import hbiWorkspace from "../../../catalog/azure-machine-learning/hbi-workspace.json";
import noPublicIpCompute from "../../../catalog/azure-machine-learning/no-public-ip-compute.json";
import publicIpCompute from "../../../catalog/azure-machine-learning/public-ip-compute.json";
import rules from "../../../catalog/azure-machine-learning/rules.json";
import service from "../../../catalog/azure-machine-learning/service.json";
import storageBehindFirewall from "../../../catalog/azure-machine-learning/storage-behind-firewall.json";
import workspacePrivateEndpoint from "../../../catalog/azure-machine-learning/workspace-private-endpoint.json";
import china from "../../../catalog/clouds/china.json";
import publicCloud from "../../../catalog/clouds/public.json";
import usgovernment from "../../../catalog/clouds/usgovernment.json";
import { Cloud, type CloudId } from "./cloud";
import type { CloudDocument, ServiceDocuments } from "./documents";
import { readService } from "./read-service";
import type { Service } from "./service";

/** The built-in clouds' files. */
export const CLOUD_DOCUMENTS: Readonly<Record<CloudId, CloudDocument>> = {
  public: publicCloud as CloudDocument,
  usgovernment: usgovernment as CloudDocument,
  china: china as CloudDocument,
};

/** The ids of the built-in clouds. */
export const CLOUD_IDS: readonly CloudId[] = ["public", "usgovernment", "china"];

/** Azure Machine Learning's files. */
export const MACHINE_LEARNING_DOCUMENTS: ServiceDocuments = {
  service,
  rules,
  requirements: [
    base,
    azureMonitor,
    workspacePrivateEndpoint,
    publicIpCompute,
    noPublicIpCompute,
    storageBehindFirewall,
    hbiWorkspace,
  ],
};

const clouds = new Map<CloudId, Cloud>();
let machineLearning: Service | undefined;

/** A built-in cloud, read once. */
export function builtInCloud(id: CloudId): Cloud {
  const known = clouds.get(id);
  if (known !== undefined) {
    return known;
  }
  const cloud = new Cloud(CLOUD_DOCUMENTS[id]);
  clouds.set(id, cloud);
  return cloud;
}

/** The built-in Azure Machine Learning service, read once. */
export function machineLearningService(): Service {
  machineLearning ??= readService(MACHINE_LEARNING_DOCUMENTS);
  return machineLearning;
}
