import type { TerraformStack } from "cdktf";
import namesDocument from "../../catalog/names.json";
import { builtInCloud, CLOUD_IDS } from "../core/catalog/built-in";
import { limit } from "../core/catalog/limits";
import type { Selection } from "../core/catalog/selection";
import type { NetworkPlan } from "../core/compile/plan";
import { type Diagnostic, formatDiagnostic, hasErrors } from "../core/diagnostics/diagnostic";
import { assembleModule } from "../core/module/assemble-module";
import { flowsOfResources } from "../core/module/flows-of-resources";
import type { ModuleOutcome } from "../core/module/module-files";
import { DEFAULT_BASE_PRIORITY, type ModuleShape, moduleInputs } from "../core/module/module-inputs";
import { type ModuleOrigin, moduleOutputs } from "../core/module/module-outputs";
import { moduleResources } from "../core/module/module-resources";
import { type OpenModule, openModule, type RegionChoice } from "../core/module/open-regions";
import type { ModuleSettings } from "../core/module/read-module-settings";
import { expression } from "../core/module/terraform-expression";
import type { ModuleBody, ModuleBodyProps } from "./module-body";
import { inputOfParameter, moduleChoices } from "./module-choices";

/** Puts a module together from the resources of a stack, for one region or for many. */
export function assembledModule(
  stack: TerraformStack,
  body: ModuleBodyProps,
  settings: ModuleSettings,
  { plan, diagnostics: ofPlan }: ModuleBody,
): ModuleOutcome {
  const { value: selection } = body.selection._outcome;
  if (selection === undefined) {
    return { diagnostics: ofPlan };
  }
  const own = moduleResources(stack.toTerraform());
  const opened =
    settings.openRegions === undefined
      ? { choices: [], diagnostics: [] }
      : moduleChoices(body, selection.cloud, own, settings.openRegions);
  const diagnostics = [...ofPlan, ...opened.diagnostics];
  if (hasErrors(diagnostics)) {
    return { diagnostics };
  }
  const open = opened.choices.length === 0 ? undefined : openModule(opened.choices);
  const resources = open?.resources ?? own;
  const origin = originOf(selection, body, settings, open);
  const parts = {
    title: titleOf(selection, settings),
    origin,
    resources,
    inputs: moduleInputs(shapeOf(selection, body, settings, plan, opened.choices)),
    outputs: moduleOutputs(resources, origin),
    findings: findingsOf(diagnostics),
    ...(open === undefined
      ? {}
      : { regions: open.table, shown: { region: selection.region.name, resources: own } }),
  };
  return {
    module: { files: assembleModule(parts, settings.format), flows: flowsOfResources(resources) },
    diagnostics,
  };
}

const LAYER_NAMES = { nsg: "network security group", routes: "routes", firewall: "firewall rules" } as const;

function titleOf({ service }: Selection, { layers }: ModuleSettings): string {
  return `${service.displayName}: ${[...layers].map((layer) => LAYER_NAMES[layer]).join(", ")}`;
}

function originOf(
  selection: Selection,
  body: ModuleBodyProps,
  { layers }: ModuleSettings,
  open: OpenModule | undefined,
): ModuleOrigin {
  return {
    service: selection.service.id,
    cloud: open === undefined ? selection.cloud.id : expression("local.region.cloud"),
    region: open === undefined ? selection.region.name : expression("var.region"),
    features: [...selection.features].sort(),
    revision: selection.revision,
    layers: [...layers],
    egress: body.firewall === undefined ? "direct" : (body.firewall.strategy ?? "service-tags"),
  };
}

function shapeOf(
  selection: Selection,
  body: ModuleBodyProps,
  settings: ModuleSettings,
  plan: NetworkPlan,
  choices: readonly RegionChoice[],
): ModuleShape {
  const clouds = settings.openRegions === "every-cloud" ? CLOUD_IDS.map(builtInCloud) : [selection.cloud];
  const basePriority = basePriorityOf(plan);
  return {
    layers: settings.layers,
    existing: settings.existing,
    behindFirewall: body.firewall !== undefined,
    region: selection.region.name,
    locations: clouds.flatMap(({ regions }) => [...regions.keys()]).sort(),
    ...(choices.length === 0 ? {} : { openRegions: choices.map(({ region }) => region).sort() }),
    parameters: settings.openParameters.flatMap((id) => {
      const parameter = selection.service.parameters.get(id);
      return parameter === undefined
        ? []
        : [
            {
              input: inputOfParameter(id),
              description: parameter.description,
              name: parameter.name,
              example: namesDocument.names[parameter.name].example,
            },
          ];
    }),
    ...(basePriority === undefined ? {} : { basePriority }),
  };
}

/** How far the catalog's rules can move together: within Azure's range, and behind a user's own rules. */
function basePriorityOf({ securityRules }: NetworkPlan): ModuleShape["basePriority"] {
  const priorities = securityRules.filter(({ origin }) => origin !== "user").map(({ priority }) => priority);
  if (priorities.length === 0) {
    return undefined;
  }
  const own = securityRules.filter(({ origin }) => origin === "user").map(({ priority }) => priority);
  const least = Math.max(limit("security-rule-priority-min"), ...own.map((priority) => priority + 1));
  return {
    min: Math.max(DEFAULT_BASE_PRIORITY + least - Math.min(...priorities), least),
    max: DEFAULT_BASE_PRIORITY + limit("security-rule-priority-max") - Math.max(...priorities),
  };
}

/** What a reader of the module should know: what an engineer has to accept, each once. */
function findingsOf(diagnostics: readonly Diagnostic[]): string[] {
  return [...new Set(diagnostics.map(formatDiagnostic))];
}
