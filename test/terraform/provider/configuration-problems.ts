import { providerProblems } from "../provider-validation";
import { type ObjectValue, Unknown, type Value } from "./value";

/**
 * What the provider's own validation refuses in one resource's configuration, before anything is planned. What is
 * unknown until the apply is not judged; Azure judges it then.
 *
 * @returns one sentence for each problem, which begins with the path of the attribute
 */
export function configurationProblems(typeName: string, config: ObjectValue): string[] {
  const prefix = `resource.${typeName}.this`;
  return providerProblems({ resource: { [typeName]: { this: asJson(config) } } }).map((problem) =>
    problem.replace(`${prefix}.`, ""),
  );
}

function asJson(value: Value): unknown {
  // An expression, which the validation passes over.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is Terraform's template.
  if (value instanceof Unknown) return "${unknown}";
  if (Array.isArray(value)) return value.map((each: Value) => asJson(each));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, asJson(each)]));
}
