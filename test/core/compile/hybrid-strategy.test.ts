import fc from "fast-check";
import type { RequirementDocument, RequirementsDocument } from "../../../lib/core/catalog/documents";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import { entry, hosts, plannedWith, urls } from "./application-rules";
import { catalogs } from "./catalogs";
import { expectedForm, requirementsOf } from "./expected-forms";
import { plannedChoice } from "./planned-choice";
import { choicesOf, firewall, openingFirewall } from "./selections";

type Needed = Partial<RequirementDocument> & Pick<RequirementsDocument, "features">;

const HYBRID = firewall("hybrid");
const WITHOUT_DNS_PROXY: FirewallEgressInput = { ...HYBRID, dnsProxy: false };
const BASIC: FirewallEgressInput = { ...WITHOUT_DNS_PROXY, sku: "Basic" };

const tags = (names: string[], ...ports: string[]): Partial<RequirementDocument> => ({
  tags: names.map((tag) => ({ ...entry, tag, ports })),
});
const udp = (tag: string, ...ports: string[]): Partial<RequirementDocument> => ({
  tags: [{ ...entry, tag, protocol: "Udp", ports }],
});

/** The decisions as `requirement form: why`, and the findings as `code requirement`. */
function outcomeOf({ plan, diagnostics }: ReturnType<typeof plannedWith>): string[] {
  return [
    ...(plan?.decisions ?? []).map(({ requirement, form, why }) => `${requirement} ${form}: ${why}`),
    ...diagnostics.map(({ code, severity, requirement }) => `${severity} ${code} ${requirement}`),
  ];
}

