import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type { SelectionInput } from "../../../lib/core/catalog/selection";
import type { ExportInput } from "../../../lib/core/export/export-selection";
import { compareServiceTagsFor, tagsOf } from "../../../lib/core/export/service-tag-difference";
import {
  isUnchanged,
  serviceTagDifferenceJson,
  serviceTagDifferenceText,
} from "../../../lib/core/export/service-tag-difference-text";
import { messagesOf, selectionOf, serviceTagsOf, TAGS } from "./exports";

const BEFORE = {
  ...TAGS,
  "AzureMachineLearning.EastUS2": ["20.36.1.0/25"],
  "AzureMachineLearning.CentralUS": ["13.66.87.128/28"],
  Other: ["9.0.0.0/8"],
};

function compared(
  after: Readonly<Record<string, readonly string[]>>,
  input: Partial<SelectionInput> = {},
  others: Partial<ExportInput> = { prefer: "addresses" },
) {
  return compareServiceTagsFor(
    {
      selection: selectionOf({ features: ["public-ip-compute"], ...input }),
      documents: MACHINE_LEARNING_DOCUMENTS.service,
      toolVersion: "1.2.3",
      ...others,
      serviceTags: serviceTagsOf(BEFORE),
    },
    serviceTagsOf(after, { changeNumber: 376 }),
  );
}

