import { type Content, element } from "./markup";

/** Addresses that a page may link to: `https` with a host, no user, and no characters but those of RFC 3986. */
const LINKABLE =
  /^https:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::[0-9]{1,5})?(?:[/?#][\w.~:/?#[\]@!$&'()*+,;=%-]*)?$/;

/** What a control character would hide in JSON; its escaped form is the same value. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name as code. */
export function code(text: string): Content {
  return element("code", {}, text);
}

/** A sentence whose parts in backticks are code. */
export function sentence(text: string): Content {
  return text.split(/(`[^`\n]+`)/).map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : part));
}

/** A link, or the text alone where the address is none that a page may link to. */
export function link(text: string, url: string | undefined): Content {
  return url === undefined || !LINKABLE.test(url)
    ? text
    : element("a", { href: url, rel: "noreferrer" }, text);
}

/** A value as JSON, to be copied. */
export function jsonBlock(value: unknown): Content {
  const json = JSON.stringify(value, undefined, 2).replace(UNSEEN, (character) =>
    Array.from(
      { length: character.length },
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`,
    ).join(""),
  );
  return element("pre", {}, element("code", {}, json));
}

/** `1 rule`, `2 rules`. */
export function counted(count: number, what: string): string {
  return `${grouped(count)} ${what}${count === 1 ? "" : "s"}`;
}

/** A whole number with commas between thousands, whatever the locale is. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}

/** A part of a whole in per cent, with one decimal. */
export function share(part: number, whole: number): string {
  return `${(Math.round((part / whole) * 1000) / 10).toFixed(1)} %`;
}

/** A list of terms, each with what is said of it; those of which nothing is said are left out. */
export function terms(rows: readonly (readonly [string, Content])[]): Content {
  return element(
    "dl",
    {},
    rows
      .filter(([, said]) => said !== "" && !(Array.isArray(said) && said.length === 0))
      .map(([term, said]) => element("div", {}, element("dt", {}, term), element("dd", {}, said))),
  );
}

/** Items with a comma between them. */
export function commaList(items: readonly Content[]): Content {
  return items.map((item, index) => (index === 0 ? item : [", ", item]));
}

/** A part of the page with its heading, which names it. */
export function section(id: string, title: string, ...content: readonly Content[]): Content {
  return element(
    "section",
    { "aria-labelledby": `${id}-title`, id },
    element("h2", { id: `${id}-title` }, title),
    ...content,
  );
}

/**
 * A table that can be scrolled by keyboard where it does not fit. Its parts say their roles, because a style that shows
 * rows as blocks on narrow screens takes the roles away in some browsers.
 */
export function scrolledTable(id: string, caption: string, ...content: readonly Content[]): Content {
  return element(
    "div",
    { class: "scroll", role: "region", "aria-labelledby": `${id}-caption`, tabindex: 0 },
    element("table", { id, role: "table" }, element("caption", { id: `${id}-caption` }, caption), ...content),
  );
}

/** The head of a table. */
export function tableHead(titles: readonly string[]): Content {
  return element(
    "thead",
    { role: "rowgroup" },
    element(
      "tr",
      { role: "row" },
      titles.map((title) => element("th", { role: "columnheader", scope: "col" }, title)),
    ),
  );
}
