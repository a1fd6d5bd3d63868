import fc from "fast-check";
import { machineLearningService } from "../../lib/core/catalog/built-in";
import { select } from "../../lib/core/catalog/selection";
import { inCodeUnitOrder } from "./json-documents";
import {
  type Choice,
  choices,
  type Difference,
  difference,
  exists,
  FEATURES,
  featuresOn,
  PAIRS,
  PARAMETERS,
  recorded,
  revisions,
  selected,
} from "./revision-difference";

describe("two revisions", () => {
  it.each(PAIRS)(
    "%s and %s differ in what the entries between them say, in any selection of both",
    (older, newer) => {
      fc.assert(
        fc.property(choices([older, newer]), (choice) => {
          const on = featuresOn(choice, newer);
          expect([...featuresOn(choice, older)].sort()).toEqual([...on].sort());
          const begun = recorded(
            choice,
            on,
            ({ since, until }) => since > older && since <= newer && (until === undefined || until > newer),
          );
          const ended = recorded(
            choice,
            on,
            ({ since, until }) => since <= older && until !== undefined && until > older && until <= newer,
          );
          const stayed = recorded(
            choice,
            on,
            ({ since, until }) => since <= older && (until === undefined || until > newer),
          );
          expect(difference(selected(choice, older), selected(choice, newer))).toEqual(
            difference([...ended, ...stayed], [...begun, ...stayed]),
          );
          expect(selected(choice, newer)).toEqual(inCodeUnitOrder([...new Set([...begun, ...stayed])]));
        }),
        { numRuns: 40 },
      );
    },
  );

  const limited = FEATURES.filter(([, { since, until }]) => since !== undefined || until !== undefined);
  it.each(limited)("have the feature %s only from where it begins to where it ends", (id, feature) => {
    const refused = revisions.filter((revision) =>
      select(machineLearningService(), {
        cloud: "public",
        region: "eastus2",
        features: [id],
        revision,
      }).diagnostics.some(({ code }) => code === "feature-not-in-revision"),
    );
    const { since = "", until = "9" } = feature;
    expect(refused).toEqual(revisions.filter((revision) => revision < since || revision >= until));
    expect(refused.length).toBeGreaterThan(0);
  });
});

/** Everything that both revisions have, in the public cloud. */
function everything(pair: readonly [string, string]): Choice {
  return {
    cloud: "public",
    region: "eastus2",
    features: FEATURES.filter(([, feature]) => !feature.default && exists(feature, "public", pair)).map(
      ([id]) => id,
    ),
    withoutFeatures: [],
    parameters: PARAMETERS,
  };
}

const ports = (from: string, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, offset) => `${from} ${first + offset}`);

describe("with everything on in the public cloud, a revision", () => {
  it.each<[string, string, Difference]>([
    [
      "2022-09-08",
      "2023-04-14",
      {
        removed: [
          "inbound BatchNodeManagement Tcp 29876",
          "inbound BatchNodeManagement Tcp 29877",
          "outbound *.batch.azure.com Any 443",
          "outbound *.service.batch.com Any 443",
          "outbound *pytorch.org Tcp 443",
          "outbound route BatchNodeManagement.EastUS2",
        ],
        added: [
          "outbound *.data.mcr.microsoft.com Tcp 443",
          "outbound *.eastus2.batch.azure.com Any 443",
          "outbound *.eastus2.service.batch.azure.com Any 443",
          "outbound *.in.applicationinsights.azure.com Tcp 443",
          "outbound *.pytorch.org Tcp 443",
          "outbound AzureMachineLearning Udp 5831",
          "outbound dc.applicationinsights.azure.com Tcp 443",
          "outbound dc.applicationinsights.microsoft.com Tcp 443",
          "outbound dc.services.visualstudio.com Tcp 443",
          "outbound ghcr.io Tcp 443",
          "outbound mcr.microsoft.com Tcp 443",
          "outbound pkg-containers.githubusercontent.com Tcp 443",
          "outbound pytorch.org Tcp 443",
        ],
      },
    ],
    [
      "2023-04-14",
      "2025-04-03",
      {
        removed: [
          "outbound MicrosoftContainerRegistry.EastUS2 Tcp 443",
          "outbound raw.githubusercontent.com/microsoft/vscode-tools-for-ai/master/azureml_remote_websocket_server/* Tcp 443",
        ],
        added: [
          ...ports("inbound VirtualNetwork Tcp", 8704, 8710),
          "outbound MicrosoftContainerRegistry Tcp 443",
          "outbound VirtualNetwork Tcp 443",
          ...ports("outbound VirtualNetwork Tcp", 8704, 8710),
          "outbound github.com/microsoft/vscode-tools-for-ai/tree/master/azureml_remote_websocket_server/* Tcp 443",
          "outbound vscode.download.prss.microsoft.com Tcp 443",
        ],
      },
    ],
    [
      "2025-04-03",
      "2026-03-19",
      { removed: [], added: ["outbound *.tundra.eastus2.api.azureml.ms Udp 5831"] },
    ],
  ])("after %s, %s, differs so", (older, newer, expected) => {
    const choice = everything([older, newer]);
    // Which requirement has a flow is no concern of a reader of the documents.
    const flows = (revision: string): string[] =>
      selected(choice, revision).map((each) => each.slice(each.indexOf(" ") + 1));
    expect(difference(flows(older), flows(newer))).toEqual(expected);
  });
});