describe("two files of service tags", () => {
  it("are compared in the tags of the selection, of every direction and of its routes", () => {
    expect(tagsOf(selectionOf({ features: ["public-ip-compute"] }))).toEqual([
      "AzureActiveDirectory",
      "AzureFrontDoor.FirstParty",
      "AzureFrontDoor.Frontend",
      "AzureMachineLearning",
      "AzureMachineLearning.CentralUS",
      "AzureMachineLearning.EastUS2",
      "AzureMonitor",
      "AzureResourceManager",
      "BatchNodeManagement.EastUS2",
      "MicrosoftContainerRegistry",
      "Storage.EastUS2",
    ]);
  });

  it.each<[string, Readonly<Record<string, readonly string[]>>]>([
    ["where they are the same", BEFORE],
    ["where only other tags differ", { ...BEFORE, Other: ["8.0.0.0/8"], Another: ["7.0.0.0/8"] }],
  ])("have changed nothing %s", (_what, after) => {
    const { value } = compared(after);
    expect(value && isUnchanged(value)).toBe(true);
    expect(value && serviceTagDifferenceText(value)).toBe(
      "public, eastus2, documents of 2026-03-19: change number 375 -> 376\n0 of the 11 service tags that the selection uses differ.\n",
    );
  });

  it("are told by tags, routes and lists", () => {
    const { value } = compared({
      ...BEFORE,
      AzureMachineLearning: [...BEFORE.AzureMachineLearning, "20.90.0.0/28"],
      "AzureMachineLearning.CentralUS": ["20.90.0.0/28"],
      AzureMonitor: ["13.69.51.0/25", "13.69.51.128/25", "20.36.0.0/24"],
    });
    expect(
      value && serviceTagDifferenceText(value),
    ).toBe(`public, eastus2, documents of 2026-03-19: change number 375 -> 376
3 of the 11 service tags that the selection uses differ.

AzureMachineLearning: changed, 16 addresses added, 0 removed
  + 20.90.0.0/28

AzureMachineLearning.CentralUS: changed, 16 addresses added, 16 removed
  + 20.90.0.0/28
  - 13.66.87.128/28

AzureMonitor: other prefixes for the same addresses
  + 13.69.51.0/25
  + 13.69.51.128/25
  - 13.69.51.0/24

Routes of prefixes:
  routes (AzureMachineLearning.CentralUS, AzureMachineLearning.EastUS2): 2 -> 2 prefixes, 1 added, 1 removed
    + 20.90.0.0/28
    - 13.66.87.128/28

Lists of addresses:
  addresses-tcp-443.txt (AzureFrontDoor.FirstParty, AzureFrontDoor.Frontend, AzureMachineLearning, AzureMonitor, AzureResourceManager, BatchNodeManagement.EastUS2, MicrosoftContainerRegistry, Storage.EastUS2): 9 -> 10 prefixes, 1 added, 0 removed
    + 20.90.0.0/28
  addresses-tcp-8787_18881.txt (AzureMachineLearning): 2 -> 3 prefixes, 1 added, 0 removed
    + 20.90.0.0/28
  addresses-udp-5831.txt (AzureMachineLearning): 2 -> 3 prefixes, 1 added, 0 removed
    + 20.90.0.0/28
`);
    expect(value && serviceTagDifferenceJson(value)).toMatchObject({
      selection: { cloud: "public", region: "eastus2", revision: "2026-03-19", toolVersion: "1.2.3" },
      changeNumbers: [375, 376],
      tags: [
        { name: "AzureMachineLearning", added: { prefixes: ["20.90.0.0/28"], addresses: "16" } },
        { name: "AzureMachineLearning.CentralUS", removed: { addresses: "16" } },
        { name: "AzureMonitor", kind: "rewritten" },
      ],
    });
  });

  it("touch no list of addresses that the selection exports by hosts", () => {
    const { value } = compared(
      { ...BEFORE, AzureMonitor: ["20.0.0.0/24"] },
      { parameters: { storageAccount: "mlstore" } },
      { prefer: "hosts" },
    );
    expect(value?.tags.map(({ name }) => name)).toEqual(["AzureMonitor"]);
    expect([value?.routes, value?.lists]).toEqual([[], []]);
  });

  it("touch no routes where neither has the tags whose prefixes these have, which is told", () => {
    const {
      "AzureMachineLearning.EastUS2": _one,
      "AzureMachineLearning.CentralUS": _other,
      ...before
    } = BEFORE;
    const { value, diagnostics } = compareServiceTagsFor(
      {
        selection: selectionOf({ features: ["public-ip-compute"] }),
        documents: MACHINE_LEARNING_DOCUMENTS.service,
        toolVersion: "1.2.3",
        serviceTags: serviceTagsOf(before),
      },
      serviceTagsOf({ ...before, AzureMachineLearning: ["20.36.1.0/24"] }),
    );
    expect(value?.tags.map(({ name }) => name)).toEqual(["AzureMachineLearning"]);
    expect(value?.routes).toEqual([]);
    expect(messagesOf({ diagnostics }, "service-tag-not-compared")).toEqual([
      "neither file has the tag `AzureMachineLearning.CentralUS`, which the selection uses",
      "neither file has the tag `AzureMachineLearning.EastUS2`, which the selection uses",
    ]);
    expect(messagesOf({ diagnostics }, "service-tag-not-in-file")).toEqual([]);
  });

  it("of which one lacks a tag that is routed have no routes, and say why", () => {
    const { "AzureMachineLearning.EastUS2": _gone, ...after } = BEFORE;
    const outcome = compared(after);
    expect(outcome.value?.routes).toEqual([]);
    expect(messagesOf(outcome, "service-tag-not-in-file")).toEqual([
      expect.stringMatching(
        /^the file of Public, change number 376, has no tag `AzureMachineLearning\.EastUS2`/,
      ),
    ]);
  });

  it("of which neither has a tag are compared in the others, and tell that", () => {
    const { "Storage.EastUS2": _gone, ...others } = BEFORE;
    const { value, diagnostics } = compareServiceTagsFor(
      {
        selection: selectionOf({ parameters: { storageAccount: "mlstore" } }),
        documents: MACHINE_LEARNING_DOCUMENTS.service,
        toolVersion: "1.2.3",
        serviceTags: serviceTagsOf(others),
      },
      serviceTagsOf(others),
    );
    expect(value && isUnchanged(value)).toBe(true);
    expect(messagesOf({ diagnostics }, "service-tag-not-compared")).toEqual([
      "neither file has the tag `Storage.EastUS2`, which the selection uses",
    ]);
  });

  it("of which one lacks a tag have no lists, and say why", () => {
    const { "Storage.EastUS2": _gone, ...after } = BEFORE;
    const outcome = compared(after);
    expect(outcome.value?.tags).toMatchObject([{ name: "Storage.EastUS2", kind: "disappeared" }]);
    expect(outcome.value?.lists).toEqual([]);
    expect(messagesOf(outcome, "service-tag-not-in-file")).toHaveLength(2);
  });
});
