import type { Document, Node } from "yaml";
import { quoted } from "../../address/quoted";
import { yamlParser } from "./lazy-parsers";
import type { PlacedEntry, PlacedNode, ReadText, TextProblem } from "./placed-node";
import { duplicateKey, MAX_DOCUMENT_DEPTH, type SourceText, tooDeep } from "./text-refusals";
import { syntaxMessage, toldByTokens } from "./yaml-syntax";
import { readYamlTokens } from "./yaml-tokens";

/**
 * Reads YAML 1.2 with its core schema, with the place of every value. Of YAML's features only those are read that say
 * no more than JSON does: no anchors, aliases, merge keys, tags, directives or further documents.
 */
export function readYamlText(source: SourceText): ReadText {
  const { tokens, problems } = readYamlTokens(source.text);
  if (problems.some(({ code }) => code === "catalog-file-too-deep")) {
    return { problems };
  }
  const { Composer } = yamlParser();
  const composer = new Composer({
    schema: "core",
    version: "1.2",
    merge: false,
    resolveKnownTags: false,
    strict: true,
    // The parser's own search for duplicates compares each key with all others.
    uniqueKeys: false,
    logLevel: "silent",
  });
  const documents = [...composer.compose(tokens)];
  const syntax = documents
    .flatMap(({ errors }) => errors)
    .filter((error) => !toldByTokens(error))
    .map((error): TextProblem => {
      return {
        code: "catalog-file-syntax",
        offset: error.pos[0],
        steps: [],
        message: syntaxMessage(error, source.text),
      };
    });
  const contents = documents[0]?.contents;
  if (!contents || isNothing(contents)) {
    return { problems: firstOfEachPlace([...problems, ...syntax]) };
  }
  const reader = new NodeReader(source);
  const root = reader.read(contents);
  return { root, problems: firstOfEachPlace([...problems, ...syntax, ...reader.problems]) };
}

/** What is told of one place after the first problem is mostly a consequence of that. */
function firstOfEachPlace(problems: readonly TextProblem[]): readonly TextProblem[] {
  const places = new Set<number>();
  return problems.filter(({ offset }) => !places.has(offset) && places.add(offset));
}

/** Whether a document has no more than white space and comments. */
function isNothing(contents: NonNullable<Document.Parsed["contents"]>): boolean {
  return yamlParser().isScalar(contents) && contents.type === "PLAIN" && contents.source === "";
}

/** Turns the parser's nodes into placed ones. */
class NodeReader {
  public readonly problems: TextProblem[] = [];
  private readonly steps: (string | number)[] = [];

  public constructor(private readonly source: SourceText) {}

  public read(root: Node): PlacedNode {
    return this.node(root, root.range?.[0] ?? 0);
  }

  /** @param fallback the offset of a value that is not written. */
  private node(node: Node | null, fallback: number): PlacedNode {
    const { isMap, isScalar, isSeq } = yamlParser();
    const offset = node?.range?.[0] ?? fallback;
    if (isMap(node) || isSeq(node)) {
      if (this.steps.length >= MAX_DOCUMENT_DEPTH) {
        this.problems.push(tooDeep(offset, [...this.steps]));
        return { kind: "scalar", offset, value: null, source: "" };
      }
      return isMap(node) ? this.object(node.items, offset) : this.list(node.items, offset);
    }
    const value = isScalar(node) ? node.value : null;
    if (typeof value === "number" || typeof value === "boolean" || typeof value === "string") {
      const written = isScalar(node) ? (node.source ?? "") : "";
      return { kind: "scalar", offset, value, source: written };
    }
    return { kind: "scalar", offset, value: null, source: "" };
  }

  private list(nodes: readonly unknown[], offset: number): PlacedNode {
    const items = nodes.map((node, index) => {
      this.steps.push(index);
      const item = this.node(asNode(node), offset);
      this.steps.pop();
      return item;
    });
    return { kind: "list", offset, items };
  }

  private object(pairs: readonly { key: unknown; value: unknown }[], offset: number): PlacedNode {
    const entries = new Map<string, PlacedEntry>();
    for (const pair of pairs) {
      const keyNode = asNode(pair.key);
      const keyOffset = keyNode?.range?.[0] ?? offset;
      const key = this.key(keyNode, keyOffset);
      if (key !== undefined) {
        this.steps.push(key);
        const first = entries.get(key);
        const node = this.node(asNode(pair.value), keyOffset);
        if (first === undefined) {
          entries.set(key, { keyOffset, node });
        } else {
          this.problems.push(duplicateKey(this.source, key, first.keyOffset, keyOffset, [...this.steps]));
        }
        this.steps.pop();
      }
    }
    return { kind: "object", offset, entries };
  }

  /** The key, where it is text. */
  private key(node: Node | null, offset: number): string | undefined {
    const { isAlias, isScalar } = yamlParser();
    if (isScalar(node) && typeof node.value === "string") {
      return node.value === "<<" && node.type === "PLAIN" ? undefined : node.value;
    }
    if (!isAlias(node)) {
      const written = isScalar(node) ? (node.source ?? "") : undefined;
      const message =
        written === undefined
          ? "a list or an object is the key; write text as the key"
          : written === ""
            ? "there is no key before the colon; write one"
            : `the key ${quoted(written)} is not text; write it in quotes, \`"..."\``;
      this.problems.push({ code: "catalog-file-syntax", offset, steps: [...this.steps], message });
    }
    return undefined;
  }
}

function asNode(value: unknown): Node | null {
  return yamlParser().isNode(value) ? value : null;
}
