import type { ReviewReport } from "../../../../lib/core/report/html/review-report";

/** A report that has something in every part of the page. */
export const SAMPLE: ReviewReport = {
  tool: { name: "azure-network-catalog", version: "1.2.3" },
  selection: {
    service: "Azure Machine Learning",
    cloud: "Azure public (public)",
    region: "westus",
    revision: "2026-03-19",
    revisions: ["2022-09-08", "2026-03-19"],
    features: [{ id: "hbi-workspace", description: "A workspace with `hbi_workspace`.", default: false }],
    turnedOff: ["azure-monitor"],
    parameters: [{ name: "storageAccount", value: "mlstore" }],
    removed: [{ id: "automl-hosts", reason: "There is a mirror." }],
    hasServiceTags: false,
  },
  files: ["firewall.json", "nsg.json"],
  path: {
    subnets: ["10.1.0.0/24"],
    areSubnetsGiven: true,
    securityGroups: [
      { name: "ml-nsg", file: "nsg.json", address: "azurerm_network_security_group.ml", count: 3 },
    ],
    routeTables: [
      {
        name: "ml-rt",
        file: "nsg.json",
        address: "azurerm_route_table.ml",
        count: 2,
        defaultRoute: "VirtualAppliance 10.0.1.4",
        straight: 1,
      },
    ],
    firewallPolicies: [{ name: "policy", file: "firewall.json", address: "hub-rcg", count: 5 }],
  },
  summary: { required: 5, admitted: 2, broad: 1, blocked: 2, undecided: 1 },
  requirements: [
    {
      id: "storage",
      purpose: "The default storage account: `notebooks`.",
      features: [],
      sources: [{ title: "The article: outbound", url: "https://learn.microsoft.com/azure/a#outbound" }],
      since: "2022-09-08",
      flows: [
        flow("Outbound", "Storage.WestUS", "service-tag", "blocked", "nsg: Deny"),
        flow("Outbound", "AzureMonitor", "service-tag", "broad", "nsg: AllowAll"),
        flow("Inbound", "AzureMachineLearning", "service-tag", "blocked", ""),
      ],
    },
    {
      id: "graph",
      purpose: "Microsoft Graph.",
      features: ["hbi-workspace"],
      sources: [{ title: "An include file: hosts" }],
      since: "2026-03-19",
      corrected: "The host has moved.",
      flows: [
        flow("Outbound", "graph.microsoft.com", "host", "undecided", "fw: A / B"),
        flow("Outbound", "the service's subnets", "subnets", "allowed", "nsg: Own"),
      ],
    },
  ],
  findings: [
    {
      code: "required-flow-blocked",
      severity: "error",
      file: "nsg.json",
      line: 7,
      rule: "azurerm_network_security_group.ml: Deny",
      flow: "outbound Tcp 443 to Storage.WestUS",
      requirement: "storage",
      message: "outbound Tcp 443 to `Storage.WestUS` is blocked by `Deny`",
      mend: {
        action: "add",
        layer: "nsg",
        file: "nsg.json",
        address: "azurerm_network_security_group.ml",
        rule: "AllowStorage",
        terraform: { name: "AllowStorage", priority: 200 },
        arm: { name: "AllowStorage", properties: { priority: 200 } },
      },
    },
    {
      code: "admitted-not-required",
      severity: "warning",
      file: "nsg.json",
      rule: "azurerm_network_security_group.ml: AllowAll",
      flow: "outbound Any to Internet",
      message: "`AllowAll` admits more",
      acknowledged: "The proxy needs it.",
    },
  ],
  remarks: [
    {
      code: "missing-parameter",
      severity: "warning",
      message: "`workspaceId` is missing",
      acknowledged: "Later.",
    },
  ],
  acknowledgements: [
    {
      code: "admitted-not-required",
      requirement: "storage",
      rule: "AllowAll",
      reason: "The proxy needs it.",
      findings: 1,
    },
  ],
  limits: [
    limit("security rules", 3, 1000),
    limit("routes", 350, 400),
    limit("rule collections", 2001, 2000),
  ],
};

function flow(
  direction: "Inbound" | "Outbound",
  peer: string,
  peerKind: "service-tag" | "host" | "subnets",
  verdict: "allowed" | "broad" | "blocked" | "undecided",
  rule: string,
) {
  return { direction, protocol: "Tcp", port: "443", peer, peerKind, verdict, rule };
}

function limit(what: string, used: number, most: number) {
  return { what, resource: "ml", used, most, source: { document: "Azure limits", revision: "2022-12-05" } };
}

/** The same with every text replaced, at any depth; what the code itself compares stays: codes, verdicts, kinds. */
export function withTexts(report: ReviewReport, replace: (text: string) => string): ReviewReport {
  const kept: ReadonlySet<string> = new Set([
    ...["severity", "verdict", "peerKind", "direction", "action", "layer"],
  ]);
  const changed = (value: unknown, key: string): unknown => {
    if (typeof value === "string") {
      const isCodeOfTable = key === "code" && value in CODES;
      return kept.has(key) || isCodeOfTable ? value : replace(value);
    }
    if (Array.isArray(value)) {
      return value.map((each) => changed(each, key));
    }
    return typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, changed(each, name)]))
      : value;
  };
  return changed(report, "") as ReviewReport;
}

const CODES = { "required-flow-blocked": true, "admitted-not-required": true };
