import { exported, messagesOf, serviceTagsOf, soundExport, TAGS } from "./exports";

/** The other tags, all of one prefix. */
const NEIGHBOURS = Object.fromEntries(
  Object.keys(TAGS)
    .filter((name) => name !== "AzureActiveDirectory")
    .map((name) => [name, ["20.36.0.0/24"]]),
);

const addressesIn = (tags: Readonly<Record<string, readonly string[]>>) =>
  soundExport({}, { serviceTags: serviceTagsOf(tags), prefer: "addresses" }).entries.filter(
    ({ kind }) => kind === "address-prefix",
  );

describe("addresses", () => {
  it("are joined without loss for each port set, and say which tags and needs they come from", () => {
    const inSet = addressesIn(TAGS).map(({ protocol, ports, destination, serviceTags, requirements }) => [
      `${protocol} ${ports.map(({ first }) => first).join(",")}`,
      destination,
      serviceTags.join(" "),
      requirements.length,
    ]);
    expect(inSet).toEqual([
      ["Tcp 80,443", "20.20.32.0/19", "AzureActiveDirectory", 1],
      ["Tcp 80,443", "2603:1006:2000::/48", "AzureActiveDirectory", 1],
      ["Tcp 443", "4.150.232.8/29", "AzureResourceManager", 1],
      ["Tcp 443", "13.66.87.128/28", "AzureMachineLearning", 4],
      ["Tcp 443", "13.69.51.0/24", "AzureMonitor", 1],
      ["Tcp 443", "13.107.208.0/24", "AzureFrontDoor.Frontend", 1],
      ["Tcp 443", "13.107.213.0/24", "AzureFrontDoor.FirstParty", 1],
      ["Tcp 443", "20.36.0.0/23", "AzureMachineLearning AzureMonitor MicrosoftContainerRegistry", 6],
      ["Tcp 443", "20.38.100.0/23", "Storage.EastUS2", 2],
      ["Tcp 443", "20.44.16.0/27", "BatchNodeManagement.EastUS2", 1],
      ["Tcp 443", "20.60.4.0/24", "Storage.EastUS2", 2],
      ["Tcp 8787,18881", "13.66.87.128/28", "AzureMachineLearning", 1],
      ["Tcp 8787,18881", "20.36.1.0/24", "AzureMachineLearning", 1],
      ["Udp 5831", "13.66.87.128/28", "AzureMachineLearning", 1],
      ["Udp 5831", "20.36.1.0/24", "AzureMachineLearning", 1],
    ]);
  });

  it("are the same in whatever order the file and its tags hold them", () => {
    const backwards = Object.fromEntries(
      Object.entries(TAGS)
        .map(([name, prefixes]): [string, string[]] => [name, [...prefixes].reverse()])
        .reverse(),
    );
    expect(addressesIn(backwards)).toEqual(addressesIn(TAGS));
  });
});

describe("a tag", () => {
  const { "Storage.EastUS2": _regional, ...others } = TAGS;

  it("of the region that the file lacks is an error, which can be accepted for the tag of all regions", () => {
    const serviceTags = serviceTagsOf({ ...others, Storage: ["20.38.0.0/16"] });
    const refused = exported({}, { serviceTags, prefer: "addresses" });
    expect(refused.value).toBeUndefined();
    expect(messagesOf(refused, "regional-tag-unavailable")).toContain(
      "the file of Public, change number 375, has no tag `Storage.EastUS2`; acknowledge `regional-tag-unavailable` to export `Storage`, the tag of all regions, which is wider",
    );
    const acknowledgements = [{ code: "regional-tag-unavailable", reason: "It is wider." }];
    const accepted = exported({ acknowledgements }, { serviceTags, prefer: "addresses" });
    expect(
      accepted.value?.entries.find(({ destination }) => destination === "20.38.0.0/16")?.serviceTags,
    ).toEqual(["Storage"]);
    expect(accepted.diagnostics.filter(({ code }) => code === "regional-tag-unavailable")[0]).toMatchObject({
      severity: "warning",
      acknowledged: "It is wider.",
      message:
        "the file of Public, change number 375, has no tag `Storage.EastUS2`; it was widened to `Storage`, the tag of all regions",
    });
  });

  it("that the file lacks altogether is an error, and nothing stands in for it", () => {
    const outcome = exported({}, { serviceTags: serviceTagsOf(others), prefer: "addresses" });
    expect(outcome.value).toBeUndefined();
    expect(messagesOf(outcome, "service-tag-not-in-file")[0]).toMatch(
      /^the file of Public, change number 375, has no tag `Storage\.EastUS2`/,
    );
  });

  it("that no need is exported by may be missing", () => {
    const outcome = exported(
      { parameters: { storageAccount: "mlstore" } },
      { serviceTags: serviceTagsOf({ Other: ["20.0.0.0/8"] }) },
    );
    expect(outcome.value?.entries.length).toBeGreaterThan(0);
  });

  it.each([
    ["0.0.0.0/0", ["0.0.0.0/0"]],
    ["0.0.0.0/0", ["0.0.0.0/1", "128.0.0.0/1"]],
    ["::/0", ["10.0.0.0/8", "::/0"]],
  ])("with %s is refused", (whole, prefixes) => {
    const serviceTags = serviceTagsOf({ ...TAGS, AzureActiveDirectory: prefixes });
    const outcome = exported({}, { serviceTags, prefer: "addresses" });
    expect(outcome.value).toBeUndefined();
    expect(messagesOf(outcome, "whole-address-space")).toEqual([
      `the addresses of AzureActiveDirectory are \`${whole}\`, every address there is; that is no list`,
    ]);
  });

  it("of a file of another cloud is refused", () => {
    const outcome = exported({}, { serviceTags: serviceTagsOf(TAGS, { cloud: "China" }) });
    expect(messagesOf(outcome, "service-tag-file-of-another-cloud")).toEqual([
      "the file is of the cloud `China`, and the selection's is `public`; give the file of that cloud",
    ]);
  });
});

