/** `29876-29877` as its two ports, because documents write `29876-29877` and `29876, 29877`. */
export function eachPort(text: string): string[] {
  const [first = 0, last = first] = text.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, offset) => String(first + offset));
}
