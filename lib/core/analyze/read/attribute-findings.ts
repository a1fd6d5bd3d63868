import { quoted } from "../../address/quoted";
import { inWords } from "../../dependencies/response-findings";
import type { AttributeContext } from "./attribute-context";
import type { PlacedValue } from "./placed-value";

/** How many characters of an address a message shows: ids of Azure are longer than other values. */
export const MAX_SHOWN_ADDRESS = 300;

/** Tells what is wrong with the attributes of one object. */
export class AttributeFindings {
  /**
   * @param owner the object, for messages
   * @param isMuted whether nothing is told, because the object as a whole was told to be undecided
   */
  public constructor(
    private readonly context: AttributeContext,
    private readonly owner: string,
    private readonly isMuted: boolean,
  ) {}

  /** An expression stands for the value of an attribute. */
  public open(place: PlacedValue, what: string, text: string): void {
    const { advice } = this.context.dialect;
    const message = `${what} of ${this.owner} is ${quoted(text)}, ${advice}; until then what depends on it is undecided`;
    this.add("unresolved-value", place, message);
  }

  /** An expression stands for whether or how often the object exists. */
  public undecided(place: PlacedValue, what: string, text: string): void {
    const { advice } = this.context.dialect;
    const message = `${what} is ${quoted(text)}, ${advice}; until then ${this.owner} is undecided`;
    this.add("unresolved-value", place, message);
  }

  /** A value is of another type than its place takes. */
  public misshapen(place: PlacedValue, key: string, expected: string): void {
    const message = `\`${key}\` of ${this.owner} is ${inWords(place.value)} where ${expected} is expected; what depends on it is undecided`;
    this.add("configuration-file-shape", place, message);
  }

  /** An attribute that has to be there is not. */
  public missing(place: PlacedValue, key: string): null {
    const message = `${this.owner} has no \`${key}\`; what depends on it is undecided`;
    this.add("configuration-file-shape", place, message);
    return null;
  }

  private add(
    code: "unresolved-value" | "configuration-file-shape",
    place: PlacedValue,
    message: string,
  ): void {
    if (!this.isMuted) this.context.findings.add(code, place, message);
  }
}
