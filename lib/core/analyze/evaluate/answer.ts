/**
 * Whether something holds, as far as the given values tell.
 *
 * `unknown` stands for everything that cannot be read off them: an unresolved Terraform expression, a value that
 * Azure would refuse, a point that Azure's documentation leaves open.
 */
export type Answer = "yes" | "no" | "unknown";

/** `yes` when the condition is true, `no` otherwise. */
export function answerOf(condition: boolean): Answer {
  return condition ? "yes" : "no";
}

/** The conjunction: one `no` settles it; of no answers at all, `yes`. */
export function every(answers: readonly Answer[]): Answer {
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/** The disjunction: one `yes` settles it; of no answers at all, `no`. */
export function some(answers: readonly Answer[]): Answer {
  if (answers.includes("yes")) return "yes";
  return answers.includes("unknown") ? "unknown" : "no";
}

/**
 * What all answers agree on, otherwise `unknown`; of no answers at all, `unknown`.
 *
 * For parts of a rule of which it is not documented whether they are joined by "and" or by "or".
 */
export function agreed(answers: readonly Answer[]): Answer {
  const [first, ...others] = answers;
  if (first === undefined) return "unknown";
  return others.every((other) => other === first) ? first : "unknown";
}
