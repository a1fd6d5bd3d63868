import { machineLearningService } from "../../../../lib/core/catalog/built-in";
import { type Selection, type SelectionInput, select } from "../../../../lib/core/catalog/selection";

/** A selection that has to hold together. */
export function selected(input: SelectionInput): Selection {
  const { value, diagnostics } = select(machineLearningService(), input);
  if (value === undefined) throw new Error(JSON.stringify(diagnostics));
  return value;
}

const STORE = { storageAccount: "mlworkspacestore" };

/** The selections that made the examples, by the example's name. */
export const EXAMPLE_SELECTIONS: Readonly<Record<string, SelectionInput>> = {
  direct: { cloud: "public", region: "eastus2" },
  "hub-spoke": {
    cloud: "public",
    region: "westeurope",
    features: ["public-ip-compute", "storage-behind-firewall"],
    parameters: STORE,
  },
  china: { cloud: "china", region: "chinaeast2", parameters: STORE },
  government: {
    cloud: "usgovernment",
    region: "usgovvirginia",
    features: ["hbi-workspace"],
    parameters: STORE,
  },
};

/** The selection of the example `direct` with compute that has public IP addresses. */
export const PUBLIC_IP_SELECTION: SelectionInput = {
  cloud: "public",
  region: "eastus2",
  features: ["public-ip-compute"],
};
