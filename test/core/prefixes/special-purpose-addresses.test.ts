import { specialPurposeAddresses } from "../../../lib/core/prefixes/special-purpose-addresses";
import { setOf } from "./arbitrary-prefixes";

describe("the special-purpose addresses", () => {
  it("are joined where one prefix lies inside of another", () => {
    expect(specialPurposeAddresses().prefixes(4)).toEqual([
      "0.0.0.0/8",
      "10.0.0.0/8",
      "100.64.0.0/10",
      "127.0.0.0/8",
      "168.63.129.16/32",
      "169.254.0.0/16",
      "172.16.0.0/12",
      "192.0.0.0/24",
      "192.0.2.0/24",
      "192.31.196.0/24",
      "192.52.193.0/24",
      "192.88.99.0/24",
      "192.168.0.0/16",
      "192.175.48.0/24",
      "198.18.0.0/15",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "224.0.0.0/3",
    ]);
    expect(specialPurposeAddresses().prefixes(6)).toEqual([
      "::/127",
      "::ffff:0:0/96",
      "64:ff9b::/96",
      "64:ff9b:1::/48",
      "100::/63",
      "2001::/23",
      "2001:db8::/32",
      "2002::/16",
      "2620:4f:8000::/48",
      "3fff::/20",
      "5f00::/16",
      "fc00::/7",
      "fe80::/9",
      "ff00::/8",
    ]);
  });

  it("are none that Azure's services have: 20.0.0.0/8 and 2603:1000::/24", () => {
    const azure = setOf(["20.0.0.0/8", "2603:1000::/24"]);
    expect(specialPurposeAddresses().intersection(azure).isEmpty).toBe(true);
  });
});
