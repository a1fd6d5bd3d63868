import type { Text } from "../../../../lib/core/address/deferred";
import { readResourceName } from "../../../../lib/core/compile/read-resources";
import type { Diagnostic } from "../../../../lib/core/diagnostics/diagnostic";
import {
  type Change,
  errorsOf,
  FIREWALL,
  firewallRule,
  type Refusal,
  route,
  securityRule,
} from "./changed-input";

const REGULAR = "(letters, digits, `_`, `.` and `-`, a letter or digit first and no `.` or `-` last)";
const PATTERN = "^[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$";

/** What is said of a name that does not fit the pattern. */
const misfit = (name: string, of: string, example: string): string =>
  `\`${name}\` is no name for this: a ${of}'s name ${REGULAR}, for example \`${example}\` (pattern ${PATTERN})`;

const rule = (name: string): Change => ({ securityRules: [securityRule({ name })] });
const routeOf = (name: string): Change => ({ routes: [route({ name })] });
const firewallRules = (...names: string[]): Change => ({
  egress: FIREWALL,
  firewallRules: names.map((name) => firewallRule({ name })),
});

describe("names that Azure refuses", () => {
  it.each<Refusal>([
    [
      "an empty name of a security rule",
      rule(""),
      "invalid-name",
      "securityRules[0].name",
      `\`\` has 0 characters; a security rule's name ${REGULAR} has 1 to 80`,
    ],
    [
      "a name of 81 characters",
      rule("n".repeat(81)),
      "invalid-name",
      "securityRules[0].name",
      `\`${"n".repeat(81)}\` has 81 characters; a security rule's name ${REGULAR} has 1 to 80`,
    ],
    ...["allow ssh", "-ssh", "_ssh", "ssh.", "ssh-", "a/b", "a?b", "a%b", "büro"].map(
      (name): Refusal => [
        `the security rule name \`${name}\``,
        rule(name),
        "invalid-name",
        "securityRules[0].name",
        misfit(name, "security rule", "out-storage-tcp"),
      ],
    ),
    [
      "the route name `to on-premises`",
      routeOf("to on-premises"),
      "invalid-name",
      "routes[0].name",
      misfit("to on-premises", "route", "machine-learning"),
    ],
    [
      "an empty name of a route",
      routeOf(""),
      "invalid-name",
      "routes[0].name",
      `\`\` has 0 characters; a route's name ${REGULAR} has 1 to 80`,
    ],
    [
      "the firewall rule name `packages:`",
      firewallRules("packages:"),
      "invalid-name",
      "firewallRules[0].name",
      misfit("packages:", "firewall rule", "allow-entra-id"),
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it.each(["s", "5", "ssh_", "allow-ssh.v2", "n".repeat(80)])(
    "the security rule name `%s` can be planned",
    (name) => {
      expect(errorsOf(rule(name))).toEqual([]);
    },
  );
});

describe("names that stand twice", () => {
  it.each<Refusal>([
    [
      "a name that another security rule has in another case",
      { securityRules: [securityRule({}), securityRule({ name: "SSH", priority: 110 })] },
      "name-taken",
      "user rule SSH",
      "the name `SSH` is taken by user rule ssh; the names of a network security group are unique, without regard to case",
    ],
    [
      "a name that another rule has in the other direction",
      { securityRules: [securityRule({}), securityRule({ direction: "outbound" })] },
      "name-taken",
      "user rule ssh",
      "the name `ssh` is taken by user rule ssh; the names of a network security group are unique, without regard to case",
    ],
    [
      "a name of the catalog's",
      rule("allowStorageTcpOutbound"),
      "name-taken",
      "catalog rule AllowStorageTcpOutbound",
      "the name `AllowStorageTcpOutbound` is taken by user rule allowStorageTcpOutbound; the names of a network security group are unique, without regard to case",
    ],
    [
      "a name of a deny",
      rule("DenyInternetOutbound"),
      "name-taken",
      "platform rule DenyInternetOutbound",
      "the name `DenyInternetOutbound` is taken by user rule DenyInternetOutbound; the names of a network security group are unique, without regard to case",
    ],
    [
      "a name that another route has",
      {
        routes: [
          route({}),
          route({ name: "On-Premises", destination: { kind: "addresses", addresses: ["172.20.0.0/16"] } }),
        ],
      },
      "name-taken",
      "user route on-premises",
      "the name `on-premises` is taken by user route On-Premises; the names of a route table are unique, without regard to case",
    ],
    [
      "a name of the route to the firewall",
      { egress: FIREWALL, ...routeOf("defaulttofirewall") },
      "name-taken",
      "user route defaulttofirewall",
      "the name `defaulttofirewall` is taken by platform route DefaultToFirewall; the names of a route table are unique, without regard to case",
    ],
    [
      "a name that another firewall rule has",
      firewallRules("packages", "Packages"),
      "name-taken",
      "firewallRules[1].name",
      "the name `Packages` is taken by firewallRules[0].name; the names of a rule collection are unique, without regard to case",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });
});

describe("a resource's name", () => {
  const findings = (name: Text): Diagnostic[] => {
    const found: Diagnostic[] = [];
    readResourceName("route-table", name, "name", found);
    return found;
  };

  it("is refused where Azure refuses it", () => {
    expect(findings("rt ml")).toEqual([
      {
        code: "invalid-name",
        severity: "error",
        subject: "name",
        message: misfit("rt ml", "route table", "rt-ml"),
      },
    ]);
  });

  it("is not looked into where Terraform knows it later", () => {
    expect(findings({ deferred: "later" })).toEqual([]);
  });
});
