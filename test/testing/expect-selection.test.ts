import { expectNothingElseAllowed, expectRequiredFlows } from "../../lib/testing";
import {
  DENY_INTERNET,
  failureOf,
  groupWith,
  HYBRID,
  outboundRule,
  REQUEST,
  stackWith,
  UNRESOLVED,
} from "./stacks";

const STACKS = [
  ["direct egress", stackWith()],
  ["a firewall", stackWith({ egress: HYBRID })],
] as const;

/** Storage as it is required, but for the ports. */
const STORAGE = { destination_address_prefix: "Storage.EastUS2" };

describe("every required flow", () => {
  it.each(STACKS)("gets through what the library plans with %s", (_, stack) => {
    expect(failureOf(() => expectRequiredFlows(stack, REQUEST))).toBe("");
  });

  it("is told with the rule that stops it and the rule that mends it", () => {
    const stack = groupWith(outboundRule("AllowStorage", 1000), DENY_INTERNET);
    const [first, ...others] = failureOf(() => expectRequiredFlows(stack, REQUEST)).split("\n");
    expect(first).toMatch(/^expected every required flow to get through, and \d+ of \d+ do not$/);
    const index = others.findIndex((line) => line.includes("AzureMonitor"));
    expect(others[index]).toBe(
      "  [required-flow-blocked] azurerm_network_security_group.nsg: DenyInternet: outbound Tcp 443 to AzureMonitor is required (Logs and metrics to Azure Monitor, also used for support.), and security rule `DenyInternet` (priority 4000) denies it; add the rule below",
    );
    expect(JSON.parse(others[index + 1] ?? "")).toMatchObject({
      access: "Allow",
      destination_address_prefix: "AzureMonitor",
    });
  });

  it("may be accepted to be blocked, requirement by requirement, with a reason", () => {
    const request = { ...REQUEST, features: ["hbi-workspace"] };
    const stack = stackWith();
    const said = failureOf(() => expectRequiredFlows(stack, request));
    expect(said).toContain("AzureKeyVault.EastUS2");
    const accept = [{ requirement: "batch-key-vault", reason: "no such data" }];
    expect({ said, left: failureOf(() => expectRequiredFlows(stack, request, { accept })) }).toEqual({
      said,
      left: "",
    });
    const empty = accept.map((each) => ({ ...each, reason: " " }));
    expect(failureOf(() => expectRequiredFlows(stack, request, { accept: empty }))).toBe(said);
  });
});

describe("nothing else", () => {
  it.each(STACKS)("is allowed by what the library plans with %s", (_, stack) => {
    expect(failureOf(() => expectNothingElseAllowed(stack, REQUEST))).toBe("");
  });

  it("fails with what is admitted beyond, the narrowest first", () => {
    const stack = groupWith(
      outboundRule("AllowWeb", 1000, { destination_address_prefix: "Internet" }),
      outboundRule("AllowSsh", 1010, { ...STORAGE, destination_port_range: "22" }),
      DENY_INTERNET,
    );
    expect(failureOf(() => expectNothingElseAllowed(stack, REQUEST)).split("\n")).toEqual([
      "expected nothing to be allowed that is not required, and this is or may be",
      "  [admitted-not-required] azurerm_network_security_group.nsg: AllowSsh: rule `AllowSsh` admits what no requirement asks for: outbound Tcp 22 from 10.1.0.0/24 to Storage.EastUS2; remove it",
      expect.stringContaining(
        "[admitted-not-required] azurerm_network_security_group.nsg: AllowWeb: rule `AllowWeb`",
      ),
    ]);
  });

  it("is allowed beside the rules that are accepted with a reason", () => {
    const stack = groupWith(
      outboundRule("AllowSsh", 1010, { ...STORAGE, destination_port_range: "22" }),
      DENY_INTERNET,
    );
    const accept = [{ rule: "AllowSsh", reason: "the migration needs it" }];
    expect(failureOf(() => expectNothingElseAllowed(stack, REQUEST, { accept }))).toBe("");
    const empty = [{ rule: "AllowSsh", reason: "" }];
    expect(failureOf(() => expectNothingElseAllowed(stack, REQUEST, { accept: empty }))).toContain(
      "AllowSsh",
    );
  });

  it("fails for a group whose allow rules mean nothing, and for one without rules", () => {
    const rules = groupWith(outboundRule("AllowStorage", 1000, STORAGE));
    expect(failureOf(() => expectNothingElseAllowed(rules, REQUEST))).toContain("[allow-list-without-deny]");
    expect(failureOf(() => expectNothingElseAllowed(groupWith(), REQUEST))).toContain(
      "[admitted-not-required] azurerm_network_security_group.nsg: `nsg-ml` has no rule that allows anything out",
    );
  });

  it("fails where there is no group at all, and routes let everything out", () => {
    const route = { name: "ToInternet", address_prefix: "0.0.0.0/0", next_hop_type: "Internet" };
    const routes = { resource: { azurerm_route_table: { rt: { name: "rt-ml", route: [route] } } } };
    expect(failureOf(() => expectNothingElseAllowed(routes, REQUEST))).toMatch(
      /is or may be\n {2}outbound .* from VirtualNetwork to /,
    );
  });

  it("fails where a rule holds what only Terraform knows, unless the rule is accepted", () => {
    const stack = groupWith(
      outboundRule("AllowVault", 900, { ...STORAGE, destination_port_range: UNRESOLVED }),
      DENY_INTERNET,
    );
    expect(failureOf(() => expectNothingElseAllowed(stack, REQUEST))).toContain(
      "[unresolved-value] stack resource.azurerm_network_security_group.nsg.security_rule[0].destination_port_range",
    );
    const accept = [{ rule: "AllowVault", reason: "its port is a variable" }];
    expect(failureOf(() => expectNothingElseAllowed(stack, REQUEST, { accept }))).toBe("");
  });

  it("is judged by another catalog where one is given", () => {
    const catalog = { extends: "azure-machine-learning" };
    expect(
      failureOf(() => expectNothingElseAllowed(stackWith(), { ...REQUEST, catalog: { id: 1 } })),
    ).not.toBe("");
    expect(failureOf(() => expectNothingElseAllowed(stackWith(), { ...REQUEST, catalog }))).toBe("");
  });

  it("refuses a request with all that is wrong with it", () => {
    const request = { ...REQUEST, region: "eastus22", features: ["gpu"] };
    const said = failureOf(() => expectNothingElseAllowed(stackWith(), request)).split("\n");
    expect(said.map((line) => line.split(" ")[0])).toEqual(["[unknown-region]", "[unknown-feature]"]);
  });
});
