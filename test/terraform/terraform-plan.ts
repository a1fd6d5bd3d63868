import type { TerraformDiagnostic } from "./terraform-error";
import type { CommandResult } from "./terraform-program";

/** A change in a plan, as `terraform show -json` has it. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  /** `["create"]`, `["update"]`, `["delete", "create"]` for a replacement, `["read"]`. */
  readonly actions: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  /** What is unknown until the apply: true in the place of each value. */
  readonly afterUnknown: unknown;
}

/** A plan. */
export interface TerraformPlan extends CommandResult {
  /** What will be done, by address; resources that stay as they are and data sources that are read are left out. */
  readonly changes: readonly PlannedChange[];
  /** Whether there is anything to do, outputs included. */
  readonly hasChanges: boolean;
  /** What Terraform says beside the plan. */
  readonly diagnostics: readonly TerraformDiagnostic[];
  /** All of `terraform show -json` for the plan. */
  readonly json: unknown;
}

/** Values of variables. */
export type TerraformVariables = Readonly<Record<string, unknown>>;

/** How a plan is made. */
export interface PlanOptions {
  /** Default: none. */
  readonly variables?: TerraformVariables;
  /** Whether everything is to be taken away. Default: false. */
  readonly destroy?: boolean;
  /** Whether Azure is asked what there is first; else the state is believed. Default: true. */
  readonly refresh?: boolean;
}

interface PlanJson {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly type: string;
    readonly mode: string;
    readonly change: {
      readonly actions: readonly string[];
      readonly before: unknown;
      readonly after: unknown;
      readonly after_unknown: unknown;
    };
  }[];
}

/** The changes of managed resources in the JSON of a plan, by address. */
export function changesIn(json: unknown): PlannedChange[] {
  const { resource_changes = [] } = json as PlanJson;
  return resource_changes
    .filter(({ mode, change }) => mode === "managed" && change.actions[0] !== "no-op")
    .map(({ address, type, change }) => ({
      address,
      type,
      actions: change.actions,
      before: change.before,
      after: change.after,
      afterUnknown: change.after_unknown,
    }))
    .sort((a, b) => (a.address < b.address ? -1 : 1));
}
