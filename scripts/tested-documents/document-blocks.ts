/** A block of a Markdown document between two fences, with the comment right above it. */
export interface DocumentBlock {
  /** The line of the first fence, from 1. */
  readonly line: number;
  /** What the comment above says, as in `<!-- file: main.ts -->`; empty where there is none. */
  readonly note: string;
  /** The language after the first fence; empty where there is none. */
  readonly language: string;
  /** The text between the fences, with its last line break. */
  readonly text: string;
  /** Where the text begins in the document. */
  readonly offset: number;
}

const BLOCK = /^(?:<!-- (.+?) -->\n)?```(\w*)\n([\s\S]*?)^```$/gm;

/** The blocks of a document, in their order. Fences stand at the beginning of a line. */
export function documentBlocks(document: string): DocumentBlock[] {
  return [...document.matchAll(BLOCK)].map(
    ({ index, 0: whole, 1: note = "", 2: language = "", 3: text = "" }) => {
      const offset = index + whole.length - "```".length - text.length;
      return { line: document.slice(0, offset).split("\n").length - 1, note, language, text, offset };
    },
  );
}

/** A document with other texts in some of its blocks. */
export function withTexts(document: string, texts: ReadonlyMap<DocumentBlock, string>): string {
  return [...texts]
    .sort(([a], [b]) => b.offset - a.offset)
    .reduce(
      (all, [{ offset, text }, changed]) =>
        `${all.slice(0, offset)}${changed}${all.slice(offset + text.length)}`,
      document,
    );
}