describe("the narrower form of one requirement", () => {
  it.each<[string, FirewallEgressInput, Needed, string[]]>([
    [
      "an exact name beside a tag without region is the name",
      HYBRID,
      { ...hosts(["a.contoso.net"], "443"), ...tags(["AzureFrontDoor.Frontend"], "443") },
      ["requirement-10 hosts: by host name, which is narrower than AzureFrontDoor.Frontend"],
    ],
    [
      "an exact name beside a tag of the region is the name",
      HYBRID,
      { ...hosts(["a.contoso.net"], "443", "445"), ...tags(["Storage.{Region}"], "443") },
      ["requirement-10 hosts: by host name, which is narrower than Storage.WestUS"],
    ],
    [
      "a wildcard with the region in it beside a tag of the region is the wildcard",
      HYBRID,
      { ...hosts(["*.{region}.contoso.net"], "443"), ...tags(["BatchNodeManagement.{Region}"], "443") },
      ["requirement-10 hosts: by host name, which is narrower than BatchNodeManagement.WestUS"],
    ],
    [
      "a wildcard of all regions beside a tag of all regions is the wildcard",
      HYBRID,
      { ...hosts(["*.contoso.net"], "443"), ...tags(["AzureMachineLearning"], "443") },
      ["requirement-10 hosts: by host name, which is narrower than AzureMachineLearning"],
    ],
    [
      "a wildcard of all regions beside a tag of the region is the tag",
      HYBRID,
      {
        ...hosts(["*.contoso.net", "a.fabrikam.org"], "443"),
        ...tags(["Storage.{Region}"], "443"),
      },
      [
        "requirement-10 service-tag: by service tag: Storage.WestUS, because *.contoso.net would reach such names in every region",
      ],
    ],
    [
      "a wildcard of all regions beside two tags, one of them of all regions, is the wildcard",
      HYBRID,
      {
        ...hosts(["*.contoso.net"], "443"),
        ...tags(["AzureFrontDoor.FirstParty", "MicrosoftContainerRegistry.{Region}"], "443"),
      },
      [
        "requirement-10 hosts: by host name, which is narrower than AzureFrontDoor.FirstParty, MicrosoftContainerRegistry.WestUS",
      ],
    ],
    [
      "a URL beside a tag is the URL",
      openingFirewall("hybrid"),
      { ...urls(["a.contoso.net/org/*"], "443"), ...tags(["Storage.{Region}"], "443") },
      ["requirement-10 hosts: by host name, which is narrower than Storage.WestUS"],
    ],
    [
      "a URL that the firewall does not see is its host, with the warning",
      HYBRID,
      { ...urls(["a.contoso.net/org/*"], "443"), ...tags(["Storage.{Region}"], "443") },
      [
        "requirement-10 hosts: by host name, which is narrower than Storage.WestUS",
        "warning url-widened-to-host requirement-10",
      ],
    ],
    [
      "a name without a tag is the name",
      HYBRID,
      hosts(["*.contoso.net"], "443"),
      ["requirement-10 hosts: by host name, because the documents name no service tag for it"],
    ],
    [
      "a tag without hosts is the tag, with the warning",
      HYBRID,
      tags(["AzureMachineLearning"], "443"),
      [
        "requirement-10 service-tag: by service tag: AzureMachineLearning, because the documents name no hosts for it in this cloud",
        "warning hosts-replaced-by-tag requirement-10",
      ],
    ],
    [
      "a wildcard on another port, which no rule takes, is the tag, with the warning",
      HYBRID,
      { ...hosts(["*.contoso.net"], "8787"), ...tags(["AzureMachineLearning"], "8787") },
      [
        "requirement-10 service-tag: by service tag: AzureMachineLearning, because `*.contoso.net` needs a network rule, and network rules take no wildcards",
        "warning hosts-replaced-by-tag requirement-10",
      ],
    ],
    [
      "an exact name on another port is the tag where the SKU has no rules for it",
      BASIC,
      { ...hosts(["a.contoso.net"], "445"), ...tags(["Storage.{Region}"], "445") },
      [
        "requirement-10 service-tag: by service tag: Storage.WestUS, because `a.contoso.net` needs a network rule with a host name, which the SKU `Basic` lacks",
        "warning hosts-replaced-by-tag requirement-10",
      ],
    ],
    [
      "a name that lacks its parameter is the tag, with the warning",
      HYBRID,
      { ...hosts(["{storageAccount}.contoso.net"], "443"), ...tags(["Storage.{Region}"], "443") },
      [
        "requirement-10 service-tag: by service tag: Storage.WestUS, because its hosts need the parameter `storageAccount`",
        "warning hosts-replaced-by-tag requirement-10",
      ],
    ],
    [
      "a name that lacks its parameter, without a tag, is left out",
      HYBRID,
      hosts(["{storageAccount}.contoso.net"], "443"),
      [
        "requirement-10 left-out: the parameter `storageAccount` was not given",
        "warning missing-parameter requirement-10",
      ],
    ],
    [
      "a name that no rule takes, without a tag, is an error",
      HYBRID,
      hosts(["*.contoso.net"], "22"),
      ["error inexpressible-requirement requirement-10"],
    ],
  ])("%s", (_, egress, needed, expected) => {
    expect(outcomeOf(plannedWith(egress, needed))).toEqual(expected);
  });

  it("is a tag without the DNS proxy where the name is for another port, and the reason says so", () => {
    const needed = { ...hosts(["a.contoso.net"], "445"), ...tags(["Storage.{Region}"], "445") };
    const [decision] = plannedWith(WITHOUT_DNS_PROXY, needed).plan?.decisions ?? [];
    expect(decision).toMatchObject({ form: "service-tag" });
    expect(decision?.why).toMatch(
      /^by service tag: Storage\.WestUS, because .* needs the policy's DNS proxy/,
    );
  });

  it("asks for the parameter where a tag stands in for its hosts", () => {
    const needed = {
      ...hosts(["{storageAccount}.contoso.net"], "443"),
      ...tags(["Storage.{Region}"], "443"),
    };
    expect(plannedWith(HYBRID, needed).diagnostics.map(({ message }) => message)).toEqual([
      "`requirement-10` is allowed by service tag (`Storage.WestUS`) instead of by host: its hosts need the parameter `storageAccount`; give it",
    ]);
  });

  it.each([false, true])(
    "is the host where the region has no tag of its own, whether or not the tag of all regions is accepted (%s)",
    (acceptsWiderTags) => {
      const requirements = [
        {
          requirements: [
            {
              id: "images",
              slot: 10,
              purpose: "A purpose.",
              direction: "outbound",
              ...hosts(["*.contoso.net"], "443"),
              ...tags(["MicrosoftContainerRegistry.{Region}"], "443"),
            },
          ],
        },
      ];
      const { plan, diagnostics } = plannedChoice({
        catalog: { requirements, implies: {} },
        selection: {
          cloud: "public",
          region: "australiacentral",
          revision: "2026-03-19",
          features: [],
          parameters: {},
        },
        prefixes: [{ text: "10.1.0.0/24", first: "10.1.0.0", last: "10.1.0.255" }],
        isOneSubnet: true,
        egress: HYBRID,
        denyScope: "internet",
        acceptsWiderTags,
      });
      expect(diagnostics.map(({ code }) => code).filter((code) => code.startsWith("regional"))).toEqual([]);
      expect(plan?.decisions).toEqual([
        {
          requirement: "images",
          form: "hosts",
          why: acceptsWiderTags
            ? "by host name, which is narrower than MicrosoftContainerRegistry"
            : "by host name, because the firewall cannot use `MicrosoftContainerRegistry.AustraliaCentral`",
        },
      ]);
    },
  );
});

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

describe("for any catalog", () => {
  const choices = choicesOf(
    fc.constantFrom(HYBRID, WITHOUT_DNS_PROXY, BASIC, openingFirewall("hybrid")),
    catalogs,
  );
  const FORMS: Readonly<Record<string, string>> = {
    tags: "service-tag",
    served: "served-by-another",
    none: "not-expressible",
  };

  it("each form is the one that trying until nothing changes finds", () => {
    fc.assert(
      fc.property(choices, (choice) => {
        const { plan } = plannedChoice(choice);
        fc.pre(plan !== undefined);
        const all = requirementsOf(choice);
        const expected = all.map((each) => {
          const form = expectedForm(choice, each, all);
          return `${each.id} ${FORMS[form] ?? form}`;
        });
        expect(plan.decisions.map(({ requirement, form }) => `${requirement} ${form}`).sort()).toEqual(
          expected.sort(),
        );
      }),
      { numRuns: 150 },
    );
  });
});
