/** An element of a page. */
export interface ParsedElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (ParsedElement | string)[];
}

const VOID = new Set(["br", "input", "meta"]);

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/**
 * Parses a page in the narrow form in which this library writes them, and refuses all else: elements that do not nest,
 * attributes that are not in double quotes, `<` or `&` that begin nothing, entities beyond the five.
 */
export function parsePage(text: string): ParsedElement {
  const root: ParsedElement = { name: "#page", attributes: new Map(), children: [] };
  const open: ParsedElement[] = [root];
  const top = (): ParsedElement => open.at(-1) ?? root;
  let rest = text.replace(/^<!doctype html>\n<!--[^>]*-->\n/, "");
  while (rest !== "") {
    const [tag, closing, name = "", attributes = ""] =
      /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*| [a-zA-Z-]+="[^"<>]*"(?: [a-zA-Z-]+(?:="[^"<>]*")?)*)>/.exec(
        rest,
      ) ?? [];
    if (tag === undefined) {
      const [plain = ""] = /^[^<]+/.exec(rest) ?? [];
      if (plain === "") {
        throw new Error(`no element begins here: ${rest.slice(0, 80)}`);
      }
      top().children.push(decoded(plain));
      rest = rest.slice(plain.length);
      continue;
    }
    rest = rest.slice(tag.length);
    if (closing === "/") {
      if (open.pop()?.name !== name) {
        throw new Error(`</${name}> closes another element`);
      }
      continue;
    }
    const element: ParsedElement = { name, attributes: attributesOf(attributes), children: [] };
    top().children.push(element);
    if (name === "style" || name === "script") {
      const end = rest.indexOf("</");
      element.children.push(rest.slice(0, end));
      rest = rest.slice(end);
    }
    if (!VOID.has(name)) {
      open.push(element);
    }
  }
  if (open.length !== 1) {
    throw new Error(`<${top().name}> is not closed`);
  }
  return root;
}

/** All elements below one, in the order of the page. */
export function elementsOf(parent: ParsedElement): ParsedElement[] {
  return parent.children.flatMap((each) => (typeof each === "string" ? [] : [each, ...elementsOf(each)]));
}

/** The text of an element. */
export function textOf(parent: ParsedElement): string {
  return parent.children.map((each) => (typeof each === "string" ? each : textOf(each))).join("");
}

function attributesOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(([, name = "", value = ""]) => [
      name,
      decoded(value),
    ]),
  );
}

function decoded(text: string): string {
  return text.replace(/&([^;\s]*;?)/g, (whole, name: string) => {
    const character = ENTITIES[name.slice(0, -1)];
    if (character === undefined || !name.endsWith(";")) {
      throw new Error(`no entity: ${whole}`);
    }
    return character;
  });
}
