import type { Cidr } from "../address/cidr";
import { isDeferred, type Text } from "../address/deferred";
import { visitNestedCidrs } from "../address/nested-cidrs";
import { quoted } from "../address/quoted";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import type { SubnetInput } from "./network-input";
import type { Address } from "./plan";
import { readSubnets, refuseIpv6 } from "./read-addresses";
import { readResourceId } from "./read-resources";

/** A known prefix of a workload. */
interface OwnedPrefix {
  readonly prefix: Cidr;
  readonly workload: number;
}

/** Where a workload comes from: its subnets, or IP groups that hold their prefixes. */
export interface WorkloadSourcesInput {
  readonly name: string;
  readonly subnets: readonly SubnetInput[];
  /** The ids of IP groups. Default: none. */
  readonly ipGroupIds?: readonly Text[];
}

/** What a rule's name can end in. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9_-]{0,29}$/;

/**
 * Reads the sources of workloads behind one firewall: the prefixes of their subnets, of IPv4, none of which overlaps
 * with another one. A source belongs to one workload: where two overlapped, one would have what only the other needs.
 *
 * @returns the prefixes of each workload, in the order of the workloads
 */
export function readWorkloadSources(
  workloads: readonly WorkloadSourcesInput[],
  diagnostics: Diagnostic[],
): Address[][] {
  if (workloads.length === 0) {
    const message = "there is no workload; give at least one, with its selection and subnets";
    diagnostics.push(diagnostic("empty-source", "workloads", message));
  }
  refuseNames(
    workloads.map(({ name }) => name),
    diagnostics,
  );
  const byGroups = workloads.filter(({ ipGroupIds = [] }) => ipGroupIds.length > 0);
  if (byGroups.length > 0 && byGroups.length < workloads.length) {
    const message = `${byGroups.length} of ${workloads.length} workloads have IP groups as sources and the others subnets, which cannot stand in one rule; give all of them IP groups, or none`;
    diagnostics.push(diagnostic("workloads-contradict", "workloads", message));
  }
  refuseGroups(workloads, diagnostics);
  const sources = workloads.map(({ subnets, ipGroupIds = [] }, index) => {
    if (ipGroupIds.length > 0 && subnets.length === 0) {
      return [];
    }
    const addresses = readSubnets(subnets, diagnostics, `workloads[${index}].`);
    refuseIpv6(addresses, `workloads[${index}].subnets`, diagnostics);
    return addresses;
  });
  refuseOverlaps(
    sources.flatMap((addresses, workload) =>
      addresses.flatMap((prefix) => (isDeferred(prefix) ? [] : [{ prefix, workload }])),
    ),
    diagnostics,
  );
  return sources;
}

/** An IP group belongs to one workload, as a prefix does; one of the two says where a workload comes from. */
function refuseGroups(workloads: readonly WorkloadSourcesInput[], diagnostics: Diagnostic[]): void {
  const owners = new Map<string, number>();
  workloads.forEach(({ subnets, ipGroupIds = [] }, index) => {
    if (ipGroupIds.length > 0 && subnets.length > 0) {
      const message = "the workload has subnets and IP groups; keep one of the two";
      diagnostics.push(diagnostic("workloads-contradict", `workloads[${index}].ipGroupIds`, message));
    }
    ipGroupIds.forEach((id, at) => {
      const subject = `workloads[${index}].ipGroupIds[${at}]`;
      readResourceId("ip-group", id, subject, diagnostics);
      const key = isDeferred(id) ? undefined : id.toLowerCase();
      const owner = key === undefined ? undefined : owners.get(key);
      if (owner !== undefined) {
        const message = `the IP group is a source of workloads[${owner}] already; a source belongs to one workload`;
        diagnostics.push(diagnostic("overlapping-prefixes", subject, message));
      }
      if (key !== undefined) {
        owners.set(key, index);
      }
    });
  });
}

function refuseNames(names: readonly string[], diagnostics: Diagnostic[]): void {
  const places = new Map<string, number>();
  names.forEach((name, index) => {
    const subject = `workloads[${index}].name`;
    if (!NAME.test(name)) {
      const message = `${quoted(name)} is no name of a workload: 1 to 30 letters, digits, \`-\` and \`_\`, for example \`forecasting\``;
      diagnostics.push(diagnostic("invalid-name", subject, message));
    }
    const first = places.get(name.toLowerCase());
    if (first !== undefined) {
      const message = `${quoted(name)} is the name of workloads[${first}] too; give each its own`;
      diagnostics.push(diagnostic("name-taken", subject, message));
    }
    places.set(name.toLowerCase(), first ?? index);
  });
}

/** Each prefix is compared with the widest one that holds it. */
function refuseOverlaps(prefixes: readonly OwnedPrefix[], diagnostics: Diagnostic[]): void {
  visitNestedCidrs(
    prefixes,
    ({ prefix }) => prefix,
    ({ prefix, workload }, [outer]) => {
      if (outer !== undefined && outer.workload !== workload) {
        const message = `\`${prefix.text}\` overlaps with \`${outer.prefix.text}\` of workloads[${outer.workload}]; a source belongs to one workload`;
        diagnostics.push(diagnostic("overlapping-prefixes", `workloads[${workload}].subnets`, message));
      }
    },
  );
}
