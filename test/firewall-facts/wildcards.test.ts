import { parseUrlPattern } from "../../lib/core/address/url-pattern";
import type { ApplicationRuleAttributes, Packet } from "../../lib/core/analyze/evaluate";
import type { EgressInput } from "../../lib/core/compile/network-input";
import { applicationRulesOf, messagesOf, plannedWith, urls } from "../core/compile/application-rules";
import { firewall, openingFirewall } from "../core/compile/selections";
import { accessByApplicationRule as accessBy, request } from "./requests";
import { hosts, usersRule } from "./users-rule";

/*
 * "Azure Firewall FAQ", how wildcards work in target URLs and target FQDNs, 2023-01: what a name in an application rule
 * matches, and which names the library takes and writes.
 */

describe("a target FQDN", () => {
  it.each<[statement: string, pattern: string, host: string, access: string]>([
    ["without an asterisk it is one host", "www.contoso.com", "www.contoso.com", "Allow"],
    ["without an asterisk it is no host below", "www.contoso.com", "a.www.contoso.com", "Deny"],
    ["without an asterisk it is not the domain above", "www.contoso.com", "contoso.com", "Deny"],
    ["`*.` stands for one label", "*.contoso.com", "any.contoso.com", "Allow"],
    ["`*.` stands for several labels", "*.contoso.com", "sub1.any.contoso.com", "Allow"],
    ["`*.` does not cover the domain itself", "*.contoso.com", "contoso.com", "Deny"],
    ["`*.` does not cover a longer label", "*.contoso.com", "anycontoso.com", "Deny"],
    ["`*` without a dot covers the domain itself", "*contoso.com", "contoso.com", "Allow"],
    ["`*` without a dot covers a longer label", "*contoso.com", "anycontoso.com", "Allow"],
    ["`*` without a dot covers hosts below", "*contoso.com", "sub1.any.contoso.com", "Allow"],
    ["`*` without a dot covers no other ending", "*contoso.com", "contoso.com.example.org", "Deny"],
    ["case does not matter", "*.CONTOSO.com", "any.contoso.COM", "Allow"],
  ])("%s: %s and %s", (_statement, pattern, host, access) => {
    expect(accessBy({ destination_fqdns: [pattern] }, request(host))).toBe(access);
    const rule = usersRule({ destinations: hosts(pattern) });
    expect(rule.errors).toEqual([]);
    expect(rule.application).toEqual([
      { protocols: [{ type: "Https", port: 443 }], destinationFqdns: [pattern.toLowerCase()] },
    ]);
    expect(rule.verdict(request(host)).access).toBe(access);
  });

  it("`*` alone is every host to Azure, and refused from a user, who would allow everything by it", () => {
    expect(accessBy({ destination_fqdns: ["*"] }, request("anything.example.org"))).toBe("Allow");
    expect(usersRule({ destinations: hosts("*") }).errors).toEqual([
      "invalid-address: `*` would match every host; write the hosts that are meant, a host name such as `www.contoso.com` or `*.contoso.com`",
    ]);
  });

  it.each([
    ["at the right", "www.contoso.*", "www.contoso.com"],
    ["at both ends", "*.contoso.*", "www.contoso.com"],
    ["in the middle of a label", "www.*contoso.com", "www.contoso.com"],
    ["as a label in the middle", "www.*.com", "www.contoso.com"],
    ["twice at the left", "*.*.contoso.com", "a.b.contoso.com"],
  ])("with an asterisk %s matches nothing for sure, and is refused: %s", (_where, pattern, host) => {
    expect(accessBy({ destination_fqdns: [pattern] }, request(host))).toBe("Undecided");
    expect(usersRule({ destinations: hosts(pattern) }).errors).toEqual([
      `invalid-address: \`${pattern}\` has \`*\` inside the name; write \`*\` only once and at the very left, as in \`*.contoso.com\``,
    ]);
  });

  it("has the domain itself beside `*.` where both are meant", () => {
    const rule = usersRule({ destinations: hosts("contoso.com", "*.contoso.com") });
    expect(rule.application).toMatchObject([{ destinationFqdns: ["*.contoso.com", "contoso.com"] }]);
    const asked = ["contoso.com", "www.contoso.com", "anycontoso.com"];
    expect(asked.map((host) => rule.verdict(request(host)).access)).toEqual(["Allow", "Allow", "Deny"]);
  });
});

