import type { FileProblem } from "../../../../lib/core/catalog/files/file-problem";

/** A problem as one line: `2:4 value requirements[0].id: what is wrong`. */
export function problemLine({ code, path, position, message }: FileProblem): string {
  const place = position === undefined ? "file" : `${position.line}:${position.column}`;
  return `${place} ${code.replace("catalog-file-", "")} ${path}: ${message}`;
}
