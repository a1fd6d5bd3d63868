import { remembered, rememberedTexts } from "../../lib/core/remembered";

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

test("a text is read once, and again when too many others were", () => {
  const read: string[] = [];
  const length = rememberedTexts((text) => {
    read.push(text);
    return text.length;
  });
  expect([length("ab"), length("ab"), read]).toEqual([2, 2, ["ab"]]);
  for (let index = 0; index < 20_000; index += 1) {
    length(`${index}`);
  }
  expect(length("ab")).toBe(2);
  expect(read.filter((text) => text === "ab")).toHaveLength(2);
});
