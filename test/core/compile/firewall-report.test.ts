import { type Fqdn, parseFqdn } from "../../../lib/core/address/fqdn";
import { portsOf } from "../../../lib/core/address/port-range";
import { firewallReport } from "../../../lib/core/compile/firewall-report";
import type { FirewallRule } from "../../../lib/core/compile/plan";

function fqdn(text: string): Fqdn {
  const result = parseFqdn(text);
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.value;
}

/** A rule to a host on port 443, which the documents may name. */
function rule(host: string, documentedName?: string): FirewallRule {
  return {
    name: documentedName ?? "AllowHostsTcp_443",
    protocol: "Tcp",
    ports: portsOf([{ first: 443, last: 443 }]),
    sources: [{ deferred: "TOKEN" }],
    destinations: [{ kind: "host", host: fqdn(host) }],
    origin: "catalog",
    ...(documentedName === undefined ? {} : { documentedName }),
    requirements: [],
  };
}

function reported(...rules: readonly FirewallRule[]): string {
  const { lowerBound, optimal } = firewallReport([
    [{ name: "c", priority: 400, type: "application", action: "Allow", rules }],
  ]);
  return `${rules.length} of ${lowerBound} ${optimal ? "optimal" : "not optimal"}`;
}

describe("a rule that the documents name", () => {
  it.each<[string, FirewallRule[], string]>([
    [
      "is counted apart from others",
      [rule("a.contoso.net"), rule("b.contoso.net", "AllowB")],
      "2 of 2 optimal",
    ],
    [
      "is counted apart from another one that they name",
      [rule("a.contoso.net", "AllowA"), rule("b.contoso.net", "AllowB")],
      "2 of 2 optimal",
    ],
    [
      "is one of several that could be one, where it stands several times",
      [rule("a.contoso.net", "AllowA"), rule("b.contoso.net", "AllowA")],
      "2 of 1 not optimal",
    ],
    [
      "takes nothing from what could be said of the others",
      [rule("a.contoso.net"), rule("c.contoso.net"), rule("b.contoso.net", "AllowB")],
      "3 of 2 not optimal",
    ],
  ])("%s", (_, rules, report) => {
    expect(reported(...rules)).toBe(report);
  });
});
