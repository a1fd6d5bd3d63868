import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzureResourceManager } from "./azure/azure-resource-manager";
import { ProviderServer } from "./provider/provider-server";
import { diagnosticsIn, type TerraformDiagnostic, TerraformError } from "./terraform-error";
import { changesIn, type PlanOptions, type TerraformPlan, type TerraformVariables } from "./terraform-plan";
import { type CommandResult, runTerraform } from "./terraform-program";

export type { PlannedChange, PlanOptions, TerraformPlan, TerraformVariables } from "./terraform-plan";

const PLAN_FILE = "plan.tfplan";

/** True with `AZURERM=real`: Terraform downloads the real provider, and Azure is not modelled. */
export const usesRealProvider = process.env.AZURERM === "real";

/**
 * Terraform at work in one folder, with the provider of this process and a model of Azure behind it. A command that
 * fails throws `TerraformError`.
 *
 * With `AZURERM=real` in the environment the real provider takes its place. `init` downloads it, so it needs
 * registry.terraform.io and releases.hashicorp.com; `validate` needs nothing else; `plan` needs credentials
 * (`ARM_SUBSCRIPTION_ID` with `az login`, or the other `ARM_` variables, which are passed on) and what the
 * configuration refers to. `apply` and `destroy` are refused then: nothing is made in a real subscription.
 */
export class Terraform {
  /** Starts a provider for the folder, which exists and holds, or will hold, a configuration. */
  public static async in(folder: string, azure = new AzureResourceManager()): Promise<Terraform> {
    const server = usesRealProvider ? undefined : await ProviderServer.start(azure);
    return new Terraform(folder, azure, server, false);
  }

  /**
   * Starts a provider for a folder of its own, which `close` removes, with one configuration.
   *
   * @param configuration Terraform JSON, as text or as an object
   */
  public static async of(
    configuration: string | object,
    azure = new AzureResourceManager(),
  ): Promise<Terraform> {
    const folder = mkdtempSync(join(tmpdir(), "terraform-"));
    const server = usesRealProvider ? undefined : await ProviderServer.start(azure);
    const terraform = new Terraform(folder, azure, server, true);
    terraform.write(configuration);
    return terraform;
  }

  private readonly environment: Readonly<Record<string, string>>;

  private constructor(
    public readonly folder: string,
    public readonly azure: AzureResourceManager,
    private readonly server: ProviderServer | undefined,
    private readonly ownsFolder: boolean,
  ) {
    const settings = mkdtempSync(join(tmpdir(), "terraform-settings-"));
    const configFile = join(settings, "terraform.rc");
    writeFileSync(configFile, "");
    this.settings = settings;
    this.environment = {
      ...passedOn(),
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: configFile,
      TF_IN_AUTOMATION: "1",
      TF_INPUT: "0",
      ...(server === undefined ? {} : { TF_REATTACH_PROVIDERS: server.reattach }),
    };
  }

  private readonly settings: string;

  /** Writes the configuration, in place of the one that `write` wrote before. */
  public write(configuration: string | object, name = "main.tf.json"): void {
    const text = typeof configuration === "string" ? configuration : JSON.stringify(configuration);
    writeFileSync(join(this.folder, name), text);
  }

  /** Prepares the folder; needed once, and again when modules or providers change. */
  public init(): Promise<CommandResult> {
    return this.run("init", ["-no-color"]);
  }

  /** Checks the configuration alone. */
  public async validate(): Promise<CommandResult> {
    const result = await this.start("validate", ["-json"]);
    if (result.code === 0) return result;
    const { diagnostics = [] } = JSON.parse(result.stdout) as { diagnostics?: TerraformDiagnostic[] };
    throw new TerraformError("validate", diagnostics, result.stderr);
  }

  /** Plans what `apply` would do, or `destroy`. */
  public async plan({
    variables = {},
    destroy = false,
    refresh = true,
  }: PlanOptions = {}): Promise<TerraformPlan> {
    const mode = [...(destroy ? ["-destroy"] : []), `-refresh=${refresh}`];
    const args = [
      "-json",
      "-detailed-exitcode",
      `-out=${PLAN_FILE}`,
      ...mode,
      ...this.variableFile(variables),
    ];
    const result = await this.start("plan", args);
    const diagnostics = diagnosticsIn(result.stdout);
    if (result.code !== 0 && result.code !== 2) {
      throw new TerraformError("plan", diagnostics, `${result.stdout}${result.stderr}`);
    }
    const json = await this.show(PLAN_FILE);
    return { ...result, json, diagnostics, changes: changesIn(json), hasChanges: result.code === 2 };
  }

  /** Plans and applies. */
  public apply({ variables = {} }: { readonly variables?: TerraformVariables } = {}): Promise<CommandResult> {
    return this.change("apply", variables);
  }

  /** Takes away all that the state holds. */
  public destroy({
    variables = {},
  }: {
    readonly variables?: TerraformVariables;
  } = {}): Promise<CommandResult> {
    return this.change("destroy", variables);
  }

  /** The outputs' values, by name. */
  public async output(): Promise<Record<string, unknown>> {
    const { stdout } = await this.run("output", ["-json"]);
    const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
    return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
  }

  /** `terraform show -json` of a plan's file, or of the state. */
  public async show(file?: string): Promise<unknown> {
    const { stdout } = await this.run("show", ["-json", ...(file === undefined ? [] : [file])]);
    return JSON.parse(stdout);
  }

  /** The addresses in the state. */
  public async state(): Promise<string[]> {
    const { stdout } = await this.run("state", ["list"]);
    return stdout.split("\n").filter((line) => line !== "");
  }

  /** Imports a resource that exists. */
  public importResource(address: string, id: string): Promise<CommandResult> {
    return this.run("import", ["-no-color", address, id]);
  }

  /** Stops the provider and removes what was made outside the folder, and the folder if it was made by `of`. */
  public close(): void {
    this.server?.stop();
    rmSync(this.settings, { recursive: true, force: true });
    if (this.ownsFolder) rmSync(this.folder, { recursive: true, force: true });
  }

  private async change(command: "apply" | "destroy", variables: TerraformVariables): Promise<CommandResult> {
    if (usesRealProvider) throw new Error(`with AZURERM=real there is no ${command}`);
    return this.run(command, ["-json", "-auto-approve", ...this.variableFile(variables)]);
  }

  private variableFile(variables: TerraformVariables): string[] {
    if (Object.keys(variables).length === 0) return [];
    const file = join(this.settings, "variables.tfvars.json");
    writeFileSync(file, JSON.stringify(variables));
    return [`-var-file=${file}`];
  }

  private start(command: string, args: readonly string[]): Promise<CommandResult> {
    return runTerraform(this.folder, [...command.split(" "), ...args], this.environment);
  }

  private async run(command: string, args: readonly string[]): Promise<CommandResult> {
    const result = await this.start(command, args);
    if (result.code !== 0) {
      throw new TerraformError(command, diagnosticsIn(result.stdout), `${result.stdout}${result.stderr}`);
    }
    return result;
  }
}

/** What Terraform needs of this process's environment, and what the real provider does. */
function passedOn(): Record<string, string> {
  const names = Object.keys(process.env).filter(
    (name) =>
      ["PATH", "HOME", "TMPDIR"].includes(name) || (usesRealProvider && /^(ARM|AZURE|HTTPS?)_/i.test(name)),
  );
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}
