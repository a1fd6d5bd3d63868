import { rule } from "../../../../lib/core/catalog/lint/hosts-of-their-cloud";
import { foundBy } from "./found-by";
import { hostEntry, requirement, urlEntry } from "./small-catalog";

const found = (host: string, clouds: readonly string[], note?: string): string[] =>
  foundBy(rule, {
    base: [
      requirement({
        hosts: [hostEntry({ hosts: [host], clouds, ...(note === undefined ? {} : { note }) })],
      }),
    ],
  });

describe("a host of a cloud", () => {
  it.each<[string, readonly string[]]>([
    ["*.blob.core.windows.net", ["public"]],
    ["*.blob.core.usgovcloudapi.net", ["usgovernment"]],
    ["{storageAccount}.blob.core.chinacloudapi.cn", ["china"]],
    ["login.chinacloudapi.cn", ["china"]],
    // Their endings are no cloud's own.
    ["mcr.microsoft.com", ["public", "usgovernment", "china"]],
    ["graph.windows.net", ["public", "usgovernment"]],
    ["notcore.windows.net", ["china"]],
  ])("%s is accepted in %j", (host, clouds) => {
    expect(found(host, clouds)).toEqual([]);
  });

  it.each<[string, string, string]>([
    [
      "*.blob.core.windows.net",
      "usgovernment",
      "ends in `core.windows.net`, as hosts of Azure public do, and the entry holds in Azure US Government; write the one of `core.usgovcloudapi.net`, or say in a note why it is right",
    ],
    [
      "login.microsoftonline.us",
      "public",
      "ends in `login.microsoftonline.us`, as hosts of Azure US Government do, and the entry holds in Azure public; write the one of `login.microsoftonline.com`, or say in a note why it is right",
    ],
    [
      "*.{region}.batch.azure.com",
      "usgovernment",
      "ends in `batch.azure.com`, as hosts of Azure public do, and the entry holds in Azure US Government; correct it, or say in a note why it is right",
    ],
  ])("%s is refused in %s", (host, cloud, message) => {
    expect(found(host, [cloud])).toEqual([
      `base.json requirements[0].hosts[0].hosts[0]: \`${host}\` ${message}`,
    ]);
  });

  it("is refused in front of a path too", () => {
    const urls = ["github.com/contoso/*", "tools.blob.core.windows.net/tools/*"];
    expect(foundBy(rule, { base: [requirement({ urls: [urlEntry({ urls, clouds: ["china"] })] })] })).toEqual(
      [
        "base.json requirements[0].urls[0].urls[1]: `tools.blob.core.windows.net` ends in `core.windows.net`, as hosts of Azure public do, and the entry holds in Azure China (21Vianet); write the one of `core.chinacloudapi.cn`, or say in a note why it is right",
      ],
    );
  });

  it("is refused for every cloud of the entry but its own", () => {
    expect(found("*.vault.azure.cn", ["public", "usgovernment", "china"])).toHaveLength(2);
  });

  it("is accepted with a note that says why", () => {
    expect(found("graph.microsoft.com", ["usgovernment"], "The document names it for all clouds.")).toEqual(
      [],
    );
  });
});
