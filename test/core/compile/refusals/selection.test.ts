import { MACHINE_LEARNING_DOCUMENTS } from "../../../../lib/core/catalog/built-in";
import { errorsOf, planned, type Refusal } from "./changed-input";

const REVISIONS = MACHINE_LEARNING_DOCUMENTS.service.revisions.map((date) => `\`${date}\``).join(", ");

describe("the cloud and region of a selection", () => {
  it.each<Refusal>([
    [
      "an unknown cloud",
      { selection: { cloud: "germany" } },
      "unknown-cloud",
      "selection.cloud",
      "unknown cloud `germany`; known: `public`, `usgovernment`, `china`",
    ],
    [
      "a misspelt cloud",
      { selection: { cloud: "usgoverment", region: "usgovvirginia" } },
      "unknown-cloud",
      "selection.cloud",
      "unknown cloud `usgoverment`; did you mean `usgovernment`?",
    ],
    [
      "a cloud in another case",
      { selection: { cloud: "Public" } },
      "unknown-cloud",
      "selection.cloud",
      "unknown cloud `Public`; did you mean `public`?",
    ],
    [
      "an empty cloud",
      { selection: { cloud: "" } },
      "unknown-cloud",
      "selection.cloud",
      "unknown cloud ``; known: `public`, `usgovernment`, `china`",
    ],
    [
      "a misspelt region",
      { selection: { region: "eastus22" } },
      "unknown-region",
      "selection.region",
      "unknown region `eastus22`; did you mean `eastus2` or `eastus` or `eastus3`?",
    ],
    [
      "a region by its display name",
      { selection: { region: "East US 2" } },
      "unknown-region",
      "selection.region",
      "unknown region `East US 2`; did you mean `eastus2` or `eastus` or `eastus3`?",
    ],
    [
      "a region that resembles none of a large cloud",
      { selection: { region: "atlantis-underwater" } },
      "unknown-region",
      "selection.region",
      "unknown region `atlantis-underwater`",
    ],
    [
      "a region that resembles none of a small cloud",
      { selection: { cloud: "china", region: "shanghai-underwater" } },
      "unknown-region",
      "selection.region",
      "unknown region `shanghai-underwater`; known: `chinaeast`, `chinaeast2`, `chinaeast3`, `chinanorth`, `chinanorth2`, `chinanorth3`",
    ],
    [
      "an empty region",
      { selection: { region: "" } },
      "unknown-region",
      "selection.region",
      "unknown region ``",
    ],
    [
      "a region of another cloud",
      { selection: { region: "usgovvirginia" } },
      "region-of-another-cloud",
      "selection.region",
      "region `usgovvirginia` belongs to the cloud `usgovernment`, not to `public`; change one of the two",
    ],
    [
      "a region of the public cloud in China",
      { selection: { cloud: "china", region: "eastasia" } },
      "region-of-another-cloud",
      "selection.region",
      "region `eastasia` belongs to the cloud `public`, not to `china`; change one of the two",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it("beside an unknown cloud, a region that no cloud has is told too, with the nearest of all clouds", () => {
    expect(
      errorsOf({ selection: { cloud: "germany", region: "usgovvirgina" } }).map(({ message }) => message),
    ).toEqual([
      "unknown cloud `germany`; known: `public`, `usgovernment`, `china`",
      "unknown region `usgovvirgina`; did you mean `usgovvirginia`?",
    ]);
  });

  it("a region where the documents do not name the service is a warning", () => {
    expect(planned({ selection: { cloud: "usgovernment", region: "usgovtexas" } })).toMatchObject({
      plan: {},
      diagnostics: expect.arrayContaining([
        {
          code: "service-not-in-region",
          severity: "warning",
          subject: "selection.region",
          message:
            "Azure Machine Learning is documented in `usgovarizona`, `usgovvirginia` of Azure US Government, not in `usgovtexas`; check that it is offered there",
        },
      ]),
    });
  });

  it("that warning can be acknowledged", () => {
    const { diagnostics } = planned({
      selection: {
        cloud: "usgovernment",
        region: "usgovtexas",
        acknowledgements: [{ code: "service-not-in-region", reason: "It is in private preview there" }],
      },
    });
    expect(diagnostics.map(({ code }) => code)).not.toContain("unused-acknowledgement");
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: "service-not-in-region",
        acknowledged: "It is in private preview there",
      }),
    );
  });
});

describe("the revision of a selection", () => {
  // Dates resemble each other whatever they mean, so all are listed, as the table of codes says.
  it.each<Refusal>([
    [
      "an unknown revision",
      { selection: { revision: "2020-01-01" } },
      "unknown-revision",
      "selection.revision",
      `unknown revision \`2020-01-01\` of Azure Machine Learning; known: ${REVISIONS}`,
    ],
    [
      "a revision that nearly exists",
      { selection: { revision: "2025-04-30" } },
      "unknown-revision",
      "selection.revision",
      `unknown revision \`2025-04-30\` of Azure Machine Learning; known: ${REVISIONS}`,
    ],
    [
      "an empty revision",
      { selection: { revision: "" } },
      "unknown-revision",
      "selection.revision",
      `unknown revision \`\` of Azure Machine Learning; known: ${REVISIONS}`,
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });
});
