import type Ajv2020 from "ajv/dist/2020";
import type { ErrorObject, ValidateFunction } from "ajv/dist/2020";
import { remembered } from "../../remembered";
import type { PlacedDocument } from "./document-text";
import { compareProblems, type FileProblem, type FileProblemCode } from "./file-problem";
import { schemaValidator } from "./lazy-parsers";
import { pathText } from "./placed-node";
import { simplifiedErrors } from "./schema-branches";
import { noFormMessage, schemaMessage } from "./schema-messages";
import { repeatedItems } from "./unique-items";

/** At most this many problems are told of one file. The last one counts the others where there are more. */
const MOST_PROBLEMS = 100;

/** Keywords whose violation means that a value, or a member, is not of the type that others rely on. */
const OF_SHAPE: ReadonlySet<string> = new Set(["type", "required", "dependentRequired"]);

interface CompiledSchema {
  readonly validate: ValidateFunction;
  readonly validatorAt: (schemaPath: string) => ValidateFunction | undefined;
}

/**
 * What a document's schema finds in it, in the order of the places, at most 100.
 *
 * Where no problem is a `catalog-file-shape`, every value has the type that the schema asks for, and what is required
 * is there: what relies on the types can look at the document.
 *
 * @param schema a JSON Schema 2020-12 that keeps ajv's strict mode, compiled once for each object. Its descriptions
 *   say what is expected, in messages on patterns and missing keys.
 * @throws Error if the schema itself is not valid: a mistake in the library.
 */
export function schemaProblems(document: PlacedDocument, schema: object): readonly FileProblem[] {
  const { validate, validatorAt } = compiled(schema);
  if (validate(document.value)) {
    return [];
  }
  const { errors, noForms } = simplifiedErrors(validate.errors ?? [], validatorAt);
  const found = [
    ...errors.map((error) => placed(document, error, codeOf(error), () => schemaMessage(error))),
    ...noForms.map(({ error, mismatches }) =>
      placed(
        document,
        error,
        mismatches.every((each) => codeOf(each) === "catalog-file-shape")
          ? "catalog-file-shape"
          : "catalog-file-value",
        () => noFormMessage(error.data, mismatches),
      ),
    ),
  ];
  return told(document, found);
}

/** A problem whose message is made only where it is shown. */
interface Found {
  readonly problem: Omit<FileProblem, "message">;
  readonly message: () => string;
}

function told(document: PlacedDocument, found: readonly Found[]): readonly FileProblem[] {
  const inOrder = found
    .map((each) => ({ ...each, key: { ...each.problem, message: "" } }))
    .sort((a, b) => compareProblems(a.key, b.key));
  const shown = inOrder.slice(0, found.length > MOST_PROBLEMS ? MOST_PROBLEMS - 1 : MOST_PROBLEMS);
  const problems = new Map<string, FileProblem>();
  for (const { problem, message } of shown) {
    const text = message();
    problems.set(`${problem.path} ${text}`, { ...problem, message: text });
  }
  const others = inOrder.slice(shown.length);
  if (others.length === 0) {
    return [...problems.values()].sort(compareProblems);
  }
  const code = others.some(({ problem }) => problem.code === "catalog-file-shape")
    ? "catalog-file-shape"
    : "catalog-file-value";
  const message = `there are ${others.length} more problems in this file; mend these first`;
  return [...[...problems.values()].sort(compareProblems), { code, file: document.file, path: "", message }];
}

function placed(
  document: PlacedDocument,
  error: ErrorObject,
  code: FileProblemCode,
  message: () => string,
): Found {
  const steps = stepsOf(document, error);
  return {
    problem: { code, file: document.file, path: pathText(steps), position: document.positionAlong(steps) },
    message,
  };
}

/** Where the error is: for what is told of a key, the key; for a repeated item, the later one. */
function stepsOf(document: PlacedDocument, error: ErrorObject): readonly (string | number)[] {
  const below = error.params.additionalProperty ?? error.params.unevaluatedProperty ?? error.propertyName;
  const item = error.keyword === "uniqueItems" ? error.params.i : undefined;
  const steps: (string | number)[] = [];
  let value: unknown = document.value;
  for (const part of error.instancePath.split("/").slice(1)) {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    steps.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Readonly<Record<string, unknown>> | undefined)?.[key];
  }
  return [
    ...steps,
    ...(below === undefined ? [] : [String(below)]),
    ...(item === undefined ? [] : [Number(item)]),
  ];
}

function codeOf(error: ErrorObject): FileProblemCode {
  if (error.propertyName !== undefined) {
    return "catalog-file-value";
  }
  const allowed: readonly unknown[] =
    error.keyword === "enum"
      ? error.params.allowedValues
      : error.keyword === "const"
        ? [error.params.allowedValue]
        : [error.data];
  // A value of another type than all that is allowed is no better than a violated `type`.
  return OF_SHAPE.has(error.keyword) || !allowed.some((each) => jsonType(each) === jsonType(error.data))
    ? "catalog-file-shape"
    : "catalog-file-value";
}

function jsonType(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

const compiled = remembered((schema: object): CompiledSchema => {
  let parts: Ajv2020 | undefined;
  return {
    validate: withSchema(schema, true).validate,
    validatorAt: (schemaPath) => {
      // A form by itself lacks what stands around it, which strict mode takes for a mistake.
      parts ??= withSchema(schema, false).ajv;
      return parts.getSchema(`${SCHEMA_ID}${schemaPath}`);
    },
  };
});

const SCHEMA_ID = "document";

function withSchema(
  schema: object,
  strict: boolean,
): { readonly ajv: Ajv2020; readonly validate: ValidateFunction } {
  const Ajv = schemaValidator();
  const ajv = new Ajv({ strict, allErrors: true, verbose: true, ownProperties: true });
  // The validator's own comparison takes the square of the list's length, and fails on a key such as `valueOf`.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    errors: true,
    validate: uniqueItems,
  });
  const validate = ajv.addSchema(schema, SCHEMA_ID).getSchema(SCHEMA_ID);
  if (validate === undefined) {
    throw new Error("the schema was added and is not known");
  }
  return { ajv, validate };
}

const uniqueItems: {
  (unique: boolean, items: readonly unknown[]): boolean;
  errors?: Partial<ErrorObject>[];
} = (unique, items) => {
  const repeated = unique ? repeatedItems(items) : [];
  uniqueItems.errors = repeated.map(({ earlier, later }) => {
    return { keyword: "uniqueItems", params: { i: later, j: earlier } };
  });
  return repeated.length === 0;
};
