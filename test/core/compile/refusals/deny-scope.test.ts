import type { DenyScope } from "../../../../lib/core/compile/network-input";
import { errorsOf } from "./changed-input";

describe("the scope of the denies", () => {
  it.each([
    ["Everything", "; did you mean `everything`?"],
    ["all", "; known: `internet`, `everything`"],
    ["", "; known: `internet`, `everything`"],
  ])("%j is refused, and nothing is denied in its place", (scope, hint) => {
    const message = `unknown scope of denies \`${scope}\`${hint}`;
    const found = { code: "unknown-deny-scope", severity: "error", subject: "denyScope", message };
    expect(errorsOf({ denyScope: scope as DenyScope })).toEqual([found]);
    expect(errorsOf({ denyScope: scope as DenyScope, selection: { region: "nowhere" } })).toContainEqual(
      found,
    );
  });
});
