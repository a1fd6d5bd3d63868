import { hasErrors } from "../../../lib/core/diagnostics/diagnostic";
import type { ExportForm } from "../../../lib/core/export/selection-export";
import { exported, messagesOf, serviceTagsOf, soundExport, TAGS } from "./exports";

const serviceTags = serviceTagsOf(TAGS);
const WITH_ACCOUNT = { parameters: { storageAccount: "mlstore" } };

function formsOf(input: Parameters<typeof soundExport>[0], others: Parameters<typeof soundExport>[1] = {}) {
  return new Map(soundExport(input, others).requirements.map(({ id, form }) => [id, form]));
}

describe("the form of a need", () => {
  it.each<[string, string, ExportForm, Parameters<typeof formsOf>]>([
    ["hosts, by preference", "resource-manager", "hosts", [{}, { serviceTags }]],
    ["hosts, without a file", "resource-manager", "hosts", [{}]],
    ["addresses, by preference", "resource-manager", "addresses", [{}, { serviceTags, prefer: "addresses" }]],
    ["hosts, without a tag", "microsoft-graph", "hosts", [{}, { serviceTags, prefer: "addresses" }]],
    ["hosts, without a file that was preferred", "resource-manager", "hosts", [{}, { prefer: "addresses" }]],
    ["addresses, without the parameter of its hosts", "default-storage", "addresses", [{}, { serviceTags }]],
    ["hosts, with that parameter", "default-storage", "hosts", [WITH_ACCOUNT, { serviceTags }]],
    ["the tag, without parameter and file", "default-storage", "service-tags", [{}]],
    ["the virtual network, for private endpoints", "private-endpoints", "virtual-network", [{}]],
    ["a route, for the return path", "public-ip-return", "route", [{ features: ["public-ip-compute"] }]],
    [
      "none, without tag and parameter",
      "kubernetes-registry",
      "none",
      [{ features: ["kubernetes-training"] }],
    ],
  ])("is %s", (_what, id, form, given) => {
    expect(formsOf(...given).get(id)).toBe(form);
  });

  it("is told with its reason and its documents", () => {
    const { requirements } = soundExport({}, { serviceTags, prefer: "addresses" });
    const page = "https://learn.microsoft.com/azure/machine-learning/how-to-access-azureml-behind-firewall";
    expect(requirements.filter(({ id }) => ["entra-id", "microsoft-graph"].includes(id))).toEqual([
      {
        id: "entra-id",
        purpose: "Authentication with Microsoft Entra ID.",
        form: "addresses",
        why: "by the addresses of AzureActiveDirectory",
        sources: [`${page}#basic-configuration`],
      },
      {
        id: "microsoft-graph",
        purpose: "Microsoft Graph, called by the integrated notebooks.",
        form: "hosts",
        why: "by host name: the documents name no service tag for it",
        sources: [`${page}#microsoft-hosts`],
      },
    ]);
  });

  it("concerns no need from outside or between the subnets", () => {
    const { requirements } = soundExport({ features: ["public-ip-compute", "kubernetes-inference"] });
    const ids = requirements.map(({ id }) => id);
    expect(ids).toContain("public-ip-return");
    expect(ids).not.toContain("public-ip-control");
    expect(ids).not.toContain("kubernetes-dns");
  });
});

describe("a need that no list can have", () => {
  it("is told where it has a service tag without addresses, and stands in the export by its tag", () => {
    const outcome = exported();
    expect(messagesOf(outcome, "need-not-listable")).toEqual([
      "`default-storage` (The workspace's default storage account: notebooks, scripts, data and logs.) cannot be written as a list: its hosts need the parameter `storageAccount`, and the addresses of Storage.EastUS2 are not known; give the file of service tags, or the parameter",
    ]);
    expect(outcome.value?.entries.filter(({ kind }) => kind === "service-tag")).toEqual([
      {
        protocol: "Tcp",
        ports: [{ first: 443, last: 443 }],
        kind: "service-tag",
        destination: "Storage.EastUS2",
        requirements: ["default-storage"],
        serviceTags: ["Storage.EastUS2"],
        addedAddresses: 0n,
      },
    ]);
  });

  it("is told where its parameter is missing, and is an error in a strict selection", () => {
    const features = ["kubernetes-training"];
    const lenient = exported({ features });
    expect(messagesOf(lenient, "missing-parameter")).toContainEqual(
      expect.stringContaining(
        "is left out, because its hosts need the parameter `containerRegistry`; give it",
      ),
    );
    expect(hasErrors(lenient.diagnostics)).toBe(false);
    expect(exported({ features, strict: true }).value).toBeUndefined();
  });

  it("is told where its host is known to Terraform alone", () => {
    const outcome = exported({ parameters: { storageAccount: { deferred: "$" + "{TfToken[TOKEN.1]}" } } });
    expect(messagesOf(outcome, "need-not-listable")).toContainEqual(
      expect.stringContaining("its hosts hold a value that Terraform knows only later"),
    );
    expect(outcome.value?.metadata.parameters).toEqual({});
    expect(outcome.value?.entries.some(({ destination }) => destination.includes("$"))).toBe(false);
  });

  it("is told where it stays within the virtual network", () => {
    expect(messagesOf(exported(), "need-within-virtual-network")).toEqual([
      "`private-endpoints` (Private endpoints in the virtual network and its peers.) has no entry, because it stays within the virtual network: VirtualNetwork",
    ]);
  });
});

describe("a choice against the preference", () => {
  it("is told with what is in the way", () => {
    expect(messagesOf(exported({}, { serviceTags }), "form-not-preferred")).toEqual([
      "`default-storage` is exported by the addresses of Storage.EastUS2: its hosts need the parameter `storageAccount`",
    ]);
    expect(messagesOf(exported({}, { prefer: "addresses" }), "form-not-preferred")).toContainEqual(
      "`entra-id` is exported by host name: without a file of service tags no addresses are known",
    );
  });

  it("of hosts on ports that carry no name is told as well, by the names that are meant", () => {
    expect(messagesOf(exported(WITH_ACCOUNT), "name-without-request")).toContain(
      "`default-storage` is exported by host name, and connections to `mlstore.file.core.windows.net` on Tcp 445 carry none; the firewall has to know the addresses from the DNS",
    );
    expect(messagesOf(exported({}, { serviceTags, prefer: "addresses" }), "name-without-request")).toEqual(
      [],
    );
  });
});

describe("a warning", () => {
  it("that is acknowledged carries the reason", () => {
    const acknowledgements = [{ code: "need-not-listable", reason: "The account comes later." }];
    expect(
      exported({ acknowledgements }).diagnostics.find(({ code }) => code === "need-not-listable")
        ?.acknowledged,
    ).toBe("The account comes later.");
  });
});

describe("metadata", () => {
  it("record what an export was made from", () => {
    const given = { ...WITH_ACCOUNT, features: ["rstudio"], revision: "2026-03-19" };
    expect(soundExport(given, { serviceTags, prefer: "addresses" }).metadata).toEqual({
      tool: "cdktf-azure-network-catalog",
      toolVersion: "1.2.3",
      service: "azure-machine-learning",
      cloud: "public",
      region: "eastus2",
      revision: "2026-03-19",
      features: ["azure-monitor", "rstudio", "workspace-private-endpoint"],
      parameters: { storageAccount: "mlstore" },
      prefer: "addresses",
      serviceTags: { cloud: "Public", changeNumber: 375, source: "weekly-download" },
      budget: null,
    });
    expect(soundExport(given).metadata.serviceTags).toBeNull();
  });
});
