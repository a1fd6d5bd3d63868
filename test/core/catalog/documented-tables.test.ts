import { formatPorts } from "../../../lib/core/address/port-range";
import { CLOUD_IDS, machineLearningService } from "../../../lib/core/catalog/built-in";
import type { CloudId } from "../../../lib/core/catalog/cloud";
import type { SelectedRequirement } from "../../../lib/core/catalog/flows";
import { FEATURE_HOSTS, HOST_TABLES, type HostRow } from "./documented-hosts";
import { ROUTE_ROWS, TAG_ROWS } from "./documented-tags";
import { selectedRequirements } from "./selected-requirements";

/** A region of each cloud, and as its tags spell it. */
const REGIONS: Readonly<Record<CloudId, readonly [string, string]>> = {
  public: ["westus2", "WestUS2"],
  usgovernment: ["usgovvirginia", "USGovVirginia"],
  china: ["chinaeast2", "ChinaEast2"],
};

const SELECTIONS = CLOUD_IDS.flatMap((cloud) =>
  machineLearningService().revisions.map((revision): [CloudId, string] => [cloud, revision]),
);

/** The selection of a cloud and revision whose features are these alone. */
function ofFeatures(cloud: CloudId, revision: string, features: readonly string[]): SelectedRequirement[] {
  const defaults = [...machineLearningService().features.values()].filter((each) => each.default);
  return selectedRequirements({
    cloud,
    region: REGIONS[cloud][0],
    revision,
    features,
    withoutFeatures: defaults.map(({ id }) => id).filter((id) => !features.includes(id)),
    parameters: { storageAccount: "mlstore" },
  });
}

/** The documented features of the tables that a revision has. */
function featuresOf(revision: string): string[] {
  const known = TAG_ROWS.flatMap(({ feature, until }) =>
    feature === undefined || (until !== undefined && revision >= until) ? [] : [feature],
  );
  return [...new Set(known)];
}

function inOrder(texts: Iterable<string>): string[] {
  return [...new Set(texts)].sort();
}

/** Each port on its own: the tables and the catalog may divide one list of ports between requirements. */
function withEachPort(what: string, ports: readonly string[]): string[] {
  return ports.map((port) => `${what} ${port}`);
}

function hostFlowsOf(requirements: readonly SelectedRequirement[]): string[] {
  return inOrder(
    requirements.flatMap(({ hostFlows }) =>
      hostFlows.flatMap(({ host, protocol, ports }) =>
        withEachPort(`${"text" in host ? host.text : host.deferred} ${protocol}`, formatPorts(ports)),
      ),
    ),
  );
}

function tagFlowsOf(requirements: readonly SelectedRequirement[]): string[] {
  return inOrder(
    requirements.flatMap(({ requirement: { direction }, tagFlows }) =>
      tagFlows.flatMap(({ tag, protocol, ports }) =>
        withEachPort(`${direction} ${tag.text} ${protocol}`, formatPorts(ports)),
      ),
    ),
  );
}

function isIn(revision: string, { since, until }: { since: string; until?: string }): boolean {
  return revision >= since && (until === undefined || revision < until);
}

function hostRowsOf(rows: readonly HostRow[], revision: string, region: string): string[] {
  return inOrder(
    rows
      .filter(([, , , since, until]) => isIn(revision, { since, ...(until === undefined ? {} : { until }) }))
      .flatMap(([host, protocol, ports]) =>
        withEachPort(
          `${host.replace("<region>", region).replace("<storage>", "mlstore")} ${protocol}`,
          ports.split(","),
        ),
      ),
  );
}

function tagRowsOf(cloud: CloudId, revision: string, features: readonly string[]): string[] {
  return inOrder(
    TAG_ROWS.filter(
      (row) =>
        isIn(revision, row) &&
        (row.clouds?.includes(cloud) ?? true) &&
        (row.feature === undefined || features.includes(row.feature)),
    ).flatMap(({ direction, tag, protocol, ports }) =>
      withEachPort(
        `${direction} ${tag.replace("<Region>", REGIONS[cloud][1])} ${protocol}`,
        ports.split(","),
      ),
    ),
  );
}

describe.each(SELECTIONS)("in %s, revision %s", (cloud, revision) => {
  const [region] = REGIONS[cloud];

  it("the hosts are those of the article's tables", () => {
    const documented = hostRowsOf(HOST_TABLES[cloud], revision, region);
    expect(hostFlowsOf(ofFeatures(cloud, revision, ["azure-monitor", "workspace-private-endpoint"]))).toEqual(
      documented,
    );
    expect(documented.length).toBeGreaterThan(20);
  });

  it.each(Object.entries(FEATURE_HOSTS))("%s adds the hosts of its own rows", (feature, rows) => {
    const without = hostFlowsOf(ofFeatures(cloud, revision, []));
    const added = hostFlowsOf(ofFeatures(cloud, revision, [feature])).filter(
      (flow) => !without.includes(flow),
    );
    expect(added).toEqual(hostRowsOf(rows[cloud], revision, region));
  });

  it("the service tags without any feature are those of the tables", () => {
    expect(tagFlowsOf(ofFeatures(cloud, revision, []))).toEqual(tagRowsOf(cloud, revision, []));
  });

  it.each(featuresOf(revision))("the service tags with %s are those of the tables", (feature) => {
    expect(tagFlowsOf(ofFeatures(cloud, revision, [feature]))).toEqual(tagRowsOf(cloud, revision, [feature]));
  });

  it("compute with a public IP address is routed around the firewall as documented", () => {
    const routes = ofFeatures(cloud, revision, ["public-ip-compute"]).flatMap(({ routeFlows }) =>
      routeFlows.map(({ tag }) => tag.text),
    );
    const documented = ROUTE_ROWS.filter((row) => isIn(revision, row)).map(({ tag }) =>
      tag.replace("<Region>", REGIONS[cloud][1]),
    );
    expect(routes).toEqual(documented);
    expect(ofFeatures(cloud, revision, []).flatMap(({ routeFlows }) => routeFlows)).toEqual([]);
  });

  it("requirements come in the order of their slots, whatever brings them", () => {
    const slots = ofFeatures(cloud, revision, featuresOf(revision)).map((each) => each.requirement.slot);
    expect(slots).toEqual([...slots].sort((a, b) => a - b));
  });

  it("a feature appends its requirements to those that are always there", () => {
    const always = ofFeatures(cloud, revision, []).map((each) => each.requirement.id);
    const more = ofFeatures(cloud, revision, featuresOf(revision)).map((each) => each.requirement.id);
    expect(more.slice(0, always.length)).toEqual(always);
    expect(more.length).toBeGreaterThan(always.length);
  });
});
