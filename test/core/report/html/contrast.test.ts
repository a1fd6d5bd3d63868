import { STYLE } from "../../../../lib/core/report/html/style";

/** The custom properties of a scheme, as the style writes them. */
function scheme(block: RegExp): ReadonlyMap<string, string> {
  const [, properties = ""] = block.exec(STYLE) ?? [];
  return new Map(
    [...properties.matchAll(/--([a-z-]+):(#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

const SCHEMES: Readonly<Record<string, ReadonlyMap<string, string>>> = {
  light: scheme(/^:root\{([^}]*)\}/m),
  dark: scheme(/prefers-color-scheme:dark\)\{:root\{([^}]*)\}/),
};

/** The contrast ratio of WCAG 2: 1 to 21. */
function contrast(a: string, b: string): number {
  const [brighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Text on what it can stand on. */
const TEXTS: readonly (readonly [string, string])[] = [
  ...["text", "quiet", "link"].flatMap((text) => ["page", "panel"].map((back) => [text, back] as const)),
  ...["good", "broad", "bad", "open"].map((name) => [name, `${name}-back`] as const),
];

/** Edges of fields, buttons, boxes and arrows of the picture, and the focus, on what they can stand on. */
const SHAPES: readonly (readonly [string, string])[] = ["edge", "link", "good", "broad", "bad"].flatMap(
  (shape) => ["page", "panel"].map((back) => [shape, back] as const),
);

describe.each(Object.entries(SCHEMES))("the %s colours", (_, colours) => {
  const hex = (name: string): string => colours.get(name) ?? `no colour ${name}`;

  it.each(TEXTS)("let text in %s be read on %s (WCAG AA, 4.5:1)", (text, back) => {
    expect(contrast(hex(text), hex(back))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)("let shapes in %s be seen on %s (WCAG AA, 3:1)", (shape, back) => {
    expect(contrast(hex(shape), hex(back))).toBeGreaterThanOrEqual(3);
  });
});

describe("the style", () => {
  it("has both schemes with the same colours, and no colour beside them", () => {
    const [light, dark] = [SCHEMES.light, SCHEMES.dark].map((each) => [...(each?.keys() ?? [])]);
    expect(light?.length).toBeGreaterThan(10);
    expect(dark).toEqual(light);
    const rules = STYLE.replace(/:root\{[^}]*\}/g, "");
    expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b(?=[;}])|rgb|hsl|:(?:white|black|red|gr[ae]y)\b/);
  });

  it("has text in no colours but those whose contrast is reckoned, each on its back", () => {
    const used = [...STYLE.matchAll(/[{;](?:color|fill):var\(--([a-z-]+)\)/g)].map(([, name = ""]) => name);
    const reckoned = [...TEXTS.map(([text]) => text), "page", "panel", "edge"];
    expect(used.length).toBeGreaterThan(8);
    expect(used.filter((name) => !reckoned.includes(name))).toEqual([]);
    for (const [, rule = ""] of STYLE.matchAll(/\{([^{}]*background:var\(--[a-z]+-back\)[^{}]*)\}/g)) {
      const [text, back] = [
        /color:var\(--([a-z]+)\)/.exec(rule)?.[1],
        /background:var\(--([a-z-]+)\)/.exec(rule)?.[1],
      ];
      expect(TEXTS).toContainEqual([text, back]);
    }
  });

  it("asks the network for nothing, and does not end its element", () => {
    expect(STYLE).not.toMatch(/url\(|@import|<\//);
  });
});

it("reckons the contrast as WCAG does", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
