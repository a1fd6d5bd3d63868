/** A comment in a Markdown document that says what the block of text below it shows. */
const BLOCK = /(<!-- [^>]* -->\n)```text\n[\s\S]*?```/;

/** A document whose first shown output is replaced. */
export function withOutput(document: string, output: string): string {
  if (!BLOCK.test(document)) {
    throw new Error("the document shows no output: it lacks a comment followed by a block of text");
  }
  return document.replace(BLOCK, (_, comment: string) => `${comment}\`\`\`text\n${output.trimEnd()}\n\`\`\``);
}
