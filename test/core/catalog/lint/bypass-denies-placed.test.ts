import { rule } from "../../../../lib/core/catalog/lint/bypass-denies-placed";
import { foundBy } from "./found-by";
import { smallCatalog } from "./small-catalog";

const { securityRules } = smallCatalog().service.rules;

/** The small catalog allows AzureMonitor in slot 10 and the Internet in slot 400. */
const withDeny = (slot: number, others: typeof securityRules = []): string[] =>
  foundBy(rule, {
    rules: {
      bypassDenies: [{ slot, tag: "AzureMonitor", name: "DenyMonitor" }],
      securityRules: [...securityRules, ...others],
    },
  });

const storage = { slot: 395, direction: "outbound", tag: "Storage", protocol: "Tcp", name: "AllowStorage" };

describe("a deny beside a route is accepted", () => {
  it.each([11, 390, 399])("in slot %i, between the allows of tags and of the Internet", (slot) => {
    expect(withDeny(slot)).toEqual([]);
  });

  it("before an inbound rule, which other packets meet", () => {
    expect(withDeny(390, [{ ...storage, direction: "inbound" }])).toEqual([]);
  });

  it.each(["VirtualNetwork", "AzureLoadBalancer"])("before %s, whose priorities are others", (tag) => {
    expect(withDeny(390, [{ ...storage, tag }])).toEqual([]);
  });
});

describe("a deny beside a route is refused", () => {
  it("before the allow of its own tag", () => {
    expect(withDeny(5)).toEqual([
      "rules.json bypassDenies[0].slot: slot 5 of `DenyMonitor` is before slot 10 of `AllowMonitor`, whose traffic it may deny; give it a free one between, such as 11",
    ]);
  });

  it("before the allow of another tag, which may share addresses with it", () => {
    expect(withDeny(390, [storage])).toEqual([
      "rules.json bypassDenies[0].slot: slot 390 of `DenyMonitor` is before slot 395 of `AllowStorage`, whose traffic it may deny; give it a free one between, such as 396",
    ]);
  });

  it("after the allow of the Internet", () => {
    const [finding, ...others] = withDeny(401);
    expect(finding).toContain(
      "rules.json bypassDenies[0].slot: slot 401 of `DenyMonitor` is after slot 400 of `AllowInternet`, which lets out all that it should deny; give it a free one between",
    );
    expect(others).toEqual([]);
  });
});
