import type { Cidr } from "../address/cidr";
import { wordsOf, writeBigint } from "./address-words";
import { IntervalBuffer } from "./interval-buffer";
import { PrefixReader } from "./prefix-reader";
import { PrefixSet } from "./prefix-set";

/** Puts prefixes together into sets. One builder makes many sets, one after the other, in the same memory. */
export class PrefixSetBuilder {
  private readonly reader = new PrefixReader();
  private readonly ipv4 = new IntervalBuffer(4);
  private readonly ipv6 = new IntervalBuffer(6);

  /**
   * Adds a prefix by its text, as strict as `parseCidr` is.
   *
   * @returns the problem with the text, which then adds nothing; see `Parsed` for its form
   */
  public addText(text: string): string | undefined {
    const { reader } = this;
    const problem = reader.read(text);
    if (problem === undefined) {
      const buffer = reader.family === 4 ? this.ipv4 : this.ipv6;
      buffer.addPrefix(reader.first, reader.prefixLength);
    }
    return problem;
  }

  /** Adds a network. */
  public addCidr({ family, network, prefixLength }: Cidr): void {
    const words = wordsOf(family);
    const first = new Uint32Array(words);
    writeBigint(network, first, 0, words);
    (family === 4 ? this.ipv4 : this.ipv6).addPrefix(first, prefixLength);
  }

  /** The set of all that was added, after which the builder is empty. */
  public take(): PrefixSet {
    return new PrefixSet(this.ipv4.take(), this.ipv6.take());
  }
}

/** The addresses of networks. */
export function prefixSetOf(cidrs: Iterable<Cidr>): PrefixSet {
  const builder = new PrefixSetBuilder();
  for (const cidr of cidrs) {
    builder.addCidr(cidr);
  }
  return builder.take();
}
