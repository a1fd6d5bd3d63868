import { remembered } from "../../lib/core/remembered";

test("a value is computed once for each object, undefined as well", () => {
  const computed: number[] = [];
  const first = remembered(([one]: readonly number[]) => {
    computed.push(one ?? 0);
    return one;
  });
  const list = [7];
  const empty: number[] = [];
  expect([first(list), first(list), first([7]), first(empty), first(empty)]).toEqual([
    7,
    7,
    7,
    undefined,
    undefined,
  ]);
  expect(computed).toEqual([7, 7, 0]);
});
