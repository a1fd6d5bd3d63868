import fc from "fast-check";
import { formatPorts, portsOf } from "../../../lib/core/address/port-range";
import { portsWithout } from "../../../lib/core/dependencies/ports-without";

const HIGHEST = 24;

const ports = fc
  .array(fc.tuple(fc.nat(HIGHEST), fc.nat(HIGHEST)), { maxLength: 6 })
  .map((pairs) => portsOf(pairs.map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }))));

describe("ports without others", () => {
  it.each([
    ["443", "443", []],
    ["443", "80", ["443"]],
    ["80-90", "85", ["80-84", "86-90"]],
    ["80-90", "70-85", ["86-90"]],
    ["80-90", "85-100", ["80-84"]],
  ])("%s without %s leave %j", (all, others, left) => {
    const read = (text: string) => {
      const [first = 0, last = first] = text.split("-").map(Number);
      return portsOf([{ first, last }]);
    };
    expect(formatPorts(portsWithout(read(all), read(others)))).toEqual(left);
  });

  it("are the ports that are in the first set and not in the second, one by one", () => {
    fc.assert(
      fc.property(ports, ports, (all, others) => {
        const has = (set: typeof all, port: number): boolean =>
          set.some(({ first, last }) => first <= port && port <= last);
        const expected = Array.from({ length: HIGHEST + 1 }, (_, port) => port)
          .filter((port) => has(all, port) && !has(others, port))
          .map((port) => ({ first: port, last: port }));
        expect(portsWithout(all, others)).toEqual(portsOf(expected));
      }),
      { numRuns: 2000 },
    );
  });
});
