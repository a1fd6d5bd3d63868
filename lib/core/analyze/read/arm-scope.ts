import { quoted } from "../../address/quoted";
import { type ArmExpression, isArmExpression, parseArmExpression } from "./arm-expression";
import { AZURE_NAMES } from "./attribute-names";
import { azureDialect, propertiesAt } from "./azure-dialect";
import type { Dialect } from "./dialect";
import type { FileFindings } from "./file-findings";
import { type PlacedValue, Unresolved } from "./placed-value";
import { ReferenceBudget } from "./reference-budget";

/** The values that a nested template is given for its parameters, by their names in lower case. */
export type GivenParameters = ReadonlyMap<string, PlacedValue | undefined>;

/** Several times the longest name of a resource with those that it belongs to, in UTF-16 units. */
const MAX_NAME_LENGTH = 1000;

/** What the expressions of one template can refer to. */
export class ArmScope {
  public readonly dialect: Dialect;
  private readonly parameters: ReadonlyMap<string, PlacedValue>;
  private readonly variables: ReadonlyMap<string, PlacedValue>;
  private readonly told = new Set<string>();
  private readonly budget = new ReferenceBudget();

  /** @param given the parameters of a nested template. Default: it is the outermost one, which nobody gave any. */
  public constructor(
    template: PlacedValue,
    private readonly file: number,
    private readonly findings: FileFindings,
    private readonly given: GivenParameters = new Map(),
  ) {
    this.parameters = byLowerCase(template.member("parameters"));
    this.variables = byLowerCase(template.member("variables"));
    this.dialect = {
      ...azureDialect(),
      names: AZURE_NAMES,
      advice: "an expression that is not evaluated here; check what Azure holds after the deployment",
      resolve: (place) => this.resolve(place),
      propertiesOf: (place) => propertiesAt(place, this.resolve(place.member("properties"))),
      ipGroupKey: (text) => this.ipGroupKey(text),
    };
  }

  /**
   * The parts of a resource's name, between its slashes. `format` and `concat` are followed as far as their parts are
   * literal, or literal parameters and variables; a part that is not stays the expression that stands for it.
   */
  public nameParts(name: PlacedValue): readonly string[] {
    const { value } = name;
    if (typeof value !== "string" || value === "") return [];
    if (!isArmExpression(value)) return value.split("/");
    const parsed = parseArmExpression(value);
    return parsed === undefined ? [value] : this.joined(parsed).split("/").map(restoreSlashes);
  }

  /** What tells IP groups of this template apart. */
  public ipGroupKeyOfName(name: string): string {
    return `${this.file} ${name.toLowerCase()}`;
  }

  private resolve(place: PlacedValue): PlacedValue | Unresolved {
    const { value, parent, step } = place;
    if (value === undefined && parent !== undefined) return standIn(parent, String(step)) ?? place;
    if (typeof value !== "string" || !value.startsWith("[")) return place;
    if (value.startsWith("[[")) return place.withValue(value.slice(1));
    if (!isArmExpression(value)) return place;
    const parsed = parseArmExpression(value);
    const found = parsed && this.referredTo(parsed);
    const isLiteral = found !== undefined && !found.isAbsent && this.budget.take(found.value);
    return isLiteral && !isArmExpression(found.value) ? found : new Unresolved(value);
  }

  /** What `parameters('name')` and `variables('name')` refer to, where that is written in the template. */
  private referredTo(expression: ArmExpression): PlacedValue | undefined {
    if (expression.kind !== "call") return undefined;
    const [argument, ...more] = expression.values;
    if (argument?.kind !== "text" || more.length > 0) return undefined;
    const name = argument.value.toLowerCase();
    switch (expression.name.toLowerCase()) {
      case "variables":
        return this.variables.get(name);
      case "parameters":
        return this.given.has(name) ? this.given.get(name) : this.defaultOf(name);
      default:
        return undefined;
    }
  }

  private defaultOf(name: string): PlacedValue | undefined {
    const value = this.parameters.get(name)?.member("defaultValue");
    if (value === undefined || value.isAbsent || isArmExpression(value.value)) return undefined;
    if (!this.told.has(name)) {
      this.told.add(name);
      const message = `the parameter ${quoted(name)} is taken at its default; another value can change every verdict that depends on it`;
      this.findings.add("default-value-assumed", value, message);
    }
    return value;
  }

  /**
   * The text of an expression; slashes that do not part a name are hidden. An expression whose text would be longer
   * than any name stays itself, so that one in another, again and again, cannot make it grow without bound.
   */
  private joined(expression: ArmExpression): string {
    if (expression.kind === "text") return expression.value;
    const self = hideSlashes(`[${expression.source}]`);
    if (expression.kind === "other") return self;
    const referred = this.referredTo(expression)?.value;
    if (typeof referred === "string") {
      return isArmExpression(referred) || referred.length > MAX_NAME_LENGTH ? self : referred;
    }
    const isConcat = expression.name.toLowerCase() === "concat";
    if (!isConcat && expression.name.toLowerCase() !== "format") return self;
    const [first = "", ...others] = expression.values.map((each) => this.joined(each));
    if ([first, ...others].reduce((sum, { length }) => sum + length, 0) > MAX_NAME_LENGTH) return self;
    if (isConcat) return [first, ...others].join("");
    if (expression.values[0]?.kind !== "text") return self;
    const text = first.replace(/\{(\d{1,3})\}/g, (slot, index) => others[Number(index)] ?? slot);
    return text.length > MAX_NAME_LENGTH ? self : text;
  }

  private ipGroupKey(text: string): string {
    const parsed = isArmExpression(text) ? parseArmExpression(text) : undefined;
    if (parsed?.kind !== "call" || parsed.name.toLowerCase() !== "resourceid") return text.toLowerCase();
    const [type, name, ...more] = parsed.values;
    const isIpGroup = type?.kind === "text" && type.value.toLowerCase() === "microsoft.network/ipgroups";
    if (!isIpGroup || name === undefined || more.length > 0) return text.toLowerCase();
    return this.ipGroupKeyOfName(restoreSlashes(this.joined(name)));
  }
}

/**
 * What stands for a member that is not there: one that `copy` makes, or one in another case, of which it is not
 * documented whether Azure reads it.
 *
 * Source: Azure Resource Manager, "Property iteration in ARM templates".
 */
function standIn(parent: PlacedValue, name: string): Unresolved | undefined {
  const copies = parent.member("copy").items();
  if (copies.some((each) => each.member("name").value === name)) return new Unresolved(`[copy('${name}')]`);
  const { value } = parent;
  if (typeof value !== "object" || value === null) return undefined;
  const lowerCase = name.toLowerCase();
  const other = Object.keys(value).find((key) => key.toLowerCase() === lowerCase);
  return other === undefined ? undefined : new Unresolved(`[${other}]`);
}

/** A character that no name holds stands for a slash inside of an expression. */
function hideSlashes(text: string): string {
  return text.replaceAll("/", "\u0000");
}

function restoreSlashes(text: string): string {
  return text.replaceAll("\u0000", "/");
}

function byLowerCase(place: PlacedValue): ReadonlyMap<string, PlacedValue> {
  return new Map(place.entries().map(([name, value]) => [name.toLowerCase(), value] as const));
}
