import { rangeHolds } from "../../../../lib/core/analyze/evaluate/endpoint-addresses";
import { readPrefix } from "../../../../lib/core/analyze/evaluate/prefixes";
import {
  isInInternet,
  isInVirtualNetwork,
  tagHolds,
} from "../../../../lib/core/analyze/evaluate/service-tags";
import { at, tagged } from "./packets";

test.each([
  ["Storage.WestUS", "Storage.WestUS", "yes"],
  ["Storage", "Storage.WestUS", "yes"],
  ["Storage.EastUS", "Storage.WestUS", "no"],
  ["Storage.WestUS", "Storage", "no"],
  ["AzureFrontDoor.Frontend", "AzureFrontDoor.Frontend", "yes"],
  ["AzureFrontDoor", "AzureFrontDoor.Frontend", "no"],
  ["AzureFrontDoor.FirstParty", "AzureFrontDoor.Frontend", "no"],
  ["AzureFrontDoor.FrontEnd", "AzureFrontDoor.Frontend", "unknown"],
  ["storage.westus", "Storage.WestUS", "unknown"],
  ["WestUS", "Storage.WestUS", "no"],
  ["Internet", "Storage.WestUS", "yes"],
  ["VirtualNetwork", "Storage.WestUS", "no"],
  ["Internet", "VirtualNetwork", "no"],
  ["VirtualNetwork", "VirtualNetwork", "yes"],
  ["AzureLoadBalancer", "AzureLoadBalancer", "yes"],
  ["Internet", "AzureLoadBalancer", "no"],
  ["VirtualNetwork", "AzureLoadBalancer", "no"],
])("the tag %s holds an endpoint of %s: %s", (text, held, expected) => {
  expect(tagHolds(text, tagged(held))).toBe(expected);
});

test("what is in no tag at all is in the Internet and not in the virtual network", () => {
  expect(isInInternet(tagged())).toBe(true);
  expect(isInVirtualNetwork(tagged())).toBe(false);
});

test("an endpoint that is said to be in both is in the virtual network and in the Internet", () => {
  const both = tagged("VirtualNetwork", "Internet");
  expect([isInInternet(both), isInVirtualNetwork(both)]).toEqual([true, true]);
});

test.each([
  ["0.0.0.0/0", tagged("Storage"), "yes"],
  ["::/0", tagged("Storage"), "no"],
  ["0.0.0.0/1", tagged("Storage"), "unknown"],
  ["128.0.0.0/1", tagged("Storage"), "unknown"],
  ["10.0.0.0/8", tagged("Storage"), "no"],
  ["10.1.0.0/16", tagged("Storage"), "no"],
  ["100.64.0.0/10", tagged(), "no"],
  ["20.60.0.0/16", tagged("Storage"), "unknown"],
  ["10.0.0.0/8", tagged("VirtualNetwork"), "unknown"],
  ["10.0.0.0/8", at("10.1.0.4"), "yes"],
  ["10.0.0.0/8", at("11.1.0.4"), "no"],
])("the prefix %s holds the endpoint %j: %s", (text, endpoint, expected) => {
  const prefix = readPrefix(text);
  expect(prefix && rangeHolds(prefix, endpoint)).toBe(expected);
});
