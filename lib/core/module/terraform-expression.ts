/**
 * Text of Terraform's language as a value of its JSON syntax, which evaluates what stands between `${` and `}`.
 * For text that this library wrote; what users give never passes here.
 */
export function expression(text: string): string {
  return `\${${text}}`;
}

/** The same for people: an expression alone stands as it is, `var.name`, and one inside of text in braces. */
export function readableText(text: string): string {
  const whole = /^\$\{([^{}]*)\}$/.exec(text);
  return whole?.[1] ?? text.replaceAll("${", "{");
}
