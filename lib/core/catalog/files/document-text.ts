import { quoted } from "../../address/quoted";
import { compareProblems, type FileProblem, type FileProblemCode } from "./file-problem";
import { readJsonText } from "./json-text";
import {
  type JsonValue,
  offsetAlong,
  offsetOfPath,
  type PlacedNode,
  pathText,
  plainValue,
  type ReadText,
  type TextProblem,
} from "./placed-node";
import { type Position, positionsIn } from "./text-positions";
import { MAX_DOCUMENT_DEPTH, type SourceText } from "./text-refusals";
import { readYamlText } from "./yaml-text";

/** At most this many bytes of UTF-8 are read: many times the size of the built-in catalog. */
export const MAX_DOCUMENT_BYTES = 1024 * 1024;
export { MAX_DOCUMENT_DEPTH };

/** A file tells at most this many problems with its text; then it tells how many more there are. */
const MOST_PROBLEMS = 20;

/** The value of a catalog file, with the places of all that it holds. */
export interface PlacedDocument {
  /** The file, as its reader named it. */
  readonly file: string;
  /** An object, at most 32 deep, of texts, finite numbers, booleans and nulls. Its keys are its own, even `__proto__`. */
  readonly value: { readonly [key: string]: JsonValue };
  /**
   * Where a path stands: `requirements[0].hosts[1].ports[2]`, `features.my-feature`, or nothing for the document. A
   * key's place is that of the key, an item's that of its value. Of an unknown path the longest known part is answered.
   */
  readonly positionOf: (path: string) => Position;
  /** The same as `positionOf`, for the path's keys and indices one by one. */
  readonly positionAlong: (steps: readonly (string | number)[]) => Position;
}

/** What became of a text: the document, or what is wrong with it. */
export interface ReadDocument {
  /** Only where there are no problems. */
  readonly document?: PlacedDocument;
  /** In the order of their places; at most 20, and one that counts the others. */
  readonly problems: readonly FileProblem[];
}

/**
 * Reads a catalog file.
 *
 * @param text the file's content; a byte order mark at its beginning is read over.
 * @param file its name or path. Its extension tells the format: `.json` is strict JSON, `.yaml` and `.yml` are
 *   YAML 1.2 with its core schema, without anchors, aliases, merge keys, tags, directives and further documents.
 */
export function readDocumentText(text: string, file: string): ReadDocument {
  const read = readerOf(file);
  if (read === undefined) {
    return refusedFile(
      file,
      "catalog-file-syntax",
      `${quoted(file)} is neither JSON nor YAML by its name; name it \`.json\`, \`.yaml\` or \`.yml\``,
    );
  }
  const bytes = utf8Length(text);
  if (bytes > MAX_DOCUMENT_BYTES) {
    return refusedFile(
      file,
      "catalog-file-too-large",
      `the file has ${bytes} bytes; at most ${MAX_DOCUMENT_BYTES} are read; check that it is a catalog file, and remove what it does not need`,
    );
  }
  const withoutMark = text.startsWith("\ufeff") ? text.slice(1) : text;
  const source = { text: withoutMark, positionOf: positionsIn(withoutMark) };
  const unreadable = unreadableCharacter(source.text);
  if (unreadable !== undefined) {
    return { problems: told([unreadable], source, file) };
  }
  const { root, problems } = read(source);
  const all = [...problems, ...(root === undefined ? [] : refusedValues(root))];
  if (root !== undefined && all.length === 0 && root.kind === "object") {
    return { document: placedDocument(root, source, file), problems: [] };
  }
  return { problems: told(all.length > 0 ? all : [refusedTop(root)], source, file) };
}

function readerOf(file: string): ((source: SourceText) => ReadText) | undefined {
  const extension = /\.[^./\\]*$/.exec(file)?.[0].toLowerCase();
  if (extension === ".json") {
    return readJsonText;
  }
  return extension === ".yaml" || extension === ".yml" ? readYamlText : undefined;
}

