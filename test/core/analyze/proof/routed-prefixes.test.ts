import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type CheckReport, check } from "../../../../lib/core/analyze/proof";
import { tagIndexOf } from "../../../../lib/core/report/tag-index";
import { readServiceTagFile } from "../../../../lib/core/service-tag-files/read-service-tag-file";
import { withRoutes } from "./changed-configuration";
import { goldenConfiguration } from "./golden-configuration";
import { PUBLIC_IP_SELECTION, selected } from "./selections";

const routes = goldenConfiguration("ip-routes");
const EXCERPT = join(__dirname, "../../../../examples/ip-routes/service-tags.json");
const FILE = JSON.parse(readFileSync(EXCERPT, "utf8"));

/** Another region, whose prefixes no route of the example has. */
const ELSEWHERE = "20.49.88.64/28";

const regional: readonly string[] = FILE.values.flatMap(
  ({ properties }: { properties: { addressPrefixes: string[] } }) => properties.addressPrefixes,
);

/** The file of the example with the tag of all regions beside those of two. */
const { value: tags } = readServiceTagFile([
  {
    file: "tags.json",
    text: JSON.stringify({
      ...FILE,
      values: [
        ...FILE.values,
        {
          ...FILE.values[0],
          name: "AzureMachineLearning",
          id: "AzureMachineLearning",
          properties: { ...FILE.values[0].properties, region: "", addressPrefixes: [...regional, ELSEWHERE] },
        },
      ],
    }),
  },
]);

function judged(configuration = routes): CheckReport {
  if (tags === undefined) throw new Error("the file is not sound");
  const index = tagIndexOf(tags);
  const given = { subnets: ["10.40.0.0/22"], tagIndex: index };
  return check(configuration, selected(PUBLIC_IP_SELECTION), given);
}

const control = ({ flows }: CheckReport) =>
  flows.filter(({ requirement }) => requirement === "public-ip-control").map(({ verdict }) => verdict);

describe("routes for the prefixes of the region and its pair", () => {
  it("let through what comes in from the service, whose other regions the documents do not route", () => {
    const report = judged();
    expect(control(report)).toEqual(["allowed"]);
    expect(report.findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  it("leave undecided what they lead to an appliance whose rules nobody gave, and propose no way around it", () => {
    const appliance = withRoutes(routes, (all) =>
      all.map((route) =>
        route.next_hop_type === "VirtualAppliance" ? { ...route, next_hop_in_ip_address: "10.0.1.4" } : route,
      ),
    );
    const found = judged(appliance).findings.filter(
      ({ flow }) => flow === "outbound Tcp 8787 to AzureMachineLearning",
    );
    expect(found.map(({ code, message, mend }) => ({ code, message, mend }))).toEqual([
      {
        code: "required-flow-undecided",
        message:
          "outbound Tcp 8787 to AzureMachineLearning is required (Compute instances: RStudio (8787) and the language server (18881).), and route `DefaultToFirewall` leads it to the appliance `10.0.1.4`, whose rules are in none of the files; give the files that hold them as well",
        mend: undefined,
      },
    ]);
  });

  it("block it where one of these prefixes is missing", () => {
    const name = routes.routeTables[0]?.routes.find(({ route }) => route.next_hop_type === "Internet")?.route
      .name;
    const report = judged(withRoutes(routes, (all) => all.filter((route) => route.name !== name)));
    expect(control(report)).toEqual(["blocked"]);
    expect(report.findings.map(({ code }) => code)).toContain("route-missing");
  });

  it("do not stand in for rules: what the group denies from another region is blocked", () => {
    const [group] = routes.securityGroups;
    const deny = {
      name: "DenyRegion",
      priority: 100,
      direction: "Inbound",
      access: "Deny",
      protocol: "*",
      source_port_range: "*",
      destination_port_range: "*",
      source_address_prefix: ELSEWHERE,
      destination_address_prefix: "*",
    };
    if (group === undefined) throw new Error("the example has a group");
    const { file, address } = group;
    const rules = [...group.rules, { file, address, rule: deny }];
    expect(control(judged({ ...routes, securityGroups: [{ ...group, rules }] }))).toEqual(["blocked"]);
  });
});
