import type { AddressWords } from "./address-words";

/**
 * The indices of addresses in ascending order of the addresses; equal ones stay in their order.
 *
 * A radix sort, byte by byte from the last: it compares nothing, so that IPv6 costs little more than IPv4.
 *
 * @param stride how many words lie from one address to the next
 * @param words how many words an address has
 */
export function ascendingOrder(
  addresses: AddressWords,
  count: number,
  stride: number,
  words: number,
): Uint32Array {
  let order = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) {
    order[index] = index;
  }
  let sorted = new Uint32Array(count);
  const places = new Uint32Array(256);
  for (let word = words - 1; word >= 0; word -= 1) {
    for (let shift = 0; shift < 32; shift += 8) {
      if (!countBytes(addresses, count, stride, word, shift, places)) {
        continue;
      }
      let place = 0;
      for (let byte = 0; byte < 256; byte += 1) {
        const most = places[byte] ?? 0;
        places[byte] = place;
        place += most;
      }
      for (let index = 0; index < count; index += 1) {
        const from = order[index] ?? 0;
        const byte = ((addresses[from * stride + word] ?? 0) >>> shift) & 0xff;
        const to = places[byte] ?? 0;
        sorted[to] = from;
        places[byte] = to + 1;
      }
      [order, sorted] = [sorted, order];
    }
  }
  return order;
}

/** Counts how often each byte stands at a place of the addresses. False where it is the same byte in all. */
function countBytes(
  addresses: AddressWords,
  count: number,
  stride: number,
  word: number,
  shift: number,
  counts: Uint32Array,
): boolean {
  counts.fill(0);
  for (let index = 0; index < count; index += 1) {
    const byte = ((addresses[index * stride + word] ?? 0) >>> shift) & 0xff;
    counts[byte] = (counts[byte] ?? 0) + 1;
  }
  const first = ((addresses[word] ?? 0) >>> shift) & 0xff;
  return counts[first] !== count;
}
