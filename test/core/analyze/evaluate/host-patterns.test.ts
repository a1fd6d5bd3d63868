import fc from "fast-check";
import { hostNameMatches, hostPatternMatches } from "../../../../lib/core/analyze/evaluate/host-patterns";
import { UNRESOLVED } from "./packets";

test.each([
  ["www.contoso.com", "www.contoso.com", "yes"],
  ["www.contoso.com", "contoso.com", "no"],
  ["www.contoso.com", "a.www.contoso.com", "no"],
  ["WWW.Contoso.com", "www.contoso.COM", "yes"],
  ["*.contoso.com", "any.contoso.com", "yes"],
  ["*.contoso.com", "sub1.any.contoso.com", "yes"],
  ["*.contoso.com", "contoso.com", "no"],
  ["*.contoso.com", "anycontoso.com", "no"],
  ["*contoso.com", "contoso.com", "yes"],
  ["*contoso.com", "anycontoso.com", "yes"],
  ["*contoso.com", "example.anycontoso.com", "yes"],
  ["*contoso.com", "sub1.example.contoso.com", "yes"],
  ["*contoso.com", "contoso.com.evil.org", "no"],
  ["*pytorch.org", "evilpytorch.org", "yes"],
  ["*", "anything.example.org", "yes"],
  ["www.contoso.*", "www.contoso.com", "unknown"],
  ["*.contoso.*", "www.contoso.com", "unknown"],
  ["www.*contoso.com", "www.contoso.com", "unknown"],
  ["*.*.contoso.com", "a.b.contoso.com", "unknown"],
  ["**", "www.contoso.com", "unknown"],
  ["contoso.com:8080", "contoso.com", "unknown"],
  ["https://contoso.com", "contoso.com", "unknown"],
  ["", "contoso.com", "unknown"],
  [`${UNRESOLVED}.blob.core.windows.net`, "a.blob.core.windows.net", "unknown"],
])("the target FQDN %s matches %s: %s", (pattern, host, expected) => {
  expect(hostPatternMatches(pattern, host)).toBe(expected);
});

test.each([
  ["eastus2.tundra.azureml.ms", "eastus2.tundra.azureml.ms", "yes"],
  ["eastus2.tundra.azureml.ms", "EastUS2.tundra.azureml.ms", "yes"],
  ["eastus2.tundra.azureml.ms", "westus.tundra.azureml.ms", "no"],
  ["*.tundra.azureml.ms", "eastus2.tundra.azureml.ms", "unknown"],
  ["*", "eastus2.tundra.azureml.ms", "unknown"],
])("the destination FQDN %s of a network rule names %s: %s", (name, host, expected) => {
  expect(hostNameMatches(name, host)).toBe(expected);
});

const label = fc.constantFrom("a", "b", "ab", "x-1");
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));

test("a wildcard matches exactly the hosts that its regular expression does", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "*", "*."), host, host, (start, rest, asked) => {
      const source = `^${start.replace("*", "[^]*").replace(".", "\\.")}${rest.replaceAll(".", "\\.")}$`;
      const expected = new RegExp(source).test(asked) ? "yes" : "no";
      expect(hostPatternMatches(start + rest, asked)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});
