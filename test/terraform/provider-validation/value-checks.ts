import { isExpression, isGiven, type Located } from "../terraform-json";

/** Judges one literal value; returns one sentence for each problem, which begins with `path`. */
export type ValueCheck = (value: unknown, path: string) => string[];

/**
 * Runs the check of each named attribute that is given. An expression is known to Terraform only, so it is not judged;
 * a value of another type than the check's is the schema's business, so it passes here.
 */
export function attributeProblems(block: Located, checks: Readonly<Record<string, ValueCheck>>): string[] {
  return Object.entries(checks).flatMap(([name, check]) =>
    literalProblems(check, block.body[name], `${block.path}.${name}`),
  );
}

function literalProblems(check: ValueCheck, value: unknown, path: string): string[] {
  return isGiven(value) && !isExpression(value) ? check(value, path) : [];
}

/** Each element of the array passes `check`; `bounds` limit the number of elements. */
export function elements(check: ValueCheck, bounds: { min?: number; max?: number } = {}): ValueCheck {
  const { min = 0, max = Number.POSITIVE_INFINITY } = bounds;
  return (value, path) => {
    if (!Array.isArray(value)) return [];
    const problems = value.flatMap((entry: unknown, index) =>
      literalProblems(check, entry, `${path}[${index}]`),
    );
    if (value.length < min)
      problems.push(`${path}: at least ${min} element(s) required, found ${value.length}`);
    if (value.length > max)
      problems.push(`${path}: at most ${max} element(s) allowed, found ${value.length}`);
    return problems;
  };
}

/** The string satisfies `accepts`; `expected` completes the sentence "expected …". */
export function text(accepts: (value: string) => boolean, expected: string): ValueCheck {
  return (value, path) =>
    typeof value !== "string" || accepts(value) ? [] : [`${path}: expected ${expected}, found "${value}"`];
}

/** Exactly one of these strings, in this case. */
export function oneOf(...allowed: readonly string[]): ValueCheck {
  return text((value) => allowed.includes(value), `one of ${allowed.join(", ")}`);
}

export function integerBetween(min: number, max: number): ValueCheck {
  return (value, path) =>
    typeof value !== "number" || (Number.isInteger(value) && value >= min && value <= max)
      ? []
      : [`${path}: expected an integer from ${min} to ${max}, found ${value}`];
}

export const notEmpty: ValueCheck = text((value) => value !== "", "a text that is not empty");

/** The provider counts the description of a security rule in bytes of UTF-8, not in characters. */
export function atMostBytes(max: number): ValueCheck {
  return text((value) => Buffer.byteLength(value) <= max, `at most ${max} bytes`);
}

/**
 * The names that Azure Resource Manager accepts for network resources, stricter than the provider in places: the
 * provider lets a security rule's name hold anything but `/ \ ? %`, and a route's name end with a hyphen.
 */
export function azureName(minLength: 1 | 2): ValueCheck {
  return text(
    (value) => value.length >= minLength && /^[A-Za-z0-9]([A-Za-z0-9_.-]{0,78}[A-Za-z0-9_])?$/.test(value),
    `a name of ${minLength} to 80 letters, digits, "_", "." and "-", which starts with a letter or digit and ends with a letter, digit or "_"`,
  );
}

/** The id of a resource, in the case in which the provider parses it: `types` are `Microsoft.Network`'s. */
export function networkResourceId(...types: readonly string[]): ValueCheck {
  const tail = types.map((type) => `/${type}/[^/]+`).join("");
  const pattern = new RegExp(
    `^/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Network${tail}$`,
  );
  return text((value) => pattern.test(value), `the id of a Microsoft.Network/${types.join("/")}`);
}
