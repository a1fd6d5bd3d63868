import type { ClassSet } from "./class-set";
import type { Part } from "./part";
import type { Region } from "./space";

/** The parts that hold each class of one dimension, as bits; those that hold every class are kept apart. */
interface DimensionIndex {
  readonly everywhere: Uint32Array;
  readonly byClass: ReadonlyMap<number, Uint32Array>;
}

/** Finds the parts that meet a region without looking at all of them. */
export class PartIndex {
  private readonly dimensions: readonly DimensionIndex[];
  private readonly words: number;
  private readonly known: readonly WeakMap<ClassSet, Uint32Array>[];

  public constructor(private readonly parts: readonly Part[]) {
    this.known = (parts[0]?.region ?? []).map(() => new WeakMap());
    this.words = (parts.length + 31) >>> 5;
    const [first] = parts;
    this.dimensions = (first?.region ?? []).map((_, dimension) => this.indexOf(dimension));
  }

  /** The parts that meet the region, in the order in which they were given. */
  public meeting(region: Region): Part[] {
    let bits: Uint32Array | undefined;
    for (const [dimension, set] of region.entries()) {
      if (set.isFull) continue;
      const held = this.holding(dimension, set);
      bits = bits === undefined ? held : bits.map((word, at) => word & (held[at] ?? 0));
    }
    return this.listed(bits);
  }

  /** The parts that meet a set of one dimension. Rules share their sets, and each is looked up once. */
  private holding(dimension: number, set: ClassSet): Uint32Array {
    const known = this.known[dimension]?.get(set);
    if (known !== undefined) return known;
    const index = this.dimensions[dimension];
    const held = index?.everywhere.slice() ?? new Uint32Array(this.words);
    for (const each of set.classes) {
      const more = index?.byClass.get(each);
      if (more === undefined) continue;
      for (let word = 0; word < held.length; word += 1) held[word] = (held[word] ?? 0) | (more[word] ?? 0);
    }
    this.known[dimension]?.set(set, held);
    return held;
  }

  private listed(bits: Uint32Array | undefined): Part[] {
    if (bits === undefined) return [...this.parts];
    const found: Part[] = [];
    bits.forEach((word, at) => {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        const part = this.parts[at * 32 + 31 - Math.clz32(rest & -rest)];
        if (part !== undefined) found.push(part);
      }
    });
    return found;
  }

  private indexOf(dimension: number): DimensionIndex {
    const everywhere = new Uint32Array(this.words);
    const byClass = new Map<number, Uint32Array>();
    this.parts.forEach(({ region }, at) => {
      const set = region[dimension];
      if (set === undefined) return;
      const [word, bit] = [at >>> 5, 1 << (at & 31)];
      if (set.isFull) {
        everywhere[word] = (everywhere[word] ?? 0) | bit;
        return;
      }
      for (const each of set.classes) {
        const bits = byClass.get(each) ?? new Uint32Array(this.words);
        byClass.set(each, bits);
        bits[word] = (bits[word] ?? 0) | bit;
      }
    });
    return { everywhere, byClass };
  }
}
