import type { CST } from "yaml";
import { quoted } from "../../address/quoted";
import { yamlParser } from "./lazy-parsers";
import type { TextProblem } from "./placed-node";
import { MAX_DOCUMENT_DEPTH, tooDeep } from "./text-refusals";

/** The tokens of a text, and what they hold that is not read. */
export interface YamlTokens {
  readonly tokens: readonly CST.Token[];
  readonly problems: readonly TextProblem[];
}

/**
 * Splits YAML into tokens. It stops where objects and lists are nested too deep, before anything that recurses looks at
 * them, and tells what YAML has and a catalog file may not have.
 */
export function readYamlTokens(text: string): YamlTokens {
  const { Lexer, Parser } = yamlParser();
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
    }
    const deepest = parser.stack.length > MAX_DOCUMENT_DEPTH ? tooDeepIn(parser.stack) : undefined;
    if (deepest !== undefined) {
      return { tokens: [], problems: [tooDeep(deepest.offset, [])] };
    }
  }
  tokens.push(...parser.end());
  const documents = tokens.filter(({ type }) => type === "document");
  const second = documents[1];
  const further =
    second &&
    refused(
      second.offset,
      "a further document begins here; one file holds one document, so remove it, or write it to its own file",
    );
  return { tokens, problems: [...tokens.flatMap(refusedIn), ...(further ? [further] : [])] };
}

/** The first object or list that is nested too deep. */
function tooDeepIn(stack: readonly CST.Token[]): CST.Token | undefined {
  return stack.filter(
    ({ type }) => type === "block-map" || type === "block-seq" || type === "flow-collection",
  )[MAX_DOCUMENT_DEPTH];
}

/** What is refused of a token and of all inside of it. Their depth is limited. */
function refusedIn(token: CST.Token): readonly TextProblem[] {
  switch (token.type) {
    case "directive":
      return [refused(token.offset, `the directive ${quoted(token.source)} is not read; remove the line`)];
    case "document":
      return [...token.start.flatMap(refusedIn), ...(token.value ? refusedIn(token.value) : [])];
    case "flow-collection":
      return [...refusedBracket(token), ...refusedItems(token.items)];
    case "block-map":
    case "block-seq":
      return refusedItems(token.items);
    case "single-quoted-scalar":
    case "double-quoted-scalar":
      return isClosed(token)
        ? []
        : [refused(token.offset, "the text has no closing quote; write it where the text ends")];
    case "block-scalar":
      return token.props.flatMap(refusedIn);
    case "anchor":
      return [
        refused(
          token.offset,
          `the anchor ${quoted(token.source)} is not read; remove it, and write the value wherever it is needed`,
        ),
      ];
    case "alias":
      return [
        refused(token.offset, `the alias ${quoted(token.source)} is not read; write the value itself here`),
      ];
    case "tag":
      return [
        refused(
          token.offset,
          `the tag ${quoted(token.source)} is not read; remove it, and write text in quotes`,
        ),
      ];
    default:
      return [];
  }
}

function refusedItems(items: readonly CST.CollectionItem[]): readonly TextProblem[] {
  return items.flatMap((item) => [
    ...item.start.flatMap(refusedIn),
    ...(item.key ? refusedKey(item.key) : []),
    ...(item.sep ?? []).flatMap(refusedIn),
    ...(item.value ? refusedIn(item.value) : []),
  ]);
}

/** A bracket without its end, told where it begins: the parser tells it where it gave up. */
function refusedBracket({ start, end }: CST.FlowCollection): readonly TextProblem[] {
  const close = start.type === "flow-map-start" ? "flow-map-end" : "flow-seq-end";
  if (end[0]?.type === close) {
    return [];
  }
  const open = quoted(start.source);
  const needed = close === "flow-map-end" ? "`}`" : "`]`";
  const message = `${open} has no ${needed}; write ${needed} where it ends, and indent all lines between`;
  return [refused(start.offset, message)];
}

/** Whether a text ends with its quote. The parser takes an escaped quote at the end of the file for it. */
function isClosed({ source }: CST.FlowScalar): boolean {
  const quote = source.slice(0, 1);
  if (source.length < 2 || !source.endsWith(quote)) {
    return false;
  }
  const inside = source.slice(1, -1);
  return quote === "'" ? !inside.replaceAll("''", "").includes("'") : trailingBackslashes(inside) % 2 === 0;
}

function trailingBackslashes(text: string): number {
  let count = 0;
  while (text[text.length - 1 - count] === "\\") {
    count += 1;
  }
  return count;
}

function refusedKey(key: CST.Token): readonly TextProblem[] {
  return key.type === "scalar" && key.source === "<<"
    ? [refused(key.offset, "the merge key `<<` is not read; write the keys themselves here")]
    : refusedIn(key);
}

function refused(offset: number, message: string): TextProblem {
  return { code: "catalog-file-syntax", offset, steps: [], message };
}
