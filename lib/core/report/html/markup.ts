/** Characters that nobody would see, or that a program would act upon; a line break may stand. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Elements without content. */
const VOID: ReadonlySet<string> = new Set(["br", "input", "meta"]);

/** Markup that `element` made; nothing else makes any, and a text is never markup. */
class MadeMarkup {
  readonly #html: string;

  public constructor(html: string) {
    this.#html = html;
  }

  /** The markup as text of a page. */
  public get html(): string {
    return this.#html;
  }
}

export type Markup = MadeMarkup;

/** What stands in an element: texts, which are escaped, and elements. */
export type Content = string | number | Markup | readonly Content[];

/** Attributes by name; the names are always written in the code. `true` has no value, `undefined` is left out. */
export type Attributes = Readonly<Record<string, string | number | true | undefined>>;

/** A text in which what nobody would see is written as `\u{1b}`; a line break may stand. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/**
 * A text as text of a page, or as the value of an attribute in quotes: nothing of it is markup, and what nobody would
 * see is written as `\u{1b}`.
 */
export function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}

/** An element. Its name is always written in the code. */
export function element(name: string, attributes: Attributes = {}, ...content: readonly Content[]): Markup {
  const start = `<${name}${Object.entries(attributes).map(attributeText).join("")}>`;
  return new MadeMarkup(VOID.has(name) ? start : `${start}${content.map(htmlOf).join("")}</${name}>`);
}

/**
 * An element whose text is no text of a page: a style or a script.
 *
 * @param text a constant of this library
 */
export function rawElement(name: "style" | "script", text: string): Markup {
  return new MadeMarkup(`<${name}>${text}</${name}>`);
}

function attributeText([name, value]: readonly [string, string | number | true | undefined]): string {
  if (value === undefined) {
    return "";
  }
  return value === true ? ` ${name}` : ` ${name}="${escaped(String(value))}"`;
}

function htmlOf(content: Content): string {
  if (content instanceof MadeMarkup) {
    return content.html;
  }
  return Array.isArray(content) ? content.map(htmlOf).join("") : escaped(String(content));
}
