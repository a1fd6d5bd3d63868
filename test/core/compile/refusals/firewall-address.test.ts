import { errorsOf, FIREWALL, type Refusal, route } from "./changed-input";

/** Egress through a firewall at this address. */
const at = (privateIpAddress: string | undefined) => ({ egress: { ...FIREWALL, privateIpAddress } });

/** A route to an appliance at this address. */
const routeTo = (nextHopIpAddress: string) => ({
  routes: [route({ nextHopType: "VirtualAppliance", nextHopIpAddress })],
});

const MISSING = "the firewall's private address is missing; the default route needs it, such as `10.0.1.4`";
const ADDRESS = "one address such as `10.0.0.4` or `2001:db8::4`";

describe("the firewall's address", () => {
  it.each<Refusal>([
    [
      "a firewall without an address",
      at(undefined),
      "missing-firewall-address",
      "egress.privateIpAddress",
      MISSING,
    ],
    ["an empty address", at(""), "missing-firewall-address", "egress.privateIpAddress", MISSING],
    [
      "an address with a prefix length",
      at("10.0.1.4/32"),
      "invalid-address",
      "egress.privateIpAddress",
      "`10.0.1.4/32` has the prefix length `/32` where one address is expected; write the address alone, as in `10.0.0.4`",
    ],
    [
      "a name in the place of the address",
      at("firewall.contoso.com"),
      "invalid-address",
      "egress.privateIpAddress",
      `\`firewall.contoso.com\` is a name and not an address (a service tag or a host?); write ${ADDRESS}`,
    ],
    [
      "an address with a number over 255",
      at("10.0.1.256"),
      "invalid-address",
      "egress.privateIpAddress",
      "`10.0.1.256` has `256` where an IPv4 address has a number; write a whole number from 0 to 255",
    ],
    [
      "an IPv6 address",
      at("2001:db8::4"),
      "unsupported-address-family",
      "egress.privateIpAddress",
      "`2001:db8::4` is an IPv6 address; the next hop of a route to an appliance is an IPv4 address",
    ],
    [
      "an appliance's IPv6 address in a route",
      routeTo("2001:db8::4"),
      "unsupported-address-family",
      "routes[0].nextHopIpAddress",
      "`2001:db8::4` is an IPv6 address; the next hop of a route to an appliance is an IPv4 address",
    ],
    [
      "a range in the place of an appliance's address",
      routeTo("10.0.1.4-10.0.1.9"),
      "invalid-address",
      "routes[0].nextHopIpAddress",
      `\`10.0.1.4-10.0.1.9\` is a range from one address to another; write ${ADDRESS}, once for each part of the range`,
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it("a route to an appliance without an address is refused, and the message speaks of the route", () => {
    expect(errorsOf({ routes: [route({ nextHopType: "VirtualAppliance" })] })).toEqual([
      {
        code: "missing-firewall-address",
        severity: "error",
        subject: "routes[0].nextHopIpAddress",
        message: expect.not.stringContaining("default route"),
      },
    ]);
  });

  it.each([
    ["one that Terraform knows later", { egress: { ...FIREWALL, privateIpAddress: { deferred: "later" } } }],
    [
      "none, where the routes are planned elsewhere",
      { ...at(undefined), layers: ["nsg", "firewall"] as const },
    ],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});
