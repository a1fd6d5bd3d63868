import fc from "fast-check";
import type { PlannedNetwork } from "../../../../lib/core/compile/plan-network";
import { hasErrors } from "../../../../lib/core/diagnostics/diagnostic";
import { planned, securityRule } from "./changed-input";
import { TEXT_PLACES, type TextPlace } from "./text-places";

const hostile = fc.constantFrom(
  "${",
  "%{",
  "}",
  "$",
  "%",
  "{",
  "\n",
  "\u0000",
  "\u202e",
  "\ud800",
  "*",
  "/",
  " ",
  "１",
  "",
);

/** Anything at all, and what is right there with something hostile put somewhere inside. */
function textsFor(right: string): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.string({ unit: fc.constantFrom(..."0aA.:/-*_$%{} ") }),
    fc.tuple(hostile, fc.nat(right.length)).map(([bad, at]) => right.slice(0, at) + bad + right.slice(at)),
    fc
      .tuple(fc.constantFrom("${", "%{"), fc.string({ unit: "grapheme" }))
      .map(([opening, rest]) => `${opening}${rest}}`),
  );
}

/** A plan as one text; `bigint` has no JSON of its own. */
function writtenPlan({ plan }: PlannedNetwork): string {
  return JSON.stringify(plan ?? null, (_, each) => (typeof each === "bigint" ? `${each}` : each));
}

/** What a terminal acts upon, or nobody sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const named = TEXT_PLACES.map((place): [string, TextPlace] => [
  `${place.subject}, instead of \`${place.right}\``,
  place,
]);

describe("arbitrary text", () => {
  it.each(named)(
    "at %s, never throws and never brings a template into a plan",
    (_name, { change, right }) => {
      fc.assert(
        fc.property(textsFor(right), (text) => {
          const network = planned(change(text));
          expect(network.plan === undefined).toBe(hasErrors(network.diagnostics));
          expect(writtenPlan(network)).not.toMatch(/[$%]\{/);
        }),
        { numRuns: 40 },
      );
    },
  );

  it.each(named)(
    "at %s, is shown in one line of visible characters, and cut where it is long",
    (_name, { change, right }) => {
      for (const unseen of ["\u0000", "\n", "\u001b", "\u202e", "\u200b", "\u2028", "\ud800"]) {
        for (const text of [unseen, `${right}${unseen}`]) {
          const shown = planned(change(text)).diagnostics.flatMap(({ subject, message }) => [
            subject,
            message,
          ]);
          expect(shown.filter((each) => UNSEEN.test(each))).toEqual([]);
        }
      }
      const lengths = planned(change("x".repeat(10_000))).diagnostics.map(({ message }) => message.length);
      expect(lengths.filter((length) => length > 2000)).toEqual([]);
    },
  );

  it("as the name of a parameter is told, and never throws", () => {
    fc.assert(
      fc.property(textsFor("storageAccount"), (name) => {
        const { plan, diagnostics } = planned({ selection: { parameters: { [name]: "mlstore" } } });
        const codes = diagnostics.map(({ code }) => code);
        expect(plan !== undefined || codes.includes("unknown-parameter")).toBe(true);
        expect(plan !== undefined).toBe(name === "storageAccount");
      }),
    );
  });

  it("in several places at once never brings a template into a plan", () => {
    const places = fc.uniqueArray(fc.constantFrom(...TEXT_PLACES), {
      minLength: 2,
      maxLength: 4,
      selector: ({ subject }) => subject.split(/[.[]/)[0],
    });
    const changes = places.chain((chosen) =>
      fc.tuple(
        ...chosen.map(({ change, right }) => fc.oneof(fc.constant(right), textsFor(right)).map(change)),
      ),
    );
    fc.assert(
      fc.property(changes, (chosen) => {
        const network = planned(Object.assign({}, ...chosen));
        expect(network.plan === undefined).toBe(hasErrors(network.diagnostics));
        expect(writtenPlan(network)).not.toMatch(/[$%]\{/);
      }),
    );
  });

  it("as a reason never reaches a plan", () => {
    fc.assert(
      fc.property(textsFor("It is not used"), (reason) => {
        const acknowledgements = [{ code: "host-only-requirement", reason }];
        expect(writtenPlan(planned({ selection: { acknowledgements } }))).not.toMatch(/[$%]\{/);
      }),
    );
  });
});

describe("an arbitrary number", () => {
  it("as a priority never throws, and is planned only within the user's band", () => {
    fc.assert(
      fc.property(fc.oneof(fc.double(), fc.integer(), fc.integer({ min: 90, max: 1010 })), (priority) => {
        const { plan } = planned({ securityRules: [securityRule({ priority })] });
        expect(plan !== undefined).toBe(Number.isInteger(priority) && priority >= 100 && priority <= 999);
      }),
    );
  });
});
