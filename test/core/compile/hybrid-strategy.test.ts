import fc from "fast-check";
import type { FirewallEgressInput } from "../../../lib/core/compile/network-input";
import { hosts, plannedWith, urls } from "./application-rules";
import { catalogs } from "./catalogs";
import { expectedForm, requirementsOf } from "./expected-forms";
import { BASIC, HYBRID, type Needed, outcomeOf, tags, WITHOUT_DNS_PROXY } from "./hybrid-outcomes";
import { plannedChoice } from "./planned-choice";
import { choicesOf, openingFirewall } from "./selections";

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