function placedDocument(root: PlacedNode, source: SourceText, file: string): PlacedDocument {
  return {
    file,
    value: plainValue(root) as PlacedDocument["value"],
    positionOf: (path) => source.positionOf(offsetOfPath(root, path)),
    positionAlong: (steps) => source.positionOf(offsetAlong(root, steps)),
  };
}

/** What a document is where it is no object. */
function refusedTop(root: PlacedNode | undefined): TextProblem {
  const found =
    root === undefined
      ? "the file is empty"
      : root.kind === "list"
        ? "the file holds a list"
        : "the file holds one value";
  return {
    code: "catalog-file-shape",
    offset: root?.offset ?? 0,
    steps: [],
    message: `${found}; write an object, which is keys with their values`,
  };
}

/** Values that can be written and not be used, wherever they stand. */
function refusedValues(root: PlacedNode): readonly TextProblem[] {
  const problems: TextProblem[] = [];
  const refuse = (offset: number, steps: readonly (string | number)[], message: string): void => {
    problems.push({ code: "catalog-file-syntax", offset, steps, message });
  };
  const look = (node: PlacedNode, steps: readonly (string | number)[]): void => {
    if (node.kind === "list") {
      node.items.forEach((item, index) => {
        look(item, [...steps, index]);
      });
    } else if (node.kind === "object") {
      for (const [key, entry] of node.entries) {
        const inKey = unreadable(key);
        if (inKey !== undefined) {
          refuse(entry.keyOffset, [...steps, key], `the key ${quoted(key)} holds ${inKey}; remove it`);
        }
        look(entry.node, [...steps, key]);
      }
    } else if (typeof node.value === "number" && !Number.isFinite(node.value)) {
      refuse(
        node.offset,
        steps,
        `the number ${quoted(node.source)} is not finite, or too large; write a smaller one, or text in quotes`,
      );
    } else if (typeof node.value === "string") {
      const inText = unreadable(node.value);
      if (inText !== undefined) {
        refuse(node.offset, steps, `the text ${quoted(node.value)} holds ${inText}; remove it`);
      }
    }
  };
  look(root, []);
  return problems;
}

function unreadable(text: string): string | undefined {
  return text.includes("\0")
    ? "a NUL character"
    : /\p{Cs}/u.test(text)
      ? "half of a surrogate pair"
      : undefined;
}

/** The first character of a file that no text has. */
function unreadableCharacter(text: string): TextProblem | undefined {
  const offset = /[\0\p{Cs}]/u.exec(text)?.index;
  if (offset === undefined) {
    return undefined;
  }
  const what = text[offset] === "\0" ? "a NUL character" : "half of a surrogate pair";
  const message = `${what} stands in the file, which is not text then; save the file as UTF-8`;
  return { code: "catalog-file-syntax", offset, steps: [], message };
}

/** The problems in order, each place and message once, and not more than can be read. */
function told(problems: readonly TextProblem[], source: SourceText, file: string): readonly FileProblem[] {
  const once = new Map<string, TextProblem>();
  for (const problem of problems) {
    const key = `${problem.offset} ${problem.message}`;
    if (!once.has(key)) {
      once.set(key, problem);
    }
  }
  const inOrder = [...once.values()].sort((a, b) => a.offset - b.offset);
  const shown = inOrder.slice(0, MOST_PROBLEMS).map(({ code, offset, steps, message }): FileProblem => {
    return { code, file, path: pathText(steps), position: source.positionOf(offset), message };
  });
  const others = inOrder.length - shown.length;
  return others === 0
    ? shown.sort(compareProblems)
    : [
        ...shown.sort(compareProblems),
        ...refusedFile(
          file,
          "catalog-file-syntax",
          `there ${others === 1 ? "is 1 more problem" : `are ${others} more problems`} with the text; mend these ${MOST_PROBLEMS} first`,
        ).problems,
      ];
}

function refusedFile(file: string, code: FileProblemCode, message: string): ReadDocument {
  return { problems: [{ code, file, path: "", message }] };
}

/** How many bytes the text has in UTF-8. Half of a surrogate pair counts as the three of its replacement. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes += 1;
    } else if (unit < 0x800) {
      bytes += 2;
    } else if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      at += 1;
    } else {
      bytes += 3;
    }
  }
  return bytes;
}
