import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { type Diagnostic, hasErrors } from "../core/diagnostics/diagnostic";
import type { ModuleOutcome } from "../core/module/module-files";
import { type ModuleSettings, readModuleSettings } from "../core/module/read-module-settings";
import { addModuleBody, type ModuleBodyProps } from "./module-body";
import { withOpenParameters } from "./module-choices";
import type { NetworkModuleStackProps } from "./network-module-stack-props";
import { reportDiagnostics } from "./report-diagnostics";
import { synthesizeAsModule } from "./synthesize-as-module";

// Loaded when it is used: most programs have no module.
const assembly = (): typeof import("./assembled-module") => require("./assembled-module");

/**
 * A Terraform module for repositories that do not use CDKTF. `cdktf synth` writes it into `stacks/<name>` of its output:
 * `main.tf.json`, `variables.tf.json`, `outputs.tf.json`, `versions.tf.json` and a `README.md`, to be committed and
 * called. It has no provider, no backend and nothing of the framework, so that it cannot be deployed by itself.
 *
 * Names, ids, addresses and priorities are inputs, with the checks that the constructs make; they may be values that
 * Terraform knows only when it applies.
 *
 * @example
 *
 * new NetworkModuleStack(this, "aml-network", {
 *   selection: NetworkSelection.machineLearning({ cloud: AzureCloud.PUBLIC, region: "eastus2" }),
 * });
 */
export class NetworkModuleStack extends TerraformStack {
  /** @internal */
  public readonly _outcome: ModuleOutcome;

  /** Creates the module. */
  public constructor(scope: Construct, id: string, props: NetworkModuleStackProps) {
    super(scope, id);
    const found: Diagnostic[] = [];
    const settings = readModuleSettings(
      {
        ...props,
        behindFirewall: props.firewall !== undefined,
        parameters: props.selection._catalog.parameters,
      },
      found,
    );
    this._outcome = hasErrors(found) ? { diagnostics: found } : this.filled(props, settings);
    reportDiagnostics(this, this._outcome.diagnostics);
    synthesizeAsModule(this, () => this._outcome.module);
  }

  private filled(props: NetworkModuleStackProps, settings: ModuleSettings): ModuleOutcome {
    const body: ModuleBodyProps = {
      ...props,
      selection: withOpenParameters(props.selection, settings.openParameters),
      layers: settings.layers,
      existing: settings.existing,
      firewall: props.firewall,
      openRegion: settings.openRegions !== undefined,
    };
    const made = addModuleBody(this, body);
    return hasErrors(made.diagnostics)
      ? { diagnostics: made.diagnostics }
      : assembly().assembledModule(this, body, settings, made);
  }
}
