import { parsed, refused } from "../../../lib/core/address/parsed";

describe("the answer of a parser", () => {
  it("is the value when the text is accepted", () => {
    expect(parsed(443)).toEqual({ ok: true, value: 443 });
  });

  it("is the problem when the text is refused", () => {
    expect(refused<number>("`x` is not a port")).toEqual({ ok: false, problem: "`x` is not a port" });
  });
});
