import { RootConstruct } from "constructs";
import type { ModuleOutcome } from "../core/module/module-files";
import type { ModuleFormat, ModuleRequest } from "../core/module/module-request";
import type { NetworkCatalog } from "./network-catalog";
import { NetworkModuleStack } from "./network-module-stack";
import type { NetworkModuleStackProps } from "./network-module-stack-props";
import { NetworkSelection, type NetworkSelectionProps } from "./network-selection";

/**
 * Makes a module from plain data, without writing anything. What is wrong with the request, whatever its types say, is
 * told as findings.
 */
export function renderModule(
  request: ModuleRequest,
  catalog: NetworkCatalog,
  format: ModuleFormat,
): ModuleOutcome {
  const { selection, egress, layers, existing, open, denyScope } = request;
  const { kind, ...firewall } = egress ?? { kind: "direct" as const };
  const props = {
    // The core checks every value, so that text from outside may stand where the types have enumerations.
    selection: NetworkSelection.of(catalog, selection as NetworkSelectionProps),
    ...(kind === "firewall" ? { firewall } : {}),
    ...(layers === undefined ? {} : { layers }),
    ...(existing === undefined ? {} : { existing }),
    ...(open === undefined ? {} : { open }),
    ...(denyScope === undefined ? {} : { denyScope }),
    format,
  } as NetworkModuleStackProps;
  return new NetworkModuleStack(new RootConstruct(), "module", props)._outcome;
}
