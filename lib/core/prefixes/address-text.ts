import type { IpFamily } from "../address/ip-address-text";
import type { AddressWords } from "./address-words";

/** The canonical text of an address: dotted decimal, or RFC 5952 section 4 (never its dotted form). */
export function addressText(family: IpFamily, address: AddressWords, at: number): string {
  return family === 4 ? ipv4Text(address[at] ?? 0) : ipv6Text(address, at);
}

function ipv4Text(bits: number): string {
  return `${bits >>> 24}.${(bits >>> 16) & 0xff}.${(bits >>> 8) & 0xff}.${bits & 0xff}`;
}

/** `::` stands for the longest run of two or more zero groups, the leftmost of equally long ones. */
function ipv6Text(address: AddressWords, at: number): string {
  let gap = -1;
  let longest = 1;
  let run = 0;
  for (let place = 0; place < 8; place += 1) {
    run = groupAt(address, at, place) === 0 ? run + 1 : 0;
    if (run > longest) {
      longest = run;
      gap = place + 1 - run;
    }
  }
  if (gap === -1) {
    return groupsText(address, at, 0, 8);
  }
  return `${groupsText(address, at, 0, gap)}::${groupsText(address, at, gap + longest, 8)}`;
}

function groupsText(address: AddressWords, at: number, from: number, to: number): string {
  let text = "";
  for (let place = from; place < to; place += 1) {
    const group = groupAt(address, at, place).toString(16);
    text = place === from ? group : `${text}:${group}`;
  }
  return text;
}

function groupAt(address: AddressWords, at: number, place: number): number {
  const word = address[at + (place >>> 1)] ?? 0;
  return place % 2 === 0 ? word >>> 16 : word & 0xffff;
}
