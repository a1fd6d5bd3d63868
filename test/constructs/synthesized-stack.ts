import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { AzureCloud, NetworkSelection, type NetworkSelectionProps } from "cdktf-azure-network-catalog";

/** A stack's Terraform, as far as the tests look at it. */
export interface SynthesizedStack {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

interface Annotation {
  readonly level: string;
  readonly message: string;
}

/** What came out of a synthesis: the Terraform, or the error; and what was said beside it. */
export interface Outcome {
  readonly stack?: SynthesizedStack;
  readonly error?: string;
  readonly annotations: readonly string[];
}

/** Synthesizes one stack, validations and all, as `cdktf synth` does. */
export function outcomeOf(build: (stack: TerraformStack) => void): Outcome {
  const outdir = mkdtempSync(join(tmpdir(), "stack-"));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, "stack");
    new AzurermProvider(stack, "azurerm", { features: [{}] });
    build(stack);
    const said = (): string[] =>
      (
        JSON.parse(JSON.stringify(app.manifest.stacks)) as Record<string, { annotations: Annotation[] }>
      ).stack?.annotations.map(({ level, message }) => `${level.replace("@cdktf/", "")} ${message}`) ?? [];
    const file = join(outdir, "stacks", "stack", "cdk.tf.json");
    try {
      app.synth();
    } catch (error) {
      const written = existsSync(file) ? "; something was written all the same" : "";
      return { error: `${(error as Error).message}${written}`, annotations: said() };
    }
    return { stack: JSON.parse(readFileSync(file, "utf8")) as SynthesizedStack, annotations: said() };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The resources of a stack that synthesizes, by type and then by logical id. */
export function resourcesOf(build: (stack: TerraformStack) => void): SynthesizedStack["resource"] {
  const { stack, error } = outcomeOf(build);
  if (stack === undefined) {
    throw new Error(error);
  }
  return stack.resource;
}

/** The resources of one type without the framework's metadata, in the order of their logical ids. */
export function ofType(resources: SynthesizedStack["resource"], type: string): Record<string, unknown>[] {
  return Object.values(resources[type] ?? {}).map(({ "//": _metadata, ...attributes }) => attributes);
}

/** The findings of a refused synthesis, one a line, without the framework's frame. */
export function refusalsOf(build: (stack: TerraformStack) => void): string[] {
  const { error } = outcomeOf(build);
  return (error ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("["));
}

/** A selection that holds, with whatever is to differ. */
export function selectionWith(props: Partial<NetworkSelectionProps> = {}): NetworkSelection {
  return NetworkSelection.machineLearning({
    cloud: AzureCloud.PUBLIC,
    region: "eastus2",
    parameters: { storageAccount: "mlstore" },
    ...props,
  });
}

/** The objects of a list attribute, such as the inline rules of a network security group. */
export function listOf(
  attributes: Record<string, unknown> | undefined,
  name: string,
): Record<string, unknown>[] {
  const list = attributes?.[name];
  if (!Array.isArray(list)) {
    throw new Error(`\`${name}\` is no list`);
  }
  return list as Record<string, unknown>[];
}
