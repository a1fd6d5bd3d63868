import { hosts, plannedWith } from "./application-rules";
import { HYBRID, type Needed, tags, udp } from "./hybrid-outcomes";

describe("no host rule stands beside a tag that admits as much", () => {
  /** By tag, because the wildcard reaches all regions. */
  const storage: Needed = { ...hosts(["*.contoso.net"], "443"), ...tags(["Storage.{Region}"], "443") };
  const STORAGE =
    "service-tag: by service tag: Storage.WestUS, because *.contoso.net would reach such names in every region";
  const BY_HOST = "hosts: by host name, which is narrower than Storage.WestUS";
  const allowedBy = (...ids: string[]): string =>
    `service-tag: by service tag: Storage.WestUS, because ${ids.join(", ")} ${ids.length === 1 ? "allows" : "allow"} it already`;
  const exact = (...ports: string[]): Needed => ({
    ...hosts(["www.fabrikam.org"], ...ports),
    ...tags(["Storage.{Region}"], ...ports),
  });

  it.each<[string, Needed[], string[]]>([
    [
      "an exact name under a tag that another one takes becomes the tag",
      [storage, exact("443")],
      [STORAGE, allowedBy("requirement-10")],
    ],
    ["it does so whichever comes first", [exact("443"), storage], [allowedBy("requirement-20"), STORAGE]],
    [
      "the ports of several take it together",
      [storage, { ...tags(["Storage"], "445") }, exact("443", "445")],
      [
        STORAGE,
        "service-tag: by service tag: Storage, because the documents name no hosts for it in this cloud",
        allowedBy("requirement-10", "requirement-20"),
      ],
    ],
    [
      "a requirement with hosts only is served by one that names them",
      [storage, hosts(["a.contoso.net", "*.b.contoso.net"], "443")],
      [STORAGE, "served-by-another: names the hosts of requirement-10"],
    ],
    [
      "also by one that became a tag itself",
      [storage, exact("443"), hosts(["www.fabrikam.org"], "443")],
      [STORAGE, allowedBy("requirement-10"), "served-by-another: names the hosts of requirement-20"],
    ],
    [
      "also where no rule could be written for its hosts",
      [
        { ...hosts(["*.contoso.net"], "8787"), ...tags(["AzureMachineLearning"], "8787") },
        hosts(["*.a.contoso.net"], "8787"),
      ],
      [
        "service-tag: by service tag: AzureMachineLearning, because `*.contoso.net` needs a network rule, and network rules take no wildcards",
        "served-by-another: names the hosts of requirement-10",
      ],
    ],
    [
      "a tag on another port takes none",
      [{ ...tags(["Storage.{Region}"], "445") }, exact("443")],
      [
        "service-tag: by service tag: Storage.WestUS, because the documents name no hosts for it in this cloud",
        BY_HOST,
      ],
    ],
    [
      "a tag of another protocol takes none",
      [udp("Storage.{Region}", "443"), exact("443")],
      [
        "service-tag: by service tag: Storage.WestUS, because the documents name no hosts for it in this cloud",
        BY_HOST,
      ],
    ],
    [
      "the tag of the region takes none that needs the tag of all regions",
      [storage, { ...hosts(["www.fabrikam.org"], "443"), ...tags(["Storage"], "443") }],
      [STORAGE, "hosts: by host name, which is narrower than Storage"],
    ],
    [
      "what only a feature needs takes none that is always needed",
      [{ ...storage, features: ["two"] }, exact("443")],
      [STORAGE, BY_HOST],
    ],
    [
      "what is always needed takes what a feature needs",
      [storage, { ...exact("443"), features: ["two"] }],
      [STORAGE, allowedBy("requirement-10")],
    ],
  ])("%s", (_, needed, expected) => {
    const { plan } = plannedWith(HYBRID, ...needed);
    expect(plan?.decisions.map(({ form, why }) => `${form}: ${why}`)).toEqual(expected);
  });

  it("a name on a port that the tag form lacks stays, and the finding names it, the port and the tag", () => {
    const mixed = { ...hosts(["www.fabrikam.org"], "443", "445"), ...tags(["Storage.{Region}"], "443") };
    const { plan, diagnostics } = plannedWith(HYBRID, storage, mixed);
    expect(plan?.decisions.map(({ form, why }) => `${form}: ${why}`)).toEqual([STORAGE, BY_HOST]);
    expect(diagnostics.map(({ code, requirement, message }) => ({ code, requirement, message }))).toEqual([
      {
        code: "tag-shadows-hosts",
        requirement: "requirement-20",
        message:
          "the network rule for `Storage.WestUS` (needed by `requirement-10`) wins on Tcp 443 over the host rule of `requirement-20` for `www.fabrikam.org`, and admits all else that the tag holds",
      },
    ]);
  });
});
