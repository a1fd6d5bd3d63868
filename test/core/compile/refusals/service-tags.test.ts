import type { PeerInput } from "../../../../lib/core/compile/network-input";
import { withRequirements } from "./changed-catalog";
import {
  type Change,
  errorsOf,
  FIREWALL,
  findingsOn,
  firewallRule,
  planned,
  type Refusal,
  route,
  securityRule,
} from "./changed-input";

const tagged = (tag: string): PeerInput => ({ kind: "service-tag", tag });
const inRule = (tag: string): Change => ({ securityRules: [securityRule({ source: tagged(tag) })] });
const inFirewallRule = (tag: string): Change => ({
  egress: FIREWALL,
  firewallRules: [firewallRule({ destinations: [tagged(tag)] })],
});
const inRoute = (tag: string): Change => ({
  routes: [route({ destination: tagged(tag), nextHopType: "Internet" })],
});

const CHINA = { selection: { cloud: "china", region: "chinaeast2" } };
const EXAMPLE = "a service tag such as `Storage` or `Storage.WestUS`";

describe("a service tag in a rule or route of the user", () => {
  it.each<Refusal>([
    [
      "a misspelt tag",
      inRule("AzureMonitr"),
      "unknown-service-tag",
      "securityRules[0].source",
      "`AzureMonitr` is no service tag of Azure public; did you mean `AzureMonitor`?",
    ],
    [
      "a tag that resembles none",
      inRule("CompletelyUnheardOf"),
      "unknown-service-tag",
      "securityRules[0].source",
      "`CompletelyUnheardOf` is no service tag of Azure public",
    ],
    [
      "a tag in another case",
      inRule("Storage.westus"),
      "unknown-service-tag",
      "securityRules[0].source",
      "`Storage.westus` is not the canonical spelling of the service tag; write `Storage.WestUS`",
    ],
    [
      "a tag that starts in lower case",
      inRule("storage"),
      "unknown-service-tag",
      "securityRules[0].source",
      "`storage` starts in lower case, as a host name does; write the tag in its own case, as in `Storage.WestUS`",
    ],
    [
      "an empty tag",
      inRule(""),
      "unknown-service-tag",
      "securityRules[0].source",
      `the text is empty (\`\`); write ${EXAMPLE}`,
    ],
    [
      "the tag `*`",
      inRule("*"),
      "unknown-service-tag",
      "securityRules[0].source",
      `\`*\` stands for every address; write ${EXAMPLE}`,
    ],
    [
      "a prefix in the place of a tag",
      inRoute("192.168.0.0/16"),
      "unknown-service-tag",
      "routes[0].destination",
      `\`192.168.0.0/16\` looks like an IP address or network; write ${EXAMPLE}, or give it where address prefixes are expected`,
    ],
    [
      "a tag of a region that does not exist",
      inFirewallRule("Storage.WestUS9"),
      "unknown-service-tag",
      "firewallRules[0].destinations[0]",
      "`Storage.WestUS9` is no service tag of Azure public; did you mean `Storage.WestUS` or `Storage.WestUS2` or `Storage.WestUS3`?",
    ],
    [
      "a tag of another cloud's region",
      inRule("Storage.ChinaEast2"),
      "unknown-service-tag",
      "securityRules[0].source",
      "`Storage.ChinaEast2` is no service tag of Azure public; did you mean `Storage.CanadaEast` or `Storage.JapanEast` or `Storage.NorwayEast`?",
    ],
    [
      "a tag that only another cloud has",
      { ...CHINA, ...inRule("AzureFrontDoor.FirstParty") },
      "unknown-service-tag",
      "securityRules[0].source",
      "`AzureFrontDoor.FirstParty` is no service tag of Azure China (21Vianet); did you mean `AzureFrontDoor.Frontend`?",
    ],
    [
      "a region's tag that no layer takes, in a security rule",
      inRule("AzureMachineLearning.EastUS2"),
      "service-tag-not-in-layer",
      "securityRules[0].source",
      "the service tag `AzureMachineLearning.EastUS2` cannot be used in a security rule in Azure public",
    ],
    [
      "a tag that no layer takes, in a security rule",
      inRule("AzureActiveDirectory.ServiceEndpoint"),
      "service-tag-not-in-layer",
      "securityRules[0].source",
      "the service tag `AzureActiveDirectory.ServiceEndpoint` cannot be used in a security rule in Azure public",
    ],
    [
      "the virtual network's tag in a firewall rule",
      inFirewallRule("VirtualNetwork"),
      "service-tag-not-in-layer",
      "firewallRules[0].destinations[0]",
      "the service tag `VirtualNetwork` cannot be used in a firewall rule in Azure public",
    ],
    [
      "the Internet's tag in a firewall rule",
      inFirewallRule("Internet"),
      "service-tag-not-in-layer",
      "firewallRules[0].destinations[0]",
      "the service tag `Internet` cannot be used in a firewall rule in Azure public",
    ],
    [
      "the Internet's tag in a route",
      inRoute("Internet"),
      "service-tag-not-in-layer",
      "routes[0].destination",
      "the service tag `Internet` cannot be used in a route in Azure public",
    ],
    [
      "a region's tag that no layer takes, in a route",
      inRoute("AzureMachineLearning.EastUS2"),
      "service-tag-not-in-layer",
      "routes[0].destination",
      "the service tag `AzureMachineLearning.EastUS2` cannot be used in a route in Azure public",
    ],
  ])("%s is refused", (_fact, change, code, subject, message) => {
    expect(errorsOf(change)).toEqual([{ code, severity: "error", subject, message }]);
  });

  it.each([
    [
      "a firewall rule",
      { ...CHINA, ...inFirewallRule("Storage") },
      "firewallRules[0].destinations[0]",
      "Microsoft's service-tag data for Azure China (21Vianet) does not list `Storage` for a firewall rule",
    ],
    [
      "a route",
      { ...CHINA, ...inRoute("Storage") },
      "routes[0].destination",
      "Microsoft's service-tag data for Azure China (21Vianet) does not list `Storage` for a route",
    ],
    [
      "a security rule",
      { ...CHINA, ...inRule("LogicApps") },
      "securityRules[0].source",
      "Microsoft's service-tag data for Azure China (21Vianet) does not list `LogicApps` for a security rule",
    ],
  ])("a tag that Microsoft does not publish for %s is a warning", (_fact, change, subject, message) => {
    const { plan, diagnostics } = planned(change);
    expect(plan).toBeDefined();
    expect(diagnostics).toContainEqual({
      code: "service-tag-use-unpublished",
      severity: "warning",
      subject,
      message,
    });
  });

  it.each([
    ["AzureCloud in a route, which is documented beside the published data", inRoute("AzureCloud.eastus2")],
    ["the Internet's tag in a security rule", inRule("Internet")],
    ["a region's tag in a firewall rule", inFirewallRule("Storage.WestUS")],
  ])("%s can be planned", (_fact, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});

describe("a service tag that a requirement asks for", () => {
  const probe = (tag: string) =>
    withRequirements({ tags: [{ tag, protocol: "Tcp", ports: ["443"], since: "2022-09-08", sources: [] }] });

  it.each([
    ["a network security group", {}],
    ["a firewall rule", { egress: FIREWALL, layers: ["firewall"] as const }],
  ])("that %s cannot use, without a wider one, is an error", (where, change) => {
    expect(errorsOf({ service: probe("AzureActiveDirectory.ServiceEndpoint"), ...change })).toEqual([
      {
        code: "service-tag-not-in-layer",
        severity: "error",
        subject: "requirement probe",
        message: `the service tag \`AzureActiveDirectory.ServiceEndpoint\` cannot be used in ${where} in Azure public`,
        requirement: "probe",
      },
    ]);
  });

  it("that Microsoft does not publish for the layer is a warning, told for each layer", () => {
    const change = { ...CHINA, service: probe("AppConfiguration"), egress: FIREWALL };
    const warning = (where: string) => ({
      code: "service-tag-use-unpublished",
      severity: "warning",
      subject: "requirement probe",
      message: `Microsoft's service-tag data for Azure China (21Vianet) does not list \`AppConfiguration\` for ${where}`,
      requirement: "probe",
    });
    expect(findingsOn("probe", change)).toEqual([
      warning("a network security group"),
      warning("a firewall rule"),
    ]);
  });

  const REGION = { region: "australiacentral2", revision: "2023-04-14" };
  const IMAGES = "container-images";

  it("that the region does not have is an error, with the tag that an acknowledgement would bring", () => {
    expect(findingsOn(IMAGES, { selection: REGION })).toEqual([
      {
        code: "regional-tag-unavailable",
        severity: "error",
        subject: "requirement container-images",
        message:
          "region `australiacentral2` has no tag `MicrosoftContainerRegistry.AustraliaCentral2` that a network security group can use; acknowledge `regional-tag-unavailable` to use `MicrosoftContainerRegistry`, the tag of all regions, which is wider",
        requirement: "container-images",
      },
    ]);
  });

  it("that the region does not have is told of a route as well", () => {
    const change = {
      selection: { ...REGION, revision: "2022-09-08", features: ["public-ip-compute"] },
      egress: FIREWALL,
    };
    expect(findingsOn("public-ip-return", change)).toContainEqual({
      code: "regional-tag-unavailable",
      severity: "error",
      subject: "requirement public-ip-return",
      message:
        "region `australiacentral2` has no tag `BatchNodeManagement.AustraliaCentral2` that a route can use; acknowledge `regional-tag-unavailable` to use `BatchNodeManagement`, the tag of all regions, which is wider",
      requirement: "public-ip-return",
    });
  });

  it("that the region does not have gives way to the wider one where that is acknowledged", () => {
    const reason = "The images come from any region";
    const acknowledged = {
      selection: {
        ...REGION,
        region: "australiacentral",
        acknowledgements: [{ code: "regional-tag-unavailable", requirement: IMAGES, reason }],
      },
    };
    expect(findingsOn(IMAGES, acknowledged)).toEqual([
      {
        code: "regional-tag-unavailable",
        severity: "warning",
        subject: "requirement container-images",
        message:
          "region `australiacentral` has no tag `MicrosoftContainerRegistry.AustraliaCentral` that a network security group can use; it was widened to `MicrosoftContainerRegistry`, the tag of all regions",
        requirement: "container-images",
        acknowledged: reason,
      },
    ]);
    expect(errorsOf(acknowledged)).toEqual([]);
  });

  it("is not widened by an acknowledgement of another requirement", () => {
    const change = {
      selection: {
        ...REGION,
        region: "australiacentral",
        acknowledgements: [{ code: "regional-tag-unavailable", requirement: "batch", reason: "Not these" }],
      },
    };
    expect(errorsOf(change).map(({ code, requirement }) => [code, requirement])).toEqual([
      ["regional-tag-unavailable", IMAGES],
    ]);
  });

  it("is not widened by an acknowledgement without a reason", () => {
    const change = {
      selection: {
        ...REGION,
        region: "australiacentral",
        acknowledgements: [{ code: "regional-tag-unavailable", reason: " " }],
      },
    };
    expect(errorsOf(change).map(({ code }) => code)).toEqual(["invalid-acknowledgement"]);
  });
});
