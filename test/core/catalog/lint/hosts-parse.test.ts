import { rule } from "../../../../lib/core/catalog/lint/hosts-parse";
import { foundBy } from "./found-by";
import { hostEntry, requirement } from "./small-catalog";

const found = (host: string): string[] =>
  foundBy(rule, { base: [requirement({ hosts: [hostEntry({ hosts: ["www.contoso.com", host] })] })] });

describe("a host", () => {
  it.each([
    "ml.azure.com",
    "*.azureml.ms",
    "*pytorch.org",
    "{region}.tundra.azureml.ms",
    "*.tundra.{region}.api.azureml.ms",
    "{storageAccount}.blob.core.windows.net",
    "{storageAccount}.{region}.contoso.com",
    "a{region}b.contoso.com",
  ])("%s is accepted", (host) => {
    expect(found(host)).toEqual([]);
  });

  it.each([
    [
      "<storage>.blob.core.windows.net",
      "`<storage>.blob.core.windows.net` has a placeholder as documents write it; write one of `{storageAccount}`, `{region}`",
    ],
    [
      "\\*.vault.azure.net",
      "`\\*.vault.azure.net` has a backslash, with which Markdown escapes; write `*.vault.azure.net`",
    ],
    [
      "{Region}.tundra.azureml.ms",
      "`{Region}.tundra.azureml.ms` has the placeholder `Region`, which is no parameter of the service; did you mean `region`?",
    ],
    [
      "{registry}.azurecr.io",
      "`{registry}.azurecr.io` has the placeholder `registry`, which is no parameter of the service; known: `storageAccount`, `region`",
    ],
    [
      "{}.azurecr.io",
      "`{}.azurecr.io` has the placeholder ``, which is no parameter of the service; known: `storageAccount`, `region`",
    ],
    [
      "{region.contoso.com",
      "`{region.contoso.com` contains `{`; write letters, digits, `-`, `_` and dots only",
    ],
    [
      "{region}-.contoso.com",
      "`{region}-.contoso.com` does not become a host: `australiasoutheast-.contoso.com` has the label `australiasoutheast-`; write labels that neither start nor end with `-`",
    ],
    [
      "www.*.contoso.com",
      "`www.*.contoso.com` has `*` inside the name; write `*` only once and at the very left, as in `*.contoso.com`",
    ],
    [
      "https://github.com",
      "`https://github.com` has the scheme `https://`; write the host alone, `github.com`",
    ],
    [
      "WWW.contoso.com",
      "`WWW.contoso.com` has upper-case letters; write it in lower case, except for the names in braces",
    ],
    ["contoso", "`contoso` is a single label; write the fully qualified name, as in `www.contoso.com`"],
  ])("%s is refused", (host, message) => {
    expect(found(host)).toEqual([`base.json requirements[0].hosts[0].hosts[1]: ${message}`]);
  });
});

describe("a parameter", () => {
  it("is refused when its name has no rule, by the kind that is near", () => {
    const storageAccount = { description: "A storage account.", name: "storage-acount" };
    expect(foundBy(rule, { service: { parameters: { storageAccount } } })).toEqual([
      "service.json parameters.storageAccount.name: `storage-acount` is no rule of names.json; did you mean `storage-account`?",
    ]);
  });

  it("is refused when it is called `region`", () => {
    const region = { description: "A region.", name: "storage-account" };
    expect(foundBy(rule, { service: { parameters: { region } } })).toEqual([
      "service.json parameters.region: `region` stands for the selected region; give the parameter another name",
    ]);
  });
});
