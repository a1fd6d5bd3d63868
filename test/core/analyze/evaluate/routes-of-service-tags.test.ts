import type { Endpoint, RouteAttributes } from "../../../../lib/core/analyze/evaluate";
import { at, tag } from "./packets";
import { next, route, winner } from "./routes-of-subnets";

describe("service tags of one prefix", () => {
  const PREFIX = "20.60.1.0/24";
  const destination: Endpoint = {
    address: "20.60.1.1",
    tags: ["Storage.WestUS", "Storage", "AzureCloud.westus", "AzureCloud"].map((text) => tag(text, PREFIX)),
  };
  const inOrder = [
    route("explicit", PREFIX, "VirtualAppliance"),
    route("regional", "Storage.WestUS"),
    route("top-level", "Storage", "None"),
    route("regional cloud", "AzureCloud.westus", "VnetLocal"),
    route("cloud", "AzureCloud", "VirtualNetworkGateway"),
  ];

  test.each(inOrder.map(({ name }, index) => [name, index] as const))(
    "%s comes before all that are behind it",
    (name, index) => {
      expect(winner(inOrder.slice(index), destination)).toBe(name);
      expect(winner(inOrder.slice(index).reverse(), destination)).toBe(name);
    },
  );

  test("a longer prefix comes before a better form", () => {
    const tags = [tag("Storage.WestUS", "20.60.0.0/16"), tag("AzureCloud", "20.60.1.0/26")];
    const routes = [route("regional", "Storage.WestUS"), route("cloud", "AzureCloud", "None")];
    expect(winner(routes, { ...destination, tags })).toBe("cloud");
    expect(winner([...routes, route("block", "20.60.1.0/25", "VnetLocal")], { ...destination, tags })).toBe(
      "cloud",
    );
    expect(winner([...routes, route("block", "20.60.1.0/27", "VnetLocal")], { ...destination, tags })).toBe(
      "block",
    );
  });

  test("two tags of one form and one prefix stay open", () => {
    const tags = [tag("Storage", PREFIX), tag("AzureMonitor", PREFIX)];
    const routes = [route("storage", "Storage"), route("monitor", "AzureMonitor", "None")];
    expect(winner(routes, { ...destination, tags })).toBe("?");
  });
});

describe("service tags of unknown prefixes", () => {
  const destination = at("20.60.1.1", "Storage.WestUS", "AzureMonitor");

  test.each<[string, readonly RouteAttributes[], string]>([
    [
      "a region before its tag",
      [route("all", "Storage", "None"), route("regional", "Storage.WestUS")],
      "regional",
    ],
    ["an address before a tag", [route("tag", "Storage"), route("one", "20.60.1.1/32", "None")], "one"],
    ["a block beside a tag", [route("tag", "Storage"), route("block", "20.60.0.0/16", "None")], "?"],
    [
      "a block beside a tag with the same hop",
      [route("tag", "Storage"), route("block", "20.60.0.0/16")],
      "block",
    ],
    ["a tag beside another tag", [route("tag", "Storage"), route("monitor", "AzureMonitor", "None")], "?"],
  ])("%s", (_, userDefined, expected) => {
    expect(winner(userDefined, destination)).toBe(expected);
    expect(winner([...userDefined].reverse(), destination)).toBe(expected);
  });

  test("the reason names both routes", () => {
    const userDefined = [route("tag", "Storage"), route("block", "20.60.0.0/16", "None")];
    expect(next({ userDefined }, destination)).toEqual({
      nextHopType: "Undecided",
      route: "block",
      origin: "user-defined",
      reason: 'Route "block" may decide, but it cannot be told whether it or "tag" decides.',
    });
  });

  test("the prefix of a tag has to be a CIDR block", () => {
    const tags = [tag("Storage", "20.60.1.1/16")];
    expect(() => next({ userDefined: [route("tag", "Storage")] }, { tags })).toThrow(
      'The prefix "20.60.1.1/16" of the service tag "Storage" is not a CIDR block. ' +
        "Give the prefix that holds the endpoint, such as 20.60.0.0/16, or leave it out.",
    );
  });
});
