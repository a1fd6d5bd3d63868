/** The weekly file as JSON. */
export interface WeeklyFile {
  readonly changeNumber: number;
  readonly cloud: string;
  readonly values: readonly WeeklyTag[];
}

/** A tag of it. */
export interface WeeklyTag {
  readonly name: string;
  readonly id: string;
  readonly properties: {
    readonly changeNumber: number;
    readonly region: string;
    readonly regionId: number;
    readonly platform: string;
    readonly systemService: string;
    readonly addressPrefixes: readonly string[];
    readonly networkFeatures: readonly string[] | null;
  };
}

/** How large the file gets. The defaults make one as large as that of the public cloud: 93,000 prefixes in 3,000 tags. */
export interface FileSize {
  readonly services: number;
  readonly regions: number;
  /** How many prefixes a service has in a region, at most. */
  readonly prefixes: number;
}

export const FULL_SIZE: FileSize = { services: 45, regions: 65, prefixes: 30 };

/** The first numbers of the public IPv4 addresses that regions get. */
const IPV4_BLOCKS = [4, 13, 20, 40, 51, 52, 104, 137, 191];

/** Lengths as they are in the public file: many single addresses, and then about as many of each. */
const IPV4_LENGTHS = [32, 32, 32, 31, 30, 29, 29, 28, 28, 27, 27, 26, 26, 25, 24, 24, 23, 22];
const IPV6_LENGTHS = [128, 126, 125, 124, 123, 123, 123, 122, 122, 121, 121, 120, 64, 64, 56, 48];

interface Prefix {
  readonly family: 4 | 6;
  readonly network: bigint;
  readonly length: number;
}

/**
 * Makes a weekly file of any size: the same one for the same seed. A region has some blocks of IPv4 and IPv6, which are
 * `AzureCloud`'s. A service has prefixes of all lengths in each region, most of them inside of these blocks, and its tag
 * without region has all of them.
 */
export function fullSizeFile(seed: number, size: FileSize = FULL_SIZE): WeeklyFile {
  const next = randomNumbers(seed);
  const services = Array.from({ length: size.services }, (_, index) => `Service${index + 1}`);
  const blocks = Array.from({ length: size.regions }, (_, index) => blocksOf(index + 1, next));
  const values: WeeklyTag[] = [
    tagOf("AzureCloud", 0, blocks.flat()),
    ...blocks.map((own, index) => tagOf(`AzureCloud.region${index + 1}`, index + 1, own)),
  ];
  for (const service of services) {
    const regional = blocks.map((own, index) => {
      const count = 1 + next(size.prefixes);
      return Array.from({ length: count }, () =>
        next(100) < 96 ? prefixInside(own, next) : prefixIn(index + 1, next),
      );
    });
    values.push(tagOf(service, 0, regional.flat()));
    regional.forEach((prefixes, index) => {
      values.push(tagOf(`${service}.Region${index + 1}`, index + 1, prefixes));
    });
  }
  return { changeNumber: 100 + seed, cloud: "Public", values };
}

/** Numbers from 0 up to and without a bound: the generator "mulberry32", which any machine repeats. */
function randomNumbers(seed: number): (bound: number) => number {
  let state = seed >>> 0;
  return (bound) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let bits = Math.imul(state ^ (state >>> 15), state | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return Math.floor((((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

/** A prefix inside of one of the blocks, or a block itself. */
function prefixInside(blocks: readonly Prefix[], next: (bound: number) => number): Prefix {
  const block = blocks[next(blocks.length)] ?? { family: 4, network: 0n, length: 32 };
  const { family, network } = block;
  const lengths = family === 4 ? IPV4_LENGTHS : IPV6_LENGTHS;
  const length = lengths[next(lengths.length)] ?? 0;
  if (length < block.length) {
    return block;
  }
  const host = BigInt((family === 4 ? 32 : 128) - length);
  const more = family === 4 ? BigInt(next(2 ** (32 - block.length))) : ipv6Address(next);
  return { family, network: network | ((more >> host) << host), length };
}

/** A prefix anywhere in the region's space. */
function prefixIn(region: number, next: (bound: number) => number): Prefix {
  const spaces = spacesOf(region);
  return prefixInside([spaces[next(spaces.length)] ?? ipv6Space(region)], next);
}

/** The region's blocks: some in each of its spaces. */
function blocksOf(region: number, next: (bound: number) => number): Prefix[] {
  return spacesOf(region).flatMap(({ family, network }) =>
    Array.from({ length: family === 4 ? 7 : 16 }, (): Prefix => {
      const length = family === 4 ? 18 + next(7) : 42 + next(7);
      const host = BigInt((family === 4 ? 32 : 128) - length);
      const more = family === 4 ? BigInt(next(2 ** 16)) : BigInt(next(2 ** 16)) << 80n;
      return { family, network: network | ((more >> host) << host), length };
    }),
  );
}

function spacesOf(region: number): Prefix[] {
  const ipv4 = Array.from({ length: 4 }, (_, index): Prefix => {
    const number = region * 4 + index;
    const block = IPV4_BLOCKS[Math.floor(number / 64) % IPV4_BLOCKS.length] ?? 20;
    return { family: 4, network: BigInt((block * 256 + 64 + (number % 64)) * 2 ** 16), length: 16 };
  });
  return [...ipv4, ipv6Space(region)];
}

function ipv6Space(region: number): Prefix {
  return { family: 6, network: (0x2603_1000n + BigInt(region)) << 96n, length: 32 };
}

/** The last 80 bits of an address, few of them set, as Azure's are. */
function ipv6Address(next: (bound: number) => number): bigint {
  return (BigInt(next(4)) << 64n) | BigInt(next(2 ** 14));
}

function tagOf(name: string, region: number, prefixes: readonly Prefix[]): WeeklyTag {
  const texts = [...prefixes]
    .sort(
      (a, b) =>
        a.family - b.family || (a.network < b.network ? -1 : a.network > b.network ? 1 : a.length - b.length),
    )
    .map(textOf);
  return {
    name,
    id: name,
    properties: {
      changeNumber: 1 + (name.length % 9),
      region: region === 0 ? "" : `region${region}`,
      regionId: region,
      platform: "Azure",
      systemService: name.replace(/\..*/, ""),
      addressPrefixes: [...new Set(texts)],
      networkFeatures: region === 0 ? ["API", "NSG", "UDR", "FW"] : null,
    },
  };
}

function textOf({ family, network, length }: Prefix): string {
  if (family === 4) {
    const numbers = [24n, 16n, 8n, 0n].map((shift) => (network >> shift) & 0xffn);
    return `${numbers.join(".")}/${length}`;
  }
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((network >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  // The longest run of zero groups; of all places where it may begin, the first.
  const runs = groups.map((_group, from) => {
    const end = groups.findIndex((group, index) => index >= from && group !== "0");
    return (end === -1 ? 8 : end) - from;
  });
  const longest = Math.max(...runs);
  const from = runs.indexOf(longest);
  const text =
    longest < 2
      ? groups.join(":")
      : `${groups.slice(0, from).join(":")}::${groups.slice(from + longest).join(":")}`;
  return `${text}/${length}`;
}
