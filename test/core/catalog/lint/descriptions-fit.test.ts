import { rule } from "../../../../lib/core/catalog/lint/descriptions-fit";
import { foundBy } from "./found-by";
import { requirement } from "./small-catalog";

/** "Small Service YYYY-MM-DD: " has 26 characters. */
const LONGEST_ID = "a".repeat(140 - 26);

const withPurpose = (purpose: string): string[] => foundBy(rule, { base: [requirement({ purpose })] });

describe("a requirement's id", () => {
  it("is accepted when it fills a rule's description", () => {
    expect(foundBy(rule, { base: [requirement({ id: LONGEST_ID })] })).toEqual([]);
  });

  it("is refused when it is one character too long", () => {
    const id = `${LONGEST_ID}a`;
    const [finding, ...others] = foundBy(rule, { base: [requirement({ id })] });
    expect(finding).toContain(
      "makes a description of 141 characters (`Small Service YYYY-MM-DD: ...`), and Azure takes 140; shorten it by 1",
    );
    expect(finding).toContain("base.json requirements[0].id: ");
    expect(others).toEqual([]);
  });
});

describe("a purpose", () => {
  it.each(["Logs and metrics.", "RStudio (8787) and the language server (18881).", `${"A".repeat(139)}.`])(
    "%s is accepted",
    (purpose) => {
      expect(withPurpose(purpose)).toEqual([]);
    },
  );

  const remedy =
    "is not one sentence; begin with a capital, end with the only full stop, and leave the rest to `notes`";
  it.each([
    ["Logs and metrics", [`\`Logs and metrics\` ${remedy}`]],
    ["logs and metrics.", [`\`logs and metrics.\` ${remedy}`]],
    ["", [`\`\` ${remedy}`]],
    ["Logs. Metrics too.", [`\`Logs. Metrics too.\` ${remedy}`]],
    ["Logs; metrics too.", [`\`Logs; metrics too.\` ${remedy}`]],
    ["Logs\nand metrics.", [`\`Logs\\u{a}and metrics.\` ${remedy}`]],
    [`${"A".repeat(140)}.`, ["the purpose has 141 characters; write at most 140"]],
  ])("%j is refused", (purpose, messages) => {
    expect(withPurpose(purpose)).toEqual(
      messages.map((message) => `base.json requirements[0].purpose: ${message}`),
    );
  });
});

it("a service's name that Terraform would evaluate is refused", () => {
  expect(foundBy(rule, { service: { displayName: "Small %{if}" } })).toEqual([
    "service.json displayName: `Small %{if}` contains `%{`, which Terraform would evaluate; write the plain value",
  ]);
});
