/** A member of a document: a value as it is, or a list with one line for each of its items. */
export type JsonMember =
  | { readonly key: string; readonly value: unknown }
  | { readonly key: string; readonly lines: readonly unknown[] };

/** A JSON object whose long lists have a line for each item, so that differences show what they are about. */
export function jsonLines(members: readonly JsonMember[]): string {
  return `{\n${members.map((member) => `  ${memberText(member)}`).join(",\n")}\n}\n`;
}

function memberText(member: JsonMember): string {
  const key = JSON.stringify(member.key);
  if ("value" in member) {
    return `${key}: ${JSON.stringify(member.value, undefined, 2).replaceAll("\n", "\n  ")}`;
  }
  const lines = member.lines.map((each) => `    ${JSON.stringify(each)}`);
  return lines.length === 0 ? `${key}: []` : `${key}: [\n${lines.join(",\n")}\n  ]`;
}