describe("a target URL", () => {
  const byUrl = (pattern: string, more: Partial<ApplicationRuleAttributes> = {}) => ({
    destination_fqdns: null,
    destination_urls: [pattern],
    terminate_tls: true,
    ...more,
  });

  it.each<[statement: string, pattern: string, host: string, path: string, access: string]>([
    ["a path is that path", "www.contoso.com/test", "www.contoso.com", "/test", "Allow"],
    [
      "a path is that path with a slash behind it",
      "www.contoso.com/test",
      "www.contoso.com",
      "/test/",
      "Allow",
    ],
    ["a path is nothing below it", "www.contoso.com/test", "www.contoso.com", "/test/a", "Deny"],
    ["a path is no longer name", "www.contoso.com/test", "www.contoso.com", "/testing", "Deny"],
    [
      "a path is that path whatever the query",
      "www.contoso.com/test",
      "www.contoso.com",
      "/test?a=1",
      "Allow",
    ],
    ["`/*` is all that lies below", "www.contoso.com/test/*", "www.contoso.com", "/test/a/b", "Allow"],
    ["`/*` is not the path itself", "www.contoso.com/test/*", "www.contoso.com", "/test", "Deny"],
    ["another host has another path", "www.contoso.com/test/*", "contoso.com", "/test/a", "Deny"],
  ])("%s: %s and %s%s", (_statement, pattern, host, urlPath, access) => {
    expect(parseUrlPattern(pattern).ok).toBe(true);
    expect(accessBy(byUrl(pattern), request(host, 443, { urlPath }))).toBe(access);
  });

  it.each<[statement: string, pattern: string, host: string, path: string, access: string, isRead: boolean]>([
    [
      "a host alone is its root, and is given where hosts are",
      "www.contoso.com",
      "www.contoso.com",
      "/",
      "Allow",
      false,
    ],
    [
      "`*.` in front of a host is documented to work without a path",
      "*.contoso.com",
      "any.contoso.com",
      "/",
      "Allow",
      false,
    ],
    [
      "`*` in front of a host is documented to work without a path",
      "*contoso.com",
      "contoso.com",
      "/",
      "Allow",
      false,
    ],
    [
      "a wildcard host with a path is documented both ways",
      "*.contoso.com/test/*",
      "www.contoso.com",
      "/test/a",
      "Undecided",
      false,
    ],
    [
      "a query is not supported",
      "www.contoso.com/test?a=1",
      "www.contoso.com",
      "/test?a=1",
      "Undecided",
      false,
    ],
    ["a port is not supported", "www.contoso.com:8080", "www.contoso.com", "/", "Undecided", false],
    [
      "a port is not supported in front of a path",
      "www.contoso.com:8080/test",
      "www.contoso.com",
      "/test",
      "Undecided",
      false,
    ],
    [
      "an asterisk at the host's right is not supported",
      "www.contoso.*/test/*",
      "www.contoso.com",
      "/test/a",
      "Undecided",
      false,
    ],
    ["asterisks at both ends are not supported", "*.contoso.*", "www.contoso.com", "/", "Undecided", false],
    [
      "an asterisk within the path is not supported",
      "www.contoso.com/*/a",
      "www.contoso.com",
      "/x/a",
      "Undecided",
      false,
    ],
    [
      "a scheme is not supported",
      "https://www.contoso.com/test",
      "www.contoso.com",
      "/test",
      "Undecided",
      false,
    ],
  ])("%s: %s", (_statement, pattern, host, urlPath, access, isRead) => {
    expect(accessBy(byUrl(pattern), request(host, 443, { urlPath }))).toBe(access);
    expect(parseUrlPattern(pattern).ok).toBe(isRead);
  });

  const page = { urlPath: "/org/page" };

  it.each<[statement: string, more: Partial<ApplicationRuleAttributes>, packet: Packet, access: string]>([
    ["TLS that is opened", {}, request("github.com", 443, page), "Allow"],
    ["TLS that is opened, for another path", {}, request("github.com", 443, { urlPath: "/login" }), "Deny"],
    ["TLS that is not opened", { terminate_tls: false }, request("github.com", 443, page), "Undecided"],
    [
      "plain HTTP, which needs no opening",
      { terminate_tls: false, protocols: [{ type: "Http", port: 80 }] },
      request("github.com", 80, page),
      "Allow",
    ],
  ])("is judged in %s", (_statement, more, packet, access) => {
    expect(accessBy(byUrl("github.com/org/*", more), packet)).toBe(access);
  });

  const opened = [{ destinationUrls: ["github.com/org/*"], terminateTls: true }];
  const widened = [{ destinationFqdns: ["github.com"] }];

  it.each<[statement: string, egress: EgressInput, rules: object[], warnings: number]>([
    ["Premium that opens TLS", openingFirewall("fqdn"), opened, 0],
    ["Premium that opens no TLS", { ...firewall("fqdn"), sku: "Premium" }, widened, 1],
    ["Standard", firewall("fqdn"), widened, 1],
    ["Basic", { ...firewall("fqdn"), sku: "Basic", dnsProxy: false }, widened, 1],
  ])(
    "is written where the policy is %s, else widened to its host and told",
    (_statement, egress, rules, warnings) => {
      const plannedUrl = plannedWith(egress, urls(["github.com/org/*"], "443"));
      expect(applicationRulesOf(plannedUrl)).toMatchObject(rules);
      expect(
        messagesOf(plannedUrl).filter((line) => line.startsWith("warning url-widened-to-host")),
      ).toHaveLength(warnings);
    },
  );
});
