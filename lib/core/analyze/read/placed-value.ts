import type { Steps } from "../../catalog/files/placed-node";

/** An expression, or anything else of which a file does not tell the value. */
export class Unresolved {
  /** @param text what stands for the value: nothing that the evaluator can read. */
  public constructor(public readonly text: string) {}
}

/** What runs beside the values of a plan, in the same shape. */
interface PlanLayers {
  /** `after_unknown`: `true` where the value is known only after the plan is applied. */
  readonly unknown?: unknown;
  /** `configuration…expressions`: what the values were computed from. */
  readonly expressions?: unknown;
  /** What stands before the addresses in the expressions: `module.aml.`. */
  readonly module?: string;
}

/**
 * A value of JSON and the way to it. Members are looked up among the object's own: what every object inherits
 * (`constructor`, `__proto__`) is no part of a file.
 */
export class PlacedValue {
  private constructor(
    public readonly value: unknown,
    private readonly layers: PlanLayers,
    public readonly parent?: PlacedValue,
    public readonly step: string | number = "",
  ) {}

  /** The document as a whole. */
  public static root(value: unknown): PlacedValue {
    return new PlacedValue(value, {});
  }

  /** The same place, with what a plan tells of it beside the values. */
  public withLayers(layers: PlanLayers): PlacedValue {
    return new PlacedValue(this.value, layers, this.parent, this.step);
  }

  /** The same place with another value in it. */
  public withValue(value: unknown): PlacedValue {
    return new PlacedValue(value, {}, this.parent, this.step);
  }

  /** Whether there is nothing: no such member, or `null`. */
  public get isAbsent(): boolean {
    return this.value === undefined || this.value === null;
  }

  public get isObject(): boolean {
    return typeof this.value === "object" && this.value !== null && !Array.isArray(this.value);
  }

  public get isList(): boolean {
    return Array.isArray(this.value);
  }

  /** Whether a plan says that the value is known only after it is applied. */
  public get isKnownAfterApply(): boolean {
    return this.layers.unknown === true;
  }

  /** What a plan says the value refers to, nearest first: `azurerm_subnet.a.id`, `azurerm_subnet.a`. */
  public get references(): readonly string[] {
    const references = ownMember(this.layers.expressions, "references");
    if (!Array.isArray(references)) return [];
    const { module = "" } = this.layers;
    return references.flatMap((each: unknown) => (typeof each === "string" ? [`${module}${each}`] : []));
  }

  /** A member of the object; its value is undefined where there is none. */
  public member(name: string): PlacedValue {
    const { unknown, expressions } = this.layers;
    const layers =
      unknown === undefined && expressions === undefined
        ? this.layers
        : {
            ...this.layers,
            unknown: ownMember(unknown, name),
            expressions: ownMember(expressions, name),
          };
    return new PlacedValue(ownMember(this.value, name), layers, this, name);
  }

  /** The items of the list; of anything else, none. */
  public items(): readonly PlacedValue[] {
    const { value, layers } = this;
    if (!Array.isArray(value)) return [];
    // A plan leaves `dynamic` blocks out of its expressions: of other numbers, none is known to belong to another.
    const expressions = lengthOf(layers.expressions) === value.length ? layers.expressions : undefined;
    return value.map(
      (item: unknown, index) =>
        new PlacedValue(
          item,
          {
            ...layers,
            unknown: itemOf(layers.unknown, index),
            expressions: itemOf(expressions, index),
          },
          this,
          index,
        ),
    );
  }

  /** The members of the object with their names; of anything else, none. */
  public entries(): readonly (readonly [string, PlacedValue])[] {
    const { value } = this;
    if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
    return Object.keys(value).map((name) => [name, this.member(name)] as const);
  }

  /** The way from the document's root. */
  public steps(): Steps {
    const steps: (string | number)[] = [];
    for (let at: PlacedValue = this; at.parent !== undefined; at = at.parent) {
      steps.push(at.step);
    }
    return steps.reverse();
  }
}

function ownMember(value: unknown, name: string): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
}

function lengthOf(value: unknown): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function itemOf(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : undefined;
}
