import { publishedTags } from "../../../lib/core/service-tag-files/published-tags";
import { fileOf, fixture, PUBLIC } from "./read-fixture";

const FILE = fileOf(fixture(PUBLIC));

describe("the tags that are asked of a file", () => {
  it("come in the order in which they are asked for, each once", () => {
    const { value } = publishedTags(
      FILE,
      ["BatchNodeManagement.WestUS2", "AzureMachineLearning", "BatchNodeManagement.WestUS2"],
      "tags",
    );
    expect(value?.map(({ name }) => name)).toEqual(["BatchNodeManagement.WestUS2", "AzureMachineLearning"]);
  });

  it.each([
    [
      "AzureMachineLearning.WestEurop",
      "the file of Public, change number 375, has no tag `AzureMachineLearning.WestEurop`; did you mean `AzureMachineLearning.WestEurope` or `AzureMachineLearning.NorthEurope` or `AzureMachineLearning`?",
    ],
    [
      "azuremachinelearning",
      "the file of Public, change number 375, has no tag `azuremachinelearning`; did you mean `AzureMachineLearning`?",
    ],
    [
      "constructor",
      "the file of Public, change number 375, has no tag `constructor`; known: `AzureArcInfrastructure.WestEurope`, `AzureCloud.chilec`, `AzureFrontDoor.FirstParty`, `AzureMachineLearning`, `AzureMachineLearning.NorthEurope`, `AzureMachineLearning.WestEurope`, `BatchNodeManagement.WestUS2`",
    ],
  ])("are refused where the file has no %s", (name, message) => {
    expect(publishedTags(FILE, ["AzureMachineLearning", name], "routes.tags")).toEqual({
      diagnostics: [{ code: "service-tag-not-in-file", severity: "error", subject: "routes.tags", message }],
    });
  });
});