describe("a budget", () => {
  const APART = { ...TAGS, AzureActiveDirectory: ["20.20.0.0/25", "20.20.0.192/26", "20.20.9.0/24"] };
  const budgeted = (mostPrefixes: number, mostExtraShare: number) =>
    exported(
      {},
      { serviceTags: serviceTagsOf(APART), prefer: "addresses", budget: { mostPrefixes, mostExtraShare } },
    );

  it("that is kept already changes nothing", () => {
    const outcome = budgeted(9, 0);
    const without = soundExport({}, { serviceTags: serviceTagsOf(APART), prefer: "addresses" });
    expect(outcome.value?.entries).toEqual(without.entries);
    expect(messagesOf(outcome, "prefixes-widened")).toEqual([]);
  });

  it("joins prefixes with the fewest extra addresses, and tells them", () => {
    const acknowledgements = [{ code: "prefixes-widened", reason: "The firewall holds no more." }];
    const outcome = exported(
      { acknowledgements },
      {
        serviceTags: serviceTagsOf({ AzureActiveDirectory: APART.AzureActiveDirectory, ...NEIGHBOURS }),
        prefer: "addresses",
        budget: { mostPrefixes: 2, mostExtraShare: 0.2 },
      },
    );
    expect(messagesOf(outcome, "prefixes-widened")).toEqual([
      "3 prefixes of IPv4 became 2, which cover 64 addresses more than the 448 that are asked for: 20.20.0.128-20.20.0.191",
    ]);
    const [widened, whole] = outcome.value?.entries ?? [];
    expect([widened?.destination, widened?.addedAddresses, widened?.serviceTags]).toEqual([
      "20.20.0.0/24",
      64n,
      ["AzureActiveDirectory"],
    ]);
    expect([whole?.destination, whole?.addedAddresses]).toEqual(["20.20.9.0/24", 0n]);
    expect(outcome.value?.metadata.budget).toEqual({ mostPrefixes: 2, mostExtraShare: 0.2 });
  });

  it.each<[string, number, number, string]>([
    [
      "needs a larger share or more prefixes",
      2,
      0.1,
      "the 3 prefixes of IPv4 do not fit into 2: 2 would add 64 addresses, and 44 are allowed; with the same share 3 do, so give `--most-prefixes 3` or more",
    ],
    [
      "would cover what nothing may be widened to",
      1,
      1,
      "the 2 prefixes of IPv4 do not fit into 1: 1 would cover addresses that nothing may be widened to; with the same share 2 do, so give `--most-prefixes 2` or more",
    ],
  ])("that %s is refused, with what would do", (_what, mostPrefixes, mostExtraShare, message) => {
    const prefixes = mostPrefixes === 1 ? ["9.255.255.0/24", "11.0.0.0/24"] : APART.AzureActiveDirectory;
    const outcome = exported(
      {},
      {
        serviceTags: serviceTagsOf({ AzureActiveDirectory: prefixes, ...NEIGHBOURS }),
        prefer: "addresses",
        budget: { mostPrefixes, mostExtraShare },
      },
    );
    expect(outcome.value).toBeUndefined();
    expect(messagesOf(outcome, "prefix-budget-exceeded")).toEqual([message]);
  });

  it.each([
    [0, 0, "a list cannot have at most 0 prefixes; give a whole number from 1 on"],
    [1.5, 0, "a list cannot have at most 1.5 prefixes; give a whole number from 1 on"],
    [1, -0.1, "the share -0.1 of extra addresses is not from 0 to 1; give one such as 0.01, a hundredth"],
    [
      1,
      Number.NaN,
      "the share NaN of extra addresses is not from 0 to 1; give one such as 0.01, a hundredth",
    ],
  ])("of %p prefixes and a share of %p is none", (mostPrefixes, mostExtraShare, message) => {
    expect(messagesOf(budgeted(mostPrefixes, mostExtraShare), "invalid-export-option")).toEqual([message]);
  });
});
