import { NetworkCatalog } from "cdktf-azure-network-catalog";

/** An extension with one requirement of one's own, and what differs of it. */
function extension(changed: { readonly purpose?: string; readonly url?: string }): NetworkCatalog {
  const { purpose = "Mine is mine.", url = "https://example.com/mine" } = changed;
  return NetworkCatalog.fromObject({
    extends: "azure-machine-learning",
    service: {
      documents: { decisions: { title: "Decisions", url, revisions: ["2026-03-19"] } },
      sections: { mine: { document: "decisions", heading: "Mine" } },
    },
    requirements: [
      {
        requirements: [
          {
            id: "mine",
            slot: 1000,
            purpose,
            direction: "outbound",
            hosts: [
              {
                hosts: ["mine.example.com"],
                protocol: "Tcp",
                ports: ["443"],
                since: "2026-03-19",
                sources: ["mine"],
              },
            ],
          },
        ],
      },
    ],
  });
}

/** The paths of what is wrong. */
const wrongIn = (changed: { readonly purpose?: string; readonly url?: string }): (string | undefined)[] =>
  extension(changed)
    ._diagnostics.filter(({ severity }) => severity === "error")
    .map(({ location }) => location?.path);

describe("a catalog of one's own", () => {
  it.each(["\u0001", "\u001b[31m", "\u0085", "\u2028", "\u2029"])(
    "is refused with the control character %j in a sentence, which a terminal would act upon",
    (character) => {
      expect(wrongIn({ purpose: `Mine${character} is.` })).toEqual([
        "requirements[0].requirements[0].purpose",
      ]);
    },
  );

  it.each(["\u0001", "\u007f", "\u200b", " "])("is refused with %j in an address", (character) => {
    expect(wrongIn({ url: `https://example.com/${character}mine` })).toEqual([
      "service.documents.decisions.url",
    ]);
  });

  it("is not refused for letters beyond ASCII in a sentence", () => {
    expect(wrongIn({ purpose: "Größe und 名前." })).toEqual([]);
  });
});
