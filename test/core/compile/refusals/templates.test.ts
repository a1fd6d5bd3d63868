import { errorsOf } from "./changed-input";
import { TEXT_PLACES } from "./text-places";

const cases = ["${", "%{"].flatMap((opening) => TEXT_PLACES.map((place) => ({ ...place, opening })));

describe("what Terraform would evaluate", () => {
  it.each(cases)(
    "`$opening` at $subject, instead of `$right`, is refused",
    ({ subject, change, right, code, opening }) => {
      expect(errorsOf(change(right))).toEqual([]);
      const [found, ...others] = errorsOf(change(`${opening}${right}}`));
      expect(others).toEqual([]);
      expect(found).toMatchObject({ code, severity: "error", subject });
      if (code === "template-in-value") {
        expect(found?.message).toBe(
          `\`${opening}${right}}\` contains \`${opening}\`, which Terraform would evaluate; write the plain value`,
        );
      }
    },
  );

  const values = TEXT_PLACES.filter(({ code }) => code === "template-in-value");

  it.each(values)(
    "the escape of a template at $subject, instead of `$right`, is refused too",
    ({ subject, change, right, code }) => {
      expect(errorsOf(change(`${right}$\${x}`))).toEqual([
        {
          code,
          severity: "error",
          subject,
          message: `\`${right}$\${x}\` contains \`\${\`, which Terraform would evaluate; write the plain value`,
        },
      ]);
    },
  );

  it.each(values)(
    "a line break at $subject, instead of `$right`, is refused",
    ({ subject, change, right, code }) => {
      expect(errorsOf(change(`${right}\n`))).toEqual([
        {
          code,
          severity: "error",
          subject,
          message: `\`${right}\\u{a}\` contains the control character \`\\u{a}\` (U+000A); write one line of visible characters`,
        },
      ]);
    },
  );

  it("half of a surrogate pair is refused", () => {
    for (const { subject, change, right, code } of values) {
      expect(errorsOf(change(`${right}\ud800`))).toEqual([
        {
          code,
          severity: "error",
          subject,
          message: `\`${right}\\u{d800}\` contains \`\\u{d800}\` (U+D800), half of a surrogate pair; write whole characters`,
        },
      ]);
    }
  });

  it.each(["$5 a month", "100 %", "{braces}", "$ {x}", "} $"])(
    "the description `%s` can be planned",
    (text) => {
      for (const { subject, change } of values.filter((place) => place.subject.endsWith(".description"))) {
        expect([subject, errorsOf(change(text))]).toEqual([subject, []]);
      }
    },
  );
});
