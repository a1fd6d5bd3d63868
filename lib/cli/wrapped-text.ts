/**
 * A text in lines of at most a width: broken at blanks, which go, and where a word is longer than a line, behind its
 * hyphens, or anywhere.
 *
 * @param width in characters, at least 1
 */
export function wrappedText(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length <= width) {
      line = `${line} ${word}`;
      continue;
    }
    if (line !== "") {
      lines.push(line);
    }
    line = word;
    while (line.length > width) {
      const hyphen = line.lastIndexOf("-", width - 1);
      const end = hyphen > 0 ? hyphen + 1 : width;
      lines.push(line.slice(0, end));
      line = line.slice(end);
    }
  }
  return [...lines, line];
}
