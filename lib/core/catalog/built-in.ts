import china from "../../../catalog/clouds/china.json";
import publicCloud from "../../../catalog/clouds/public.json";
import usgovernment from "../../../catalog/clouds/usgovernment.json";
import { type Cloud, type CloudId, cloudOf } from "./cloud";
import type { CloudDocument } from "./documents";
import { MACHINE_LEARNING_DOCUMENTS } from "./machine-learning-documents";
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
export { MACHINE_LEARNING_DOCUMENTS };

let machineLearning: Service | undefined;

/** A built-in cloud, read once. */
export function builtInCloud(id: CloudId): Cloud {
  return cloudOf(CLOUD_DOCUMENTS[id]);
}

/** The built-in Azure Machine Learning service, read once. */
export function machineLearningService(): Service {
  machineLearning ??= readService(MACHINE_LEARNING_DOCUMENTS);
  return machineLearning;
}
