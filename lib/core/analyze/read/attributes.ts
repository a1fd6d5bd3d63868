import type { AttributeContext, Block } from "./attribute-context";
import { AttributeFindings } from "./attribute-findings";
import type { Dialect } from "./dialect";
import { type PlacedValue, Unresolved } from "./placed-value";
import { idReferences, isTemplate, templateOf } from "./terraform-dialect";

/** Stands where a value of another type does: nothing that the evaluator can read. */
export const UNREADABLE = templateOf("not readable");

/**
 * Stands for a priority that is not told. It is outside of every range that Azure takes, and before all that it
 * takes: a rule whose place is open comes first, and is made one that matches only perhaps.
 */
export const OPEN_PRIORITY = 0;

/** Reads the attributes of one object, and tells those that are missing, unreadable or expressions. */
export class Attributes {
  private readonly findings: AttributeFindings;

  /**
   * @param owner what the object is, for messages: "rule `a` of `azurerm_network_security_group.x`"
   * @param isMuted whether nothing is told, because the object as a whole was told to be undecided
   */
  public constructor(
    private readonly context: AttributeContext,
    public readonly place: PlacedValue,
    public readonly owner: string,
    private readonly isMuted = false,
  ) {
    this.findings = new AttributeFindings(context, owner, isMuted);
  }

  /** The attributes of another object, with the same dialect. */
  public of(place: PlacedValue, owner: string, isMuted = false): Attributes {
    return new Attributes(this.context, place, owner, this.isMuted || isMuted);
  }

  public get dialect(): Dialect {
    return this.context.dialect;
  }

  /** A text; undefined where there is none, or an empty one. */
  public text(key: string): string | undefined {
    const place = this.place.member(key);
    const found = this.resolved(place, key);
    return found instanceof Unresolved ? found.text : this.textAt(found, key);
  }

  /** A text that has to be there. */
  public requiredText(key: string): string | null {
    return this.text(key) ?? this.findings.missing(this.place, key);
  }

  /** A word of an enumeration, in the case of the list where the dialect ignores case. Another word is told. */
  public requiredWord(key: string, words: readonly string[]): string | null {
    const place = this.place.member(key);
    const found = this.resolved(place, key);
    if (found instanceof Unresolved) return found.text;
    const text = this.textAt(found, key) ?? this.findings.missing(this.place, key);
    return text === null || text === UNREADABLE ? text : this.word(found, key, text, words);
  }

  /** A list of texts; undefined where there is none, or an empty one. A text where the whole is an expression. */
  public list(key: string, words: readonly string[] = []): readonly string[] | string | undefined {
    const place = this.place.member(key);
    const found = this.resolved(place, key);
    if (found instanceof Unresolved) return found.text;
    if (found.isAbsent || found.value === "") return undefined;
    if (!found.isList) {
      this.findings.misshapen(found, key, "a list of texts");
      return UNREADABLE;
    }
    const texts = this.textsOf(found, key);
    if (texts.length === 0) return undefined;
    return words.length === 0 ? texts : this.wordsOf(found, key, texts, words);
  }

  /** A list that has to be there. */
  public requiredList(key: string, words: readonly string[] = []): readonly string[] | string | null {
    return this.list(key, words) ?? this.findings.missing(this.place, key);
  }

  /** The IP groups of a rule, by id or by an expression that refers to one, which is not told here. */
  public ipGroups(key: string): readonly string[] | string | undefined {
    const place = this.place.member(key);
    const found = this.resolved(place, key);
    if (found instanceof Unresolved) return found.text;
    if (!found.isList) return this.list(key);
    const texts = this.textsOf(found, key, idReferences(found));
    const { owner } = this;
    for (const text of texts.filter((each) => each !== UNREADABLE)) {
      this.context.ipGroupUses.push({ place: found, text, key: this.dialect.ipGroupKey(text), owner });
    }
    return texts.length === 0 ? undefined : texts;
  }

  /** Ids: a list of texts, or, where the dialect writes references so, of objects that each have an `id`. */
  public ids(key: string): readonly string[] | string | undefined {
    if (!this.dialect.wrapsIds) return this.list(key);
    const ids = this.writtenBlocks(key).map(({ place, doubt }) =>
      place === undefined
        ? (doubt?.text ?? UNREADABLE)
        : (this.of(place, `\`${key}\` of ${this.owner}`).requiredText("id") ?? UNREADABLE),
    );
    return ids.length === 0 ? undefined : ids;
  }

  /** A number. An expression where it stands for one, or what cannot be read. */
  public number(key: string): number | Unresolved {
    const place = this.place.member(key);
    const found = this.resolved(place, key);
    if (found instanceof Unresolved) return found;
    const { value } = found;
    if (typeof value === "number" && Number.isFinite(value)) return value;
    if (this.dialect.convertsPrimitives && typeof value === "string" && /^[0-9]{1,9}$/.test(value)) {
      return Number(value);
    }
    if (found.isAbsent) this.findings.missing(this.place, key);
    else this.findings.misshapen(found, key, "a number");
    return new Unresolved(UNREADABLE);
  }

  /** A truth value; undefined where there is none or it cannot be told. */
  public flag(key: string): boolean | undefined {
    const found = this.resolved(this.place.member(key), key);
    if (found instanceof Unresolved || found.isAbsent) return undefined;
    const { value } = found;
    if (typeof value === "boolean") return value;
    if (this.dialect.convertsPrimitives && (value === "true" || value === "false")) return value === "true";
    this.findings.misshapen(found, key, "`true` or `false`");
    return undefined;
  }

