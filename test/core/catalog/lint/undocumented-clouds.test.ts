import { rule } from "../../../../lib/core/catalog/lint/undocumented-clouds";
import { foundBy } from "./found-by";
import { type Difference, hostEntry, requirement, routed, routeEntry } from "./small-catalog";

const elsewhere = hostEntry({ clouds: ["public"] });
const inPublic = requirement({ tags: [], hosts: [elsewhere] });
const ofPublic = routed({ routes: [routeEntry({ clouds: ["public"] })], undocumentedIn: ["china"] });
const features = (clouds: readonly string[]): Difference["service"] => ({
  features: { extra: { default: false, description: "Something more.", clouds } },
});

describe("a cloud without a documented form is accepted", () => {
  it.each<[string, Difference]>([
    ["where another has one", { base: [{ ...inPublic, undocumentedIn: ["usgovernment", "china"] }] }],
    ["where the feature exists", { extra: [ofPublic], service: features(["public", "china"]) }],
    [
      "where the feature is unknown, which another rule tells",
      { extra: [ofPublic], service: { features: {} } },
    ],
    ["where it is no cloud, which another rule tells", { base: [{ ...inPublic, undocumentedIn: ["moon"] }] }],
  ])("%s", (_, difference) => {
    expect(foundBy(rule, difference)).toEqual([]);
  });
});

describe("a cloud without a documented form is refused", () => {
  const at = "base.json requirements[0].undocumentedIn";
  it.each<[string, Difference, string]>([
    [
      "where an entry holds",
      {
        base: [
          requirement({
            tags: [],
            hosts: [elsewhere, hostEntry({ clouds: ["china"] })],
            undocumentedIn: ["china"],
          }),
        ],
      },
      `${at}[0]: requirements[0].hosts[1] holds in \`china\`; limit its \`clouds\`, or remove \`china\` here`,
    ],
    [
      "where an entry holds in all clouds",
      { base: [requirement({ undocumentedIn: ["china"] })] },
      `${at}[0]: requirements[0].tags[0] holds in \`china\`; limit its \`clouds\`, or remove \`china\` here`,
    ],
    [
      "where the feature does not exist",
      { extra: [ofPublic], service: features(["public"]) },
      "extra.json requirements[0].undocumentedIn[0]: `china` has none of the features `extra` that bring `way-back`; remove it",
    ],
    [
      "where no cloud has a form",
      { base: [requirement({ tags: [], hosts: [], undocumentedIn: ["china"] })] },
      `${at}[0]: no cloud has an entry of \`monitoring\`; give one where it is documented, or remove \`china\``,
    ],
    [
      "that is named twice",
      { base: [{ ...inPublic, undocumentedIn: ["china", "china"] }] },
      `${at}[1]: \`china\` is named twice; remove one`,
    ],
  ])("%s", (_, difference, finding) => {
    expect(foundBy(rule, difference)).toEqual([finding]);
  });
});
