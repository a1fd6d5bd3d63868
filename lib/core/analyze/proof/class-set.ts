/** A set of the classes that a dimension is cut into, which are numbered from 0. It never changes. */
export class ClassSet {
  private list: Int32Array | undefined;
  private count: number | undefined;

  private constructor(
    private readonly words: Uint32Array,
    /** Whether it was made as the set of every class of its dimension. */
    public readonly isFull = false,
  ) {}

  /** The empty set of a dimension with so many classes. */
  public static none(classes: number): ClassSet {
    return new ClassSet(new Uint32Array((classes + 31) >>> 5));
  }

  /** Every class of a dimension with so many. */
  public static all(classes: number): ClassSet {
    const words = new Uint32Array((classes + 31) >>> 5).fill(0xffffffff);
    const rest = classes & 31;
    if (rest !== 0) words[words.length - 1] = 2 ** rest - 1;
    return new ClassSet(words, true);
  }

  /** The given classes of a dimension with so many. */
  public static of(classes: number, members: Iterable<number>): ClassSet {
    const words = new Uint32Array((classes + 31) >>> 5);
    for (const member of members) words[member >>> 5] = (words[member >>> 5] ?? 0) | (1 << (member & 31));
    return new ClassSet(words);
  }

  /** Other classes of the same dimension. */
  public of(members: Iterable<number>): ClassSet {
    return ClassSet.of(this.words.length * 32, members);
  }

  /** How many classes are in the set. */
  public get size(): number {
    this.count ??= this.classes.length;
    return this.count;
  }

  public get isEmpty(): boolean {
    return this.words.every((word) => word === 0);
  }

  /** The members in ascending order. */
  public get classes(): Int32Array {
    if (this.list === undefined) {
      const members: number[] = [];
      this.words.forEach((word, index) => {
        for (let rest = word; rest !== 0; rest &= rest - 1) {
          members.push(index * 32 + 31 - Math.clz32(rest & -rest));
        }
      });
      this.list = Int32Array.from(members);
    }
    return this.list;
  }

  /** The least member; undefined in the empty set. */
  public get first(): number | undefined {
    return this.classes[0];
  }

  public has(member: number): boolean {
    return (((this.words[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1;
  }

  public contains(other: ClassSet): boolean {
    if (other === this) return true;
    for (let index = 0; index < this.words.length; index += 1) {
      if (((other.words[index] ?? 0) & ~(this.words[index] ?? 0)) !== 0) return false;
    }
    return true;
  }

  public intersects(other: ClassSet): boolean {
    for (let index = 0; index < this.words.length; index += 1) {
      if (((this.words[index] ?? 0) & (other.words[index] ?? 0)) !== 0) return true;
    }
    return false;
  }

  public equals(other: ClassSet): boolean {
    return this.contains(other) && other.contains(this);
  }

  public and(other: ClassSet): ClassSet {
    return new ClassSet(this.words.map((word, index) => word & (other.words[index] ?? 0)));
  }

  public or(other: ClassSet): ClassSet {
    return new ClassSet(this.words.map((word, index) => word | (other.words[index] ?? 0)));
  }

  public without(other: ClassSet): ClassSet {
    return new ClassSet(this.words.map((word, index) => word & ~(other.words[index] ?? 0)));
  }

  /** A text that two sets of one dimension share exactly when they are the same. */
  public get key(): string {
    return this.words.join();
  }
}
