import { judgeEmittedPlan } from "../../lib/constructs/judge-emitted-plan";
import { builtInCloud, CLOUD_IDS, machineLearningService } from "../../lib/core/catalog/built-in";
import type { Cloud, Region } from "../../lib/core/catalog/cloud";
import { type Selection, select } from "../../lib/core/catalog/selection";
import { holds } from "../../lib/core/catalog/service";
import { firewallReport } from "../../lib/core/compile/firewall-report";
import type { EgressInput } from "../../lib/core/compile/network-input";
import { planNetwork } from "../../lib/core/compile/plan-network";
import { hasErrors } from "../../lib/core/diagnostics/diagnostic";

/*
 * Plans selections of the matrix of every region of every cloud, set of features, and way out (direct, or each strategy
 * with each SKU), and proves each plan: what it says to let through gets through. Plans that differ in nothing but what
 * their region is called share a proof.
 *
 * The matrix is far too large to go through. COUNT selections are every region and way out with as many sets of features
 * as that makes, which are spread evenly over all sets.
 *
 *   node matrix.js FIRST STEP COUNT
 *
 * Prints JSON. Every STEPth of the COUNT selections is looked at, from FIRST on, so that processes share the work.
 */

/** Strides over the sets of features without meeting one twice: odd, and their number is a power of 2. */
const STRIDE = 0x9e3779b97f4a7c15n;

// JSON has no whole numbers of any size, and addresses are such; a function that replaces them would cost more than the text.
Object.defineProperty(BigInt.prototype, "toJSON", {
  value(this: bigint) {
    return `${this}`;
  },
});

const service = machineLearningService();
const features = [...service.features.values()];
const latest = service.revisions.length - 1;
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
const sets = 1n << BigInt(features.length);

const subnets = [{ addressPrefixes: ["10.1.0.0/24"] }];
const counts = { planned: 0, refused: 0, proofs: 0, blocked: 0, rules: 0, bound: 0 };
const proved = new Set<string>();
const times = { planning: 0, proving: 0 };

/** What of a set of features can be chosen in a cloud: without those of other clouds, and what the former exclude. */
function selectionAt({ cloud, region }: Place, set: bigint): Selection | undefined {
  const on = new Set<string>();
  const excluded = new Set<string>();
  for (const [index, { id, validity, excludes, implies }] of features.entries()) {
    const all = [id, ...implies];
    const isChosen = ((set >> BigInt(index)) & 1n) === 1n && holds(validity, cloud.id, latest);
    if (isChosen && !all.some((each) => excluded.has(each)) && !excludes.some((each) => on.has(each))) {
      for (const each of all) on.add(each);
      for (const each of excludes) excluded.add(each);
    }
  }
  return select(service, {
    cloud: cloud.id,
    region: region.name,
    features: [...on],
    withoutFeatures: features.filter((each) => each.default && !on.has(each.id)).map(({ id }) => id),
    parameters: { storageAccount: "mlworkspacestore", containerRegistry: "mlregistry" },
  }).value;
}

function look(index: number): void {
  const egress = egresses[index % egresses.length];
  const rest = Math.floor(index / egresses.length);
  const place = places[rest % places.length];
  const set = (BigInt(Math.floor(rest / places.length)) * STRIDE) % sets;
  if (egress === undefined || place === undefined) throw new Error("the matrix has no such place");
  const start = performance.now();
  const selection = selectionAt(place, set);
  const planned = selection === undefined ? undefined : planNetwork({ selection, subnets, egress });
  times.planning += performance.now() - start;
  if (selection === undefined || planned?.plan === undefined) {
    counts.refused += 1;
    return;
  }
  counts.planned += 1;
  const { plan, diagnostics } = planned;
  const proving = performance.now();
  const shape = shapeOf(JSON.stringify([egress, plan]), place);
  if (!proved.has(shape)) {
    proved.add(shape);
    counts.proofs += 1;
    const report = firewallReport([plan.ruleCollections]);
    counts.rules += report.rules;
    counts.bound += report.lowerBound;
    const found = judgeEmittedPlan(
      { plan, selection, diagnostics },
      { subnets, firewall: egress.kind === "firewall" ? egress : undefined },
    );
    counts.blocked += hasErrors(found) ? 1 : 0;
  }
  times.proving += performance.now() - proving;
}

/** A plan's text without what its region is called. */
function shapeOf(text: string, { cloud, region }: Place): string {
  const names = [region.name, region.tagSuffix, region.azureCloudSuffix];
  return names.reduce((shape, name) => shape.replaceAll(name, "{region}"), `${cloud.id} ${text}`);
}

const [first = 0, step = 1, count = 1000] = process.argv.slice(2).map(Number);
for (let index = first; index < count; index += step) {
  look(index);
}
console.log(JSON.stringify({ features: features.length, places: places.length, ...counts, ...times }));
