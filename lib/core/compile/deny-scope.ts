import { quoted } from "../address/quoted";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";
import type { DenyScope } from "./network-input";

const SCOPES: readonly DenyScope[] = ["internet", "everything"];

/** Tells a scope that does not exist: its type keeps it out in TypeScript alone, and it would deny less than was meant. */
export function refuseUnknownDenyScope(scope: DenyScope | undefined, diagnostics: Diagnostic[]): void {
  if (scope !== undefined && !SCOPES.includes(scope)) {
    const message = `unknown scope of denies ${quoted(String(scope))}${suggestion(String(scope), SCOPES)}`;
    diagnostics.push(diagnostic("unknown-deny-scope", "denyScope", message));
  }
}
