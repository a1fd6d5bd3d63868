import { judgeEmittedPlan } from "../../lib/constructs/judge-emitted-plan";
import { builtInCloud, CLOUD_IDS, machineLearningService } from "../../lib/core/catalog/built-in";
import type { Cloud, Region } from "../../lib/core/catalog/cloud";
import { type Selection, select } from "../../lib/core/catalog/selection";
import { firewallReport } from "../../lib/core/compile/firewall-report";
import type { EgressInput } from "../../lib/core/compile/network-input";
import { planNetwork } from "../../lib/core/compile/plan-network";
import { hasErrors } from "../../lib/core/diagnostics/diagnostic";

/*
 * Plans selections of the whole matrix (cloud and region, every set of features, egress and strategy), a part of them
 * that is spread evenly, and proves each plan: what it says to let through gets through. Plans that differ in nothing but
 * what their region is called share a proof.
 *
 *   node matrix.js FIRST STEP COUNT
 *
 * Prints JSON. Every STEPth of the COUNT selections is looked at, from FIRST on, so that processes share the work.
 */

/** Strides over the matrix without meeting a selection twice: no factor of its size. */
const STRIDE = 15_485_863;

const service = machineLearningService();
const features = [...service.features.values()].map(({ id }) => id);
const egresses: readonly EgressInput[] = [
  { kind: "direct" },
  ...(["hybrid", "service-tags", "fqdn"] as const).flatMap((strategy) =>
    (["Basic", "Standard", "Premium"] as const).map(
      (sku): EgressInput => ({
        kind: "firewall",
        privateIpAddress: "10.255.0.4",
        strategy,
        sku,
        dnsProxy: sku !== "Basic",
        ruleCover: "fewest",
      }),
    ),
  ),
];

interface Place {
  readonly cloud: Cloud;
  readonly region: Region;
}

const places = CLOUD_IDS.flatMap((id): Place[] => {
  const cloud = builtInCloud(id);
  return [...cloud.regions.values()].map((region) => ({ cloud, region }));
});
const size = places.length * 2 ** features.length * egresses.length;

const subnets = [{ addressPrefixes: ["10.1.0.0/24"] }];
const counts = { planned: 0, refused: 0, proofs: 0, blocked: 0, rules: 0, bound: 0 };
const proved = new Set<string>();
const times = { planning: 0, proving: 0 };

function selectionAt(place: Place, subset: number): Selection | undefined {
  const chosen = (isOn: boolean): string[] =>
    features.filter((_, index) => ((subset >> index) & 1) === Number(isOn));
  return select(service, {
    cloud: place.cloud.id,
    region: place.region.name,
    features: chosen(true),
    withoutFeatures: chosen(false),
    parameters: { storageAccount: "mlworkspacestore", containerRegistry: "mlregistry" },
  }).value;
}

function look(number: number): void {
  const egress = egresses[number % egresses.length];
  const rest = Math.floor(number / egresses.length);
  const place = places[rest % places.length];
  if (egress === undefined || place === undefined) throw new Error("the matrix has no such place");
  const start = process.cpuUsage();
  const selection = selectionAt(place, Math.floor(rest / places.length));
  const planned = selection === undefined ? undefined : planNetwork({ selection, subnets, egress });
  times.planning += elapsed(start);
  if (selection === undefined || planned?.plan === undefined) {
    counts.refused += 1;
    return;
  }
  counts.planned += 1;
  const { plan, diagnostics } = planned;
  const report = firewallReport([plan.ruleCollections]);
  counts.rules += report.rules;
  counts.bound += report.lowerBound;
  const proving = process.cpuUsage();
  const shape = shapeOf(JSON.stringify([egress, plan]), place);
  if (!proved.has(shape)) {
    proved.add(shape);
    counts.proofs += 1;
    const found = judgeEmittedPlan(
      { plan, selection, diagnostics },
      { subnets, firewall: egress.kind === "firewall" ? egress : undefined },
    );
    counts.blocked += hasErrors(found) ? 1 : 0;
  }
  times.proving += elapsed(proving);
}

/** A plan's text without what its region is called. */
function shapeOf(text: string, { cloud, region }: Place): string {
  const names = [region.name, region.tagSuffix, region.azureCloudSuffix];
  return names.reduce((shape, name) => shape.replaceAll(name, "{region}"), `${cloud.id} ${text}`);
}

function elapsed(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

const [first = 0, step = 1, count = 1000] = process.argv.slice(2).map(Number);
for (let index = first; index < count; index += step) {
  look(Number((BigInt(index) * BigInt(STRIDE)) % BigInt(size)));
}
console.log(JSON.stringify({ size, ...counts, ...times }));
