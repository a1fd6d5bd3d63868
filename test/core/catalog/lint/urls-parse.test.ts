import { rule } from "../../../../lib/core/catalog/lint/urls-parse";
import { foundBy } from "./found-by";
import { requirement, urlEntry } from "./small-catalog";

const withUrls = (...urls: readonly string[]): string[] =>
  foundBy(rule, { base: [requirement({ urls: [urlEntry({ urls })] })] });

const withPorts = (...ports: readonly string[]): string[] =>
  foundBy(rule, { base: [requirement({ urls: [urlEntry({ ports })] })] });

const at = "base.json requirements[0].urls[0]";

it.each(["github.com/contoso/tools/*", "www.contoso.com/Download/Setup.exe"])("%s is accepted", (url) => {
  expect(withUrls(url)).toEqual([]);
});

it.each([
  ["https://github.com/contoso", "has the scheme `https://`; write it without"],
  ["*.contoso.com/x", "has a wildcard in its host; write one host in front of a path"],
  ["GitHub.com/Contoso/*", "has upper-case letters in its host; write `github.com/Contoso/*`"],
])("%s is refused", (url, message) => {
  expect(withUrls("www.contoso.com/x", url)).toEqual([`${at}.urls[1]: \`${url}\` ${message}`]);
});

it.each([[["443"]], [["80"]], [["80", "443"]]])("the ports %j are accepted", (ports) => {
  expect(withPorts(...ports)).toEqual([]);
});

it.each([[["8080"]], [["443", "8443"]], [["440-450"]], [["64001"]], [["443", "63999-64001"]]])(
  "the ports %j are refused",
  (ports) => {
    expect(withPorts(...ports)).toEqual([
      `${at}.ports: a firewall reads paths on the ports 80 and 443 alone; write these, or give the hosts in \`hosts\``,
    ]);
  },
);

it("ports that do not parse are left to `ports-and-protocols`", () => {
  expect(withPorts("https")).toEqual([]);
});
