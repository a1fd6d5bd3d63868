import type { ErrorObject, ValidateFunction } from "ajv/dist/2020";

/** Finds the validator of a place in the schema, by the schema path of an error. */
export type ValidatorAt = (schemaPath: string) => ValidateFunction | undefined;

/** A violated `anyOf` or `oneOf` of which no form is near: every form asks for another type, or another value. */
export interface NoForm {
  /** The keyword's error, or that of the member which tells the forms apart: its place and value are told. */
  readonly error: ErrorObject;
  /** What each form says of that value. */
  readonly mismatches: readonly ErrorObject[];
}

/** What is left to tell of a validator's errors. */
export interface SimplifiedErrors {
  readonly errors: readonly ErrorObject[];
  readonly noForms: readonly NoForm[];
}

/** Keywords whose own error says no more than those below it: the failed branch or name is told already. */
const REPEATING: ReadonlySet<string> = new Set(["if", "propertyNames"]);
/** Keywords that tell apart the forms of a value. */
const TELLING_APART: ReadonlySet<string> = new Set(["type", "const", "enum", "false schema"]);

/**
 * Leaves of each `anyOf` and `oneOf` only the errors of the form that the user most likely meant: one whose own type
 * fits, then one whose distinguishing members fit, then the one with the fewest errors, then the first.
 *
 * The validator tells the errors of all forms, one form after the other, and then the error of the keyword. A `$ref`
 * hides which form an error is of, so each form is validated once more by itself, and its errors are counted.
 */
export function simplifiedErrors(errors: readonly ErrorObject[], validatorAt: ValidatorAt): SimplifiedErrors {
  const kept: ErrorObject[] = [];
  const noForms: NoForm[] = [];
  let end = errors.length;
  while (end > 0) {
    end -= 1;
    const error = errors[end];
    const counts = error && countsOf(error, validatorAt);
    if (error !== undefined && counts !== undefined) {
      const total = counts.reduce((sum, count) => sum + count, 0);
      const chosen = chosenForm(
        error,
        formsOf(errors.slice(Math.max(0, end - total), end), counts),
        validatorAt,
      );
      kept.push(...chosen.errors);
      noForms.push(...chosen.noForms);
      end = Math.max(0, end - total);
    } else if (error !== undefined && !REPEATING.has(error.keyword)) {
      kept.push(error);
    }
  }
  return { errors: kept, noForms };
}

/** How many errors each form of a violated `anyOf` or `oneOf` has; nothing for other keywords. */
function countsOf(error: ErrorObject, validatorAt: ValidatorAt): readonly number[] | undefined {
  if ((error.keyword !== "anyOf" && error.keyword !== "oneOf") || !Array.isArray(error.schema)) {
    return undefined;
  }
  let passed = 0;
  return error.schema.map((form: unknown, index): number => {
    // After two forms that fit, the validator looks at no further one.
    if (passed === 2 || form === true) {
      return 0;
    }
    if (form === false) {
      return 1;
    }
    const validate = validatorAt(`${error.schemaPath}/${index}`);
    if (validate === undefined || validate(error.data)) {
      passed += 1;
      return 0;
    }
    return validate.errors?.length ?? 0;
  });
}

function formsOf(
  errors: readonly ErrorObject[],
  counts: readonly number[],
): readonly (readonly ErrorObject[])[] {
  let start = 0;
  return counts.map((count) => {
    start += count;
    return errors.slice(start - count, start);
  });
}

function chosenForm(
  error: ErrorObject,
  forms: readonly (readonly ErrorObject[])[],
  validatorAt: ValidatorAt,
): SimplifiedErrors {
  if (Array.isArray(error.params.passingSchemas)) {
    return { errors: [error], noForms: [] };
  }
  const ownMismatch = (each: ErrorObject) =>
    each.instancePath === error.instancePath && TELLING_APART.has(each.keyword);
  const possible = forms.filter((form) => !form.some(ownMismatch));
  if (possible.length === 0) {
    return { errors: [], noForms: [{ error, mismatches: forms.flat().filter(ownMismatch) }] };
  }
  const memberMismatch = (each: ErrorObject) =>
    (each.keyword === "const" || each.keyword === "enum") &&
    each.instancePath.startsWith(`${error.instancePath}/`) &&
    !each.instancePath.slice(error.instancePath.length + 1).includes("/");
  const apart = possible.map((form) => form.find(memberMismatch));
  const member = apart[0]?.instancePath;
  if (apart[0] !== undefined && apart.length > 1 && apart.every((each) => each?.instancePath === member)) {
    const mismatches = possible.flat().filter((each) => memberMismatch(each) && each.instancePath === member);
    return { errors: [], noForms: [{ error: apart[0], mismatches }] };
  }
  const ranked = possible
    .map((form, index) => ({ form, index, apart: apart[index] === undefined ? 0 : 1 }))
    .sort((a, b) => a.apart - b.apart || a.form.length - b.form.length || a.index - b.index);
  return simplifiedErrors(ranked[0]?.form ?? [], validatorAt);
}