  /** An object under a key, or the expression that stands for it; nothing where there is none. */
  public block(key: string): Block | undefined {
    return this.writtenBlocks(key)[0];
  }

  /** The blocks under a key, those of `dynamic` blocks included. A single object stands for a list of it. */
  public blocks(key: string): readonly Block[] {
    return [...this.writtenBlocks(key), ...(this.dialect.hasDynamicBlocks ? this.dynamicBlocks(key) : [])];
  }

  /** The blocks under a key that has to be there, if only as an empty list. */
  public requiredBlocks(key: string): readonly Block[] {
    const blocks = this.blocks(key);
    if (blocks.length > 0 || this.place.member(key).isList) return blocks;
    this.findings.missing(this.place, key);
    return [{ doubt: new Unresolved(UNREADABLE) }];
  }

  /** The object's name. An expression in it is not told: no verdict depends on a name. */
  public name(otherwise: string): string {
    const found = this.dialect.resolve(this.place.member("name"));
    if (found instanceof Unresolved) return found.text;
    return this.textAt(found, "name") ?? this.findings.missing(this.place, "name") ?? otherwise;
  }

  /** The same attributes, of which nothing is told: for what no verdict depends on. */
  public quietly(): Attributes {
    return new Attributes(this.context, this.place, this.owner, true);
  }

  /** Tells that something is undecided as a whole. */
  public tellUndecided(place: PlacedValue, what: string, text: string): void {
    this.findings.undecided(place, what, text);
  }

  private writtenBlocks(key: string): readonly Block[] {
    const found = this.resolved(this.place.member(key), key);
    if (found instanceof Unresolved) return [{ doubt: found }];
    if (found.isAbsent || found.value === "") return [];
    const items = found.isList ? found.items() : [found];
    return items.map((item): Block => {
      const one = this.resolved(item, key);
      if (one instanceof Unresolved) return { doubt: one };
      if (one.isObject) return { place: one };
      this.findings.misshapen(item, key, "an object");
      return { doubt: new Unresolved(UNREADABLE) };
    });
  }

  /** `dynamic "rule" { for_each = … content { … } }`: any number of blocks with this content. */
  private dynamicBlocks(key: string): readonly Block[] {
    const dynamic = this.place.member("dynamic");
    const kinds = dynamic.isList ? dynamic.items() : [dynamic];
    return kinds
      .map((kind) => kind.member(key))
      .filter((block) => !block.isAbsent)
      .flatMap((block) => (block.isList ? block.items() : [block]))
      .map((block): Block => {
        const forEach = block.member("for_each").value;
        const doubt = new Unresolved(isTemplate(forEach) ? forEach : templateOf("dynamic"));
        this.tellUndecided(block, `the dynamic block \`${key}\``, doubt.text);
        const contents = block.member("content");
        const [content = contents] = contents.items();
        return content.isObject ? { place: content, doubt } : { doubt };
      });
  }

  private textAt(place: PlacedValue, key: string): string | undefined {
    const { value } = place;
    if (place.isAbsent || value === "") return undefined;
    if (typeof value === "string") return value;
    if (this.dialect.convertsPrimitives && (typeof value === "number" || typeof value === "boolean")) {
      return String(value);
    }
    this.findings.misshapen(place, key, "a text");
    return UNREADABLE;
  }

  /**
   * The texts of a list. Its expressions are told together: one of them says as much as all.
   *
   * @param references what its expressions refer to, in order, where that is told elsewhere. Default: they are told here.
   */
  private textsOf(list: PlacedValue, key: string, references?: readonly string[]): readonly string[] {
    const items = list.items();
    const open: Unresolved[] = [];
    const texts = items.map((item) => {
      const found = this.dialect.resolve(item);
      if (found instanceof Unresolved) {
        open.push(found);
        return references?.[open.length - 1] ?? found.text;
      }
      const isNothing = found.isAbsent || found.value === "";
      if (isNothing) this.findings.misshapen(item, key, "a text");
      return isNothing ? UNREADABLE : (this.textAt(found, key) ?? UNREADABLE);
    });
    const [first] = open;
    if (first !== undefined && references === undefined) {
      const what = open.length === 1 ? `\`${key}\`` : `\`${key}\` (${open.length} of its values)`;
      this.findings.open(list, what, first.text);
    }
    return texts;
  }

  private resolved(place: PlacedValue, key: string): PlacedValue | Unresolved {
    const found = this.dialect.resolve(place);
    if (found instanceof Unresolved) this.findings.open(place, `\`${key}\``, found.text);
    return found;
  }

  /** The texts as words; those that stand for expressions are left as they are. */
  private wordsOf(
    list: PlacedValue,
    key: string,
    texts: readonly string[],
    words: readonly string[],
  ): readonly string[] {
    return list.items().map((item, index) => {
      const text = texts[index] ?? UNREADABLE;
      const isWord = text !== UNREADABLE && !(this.dialect.resolve(item) instanceof Unresolved);
      return isWord ? this.word(item, key, text, words) : text;
    });
  }

  private word(place: PlacedValue, key: string, text: string, words: readonly string[]): string {
    const lowerCase = text.toLowerCase();
    const word = this.dialect.ignoresCase
      ? words.find((each) => each.toLowerCase() === lowerCase)
      : words.find((each) => each === text);
    if (word === undefined)
      this.findings.misshapen(place, key, `one of ${words.map((each) => `\`${each}\``).join(", ")}`);
    return word ?? text;
  }
}
