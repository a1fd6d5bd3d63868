import { isDeferred } from "../address/deferred";
import type { Fqdn } from "../address/fqdn";
import type { Ports } from "../address/port-range";
import type { Protocol } from "../address/protocol";
import { selectRequirements } from "../catalog/flows";
import type { Selection } from "../catalog/selection";
import { connectionsMeet, covering, coveringFlows } from "./covering-flows";
import { hintFinder, type LackingHint } from "./lacking-hints";
import { portsWithout } from "./ports-without";
import { recognizeParameters } from "./recognize-parameters";
import type { DependencyProtocol, WorkspaceDependency } from "./workspace-dependency";

/** One port of a host that a workspace reports to need, under one category. */
export interface ReportedFlow {
  readonly category: string;
  readonly host: Fqdn;
  readonly protocol: DependencyProtocol;
  /** From 1 to 65535. */
  readonly port: number;
  /** `catalogued` where a requirement of the selection covers it, and `lacking` where none does. */
  readonly status: "catalogued" | "lacking";
  /** The requirements that cover it, in the order of their slots; none where it is lacking. */
  readonly requirements: readonly string[];
}

/** A reported flow that no requirement of the selection covers. */
export interface LackingFlow extends ReportedFlow {
  readonly status: "lacking";
  /** What the selection could have otherwise to cover it. Default: the catalog has it nowhere. */
  readonly hint?: LackingHint;
}

/** A host flow of the selection, or what is left of its ports, that the workspace does not report. */
export interface UnreportedFlow {
  /** The requirement's id. */
  readonly requirement: string;
  readonly host: Fqdn;
  /** The path below the host that is meant. Default: the host as a whole. */
  readonly path?: string;
  readonly protocol: Protocol;
  /** The ports on which nothing that the workspace reports meets the flow. */
  readonly ports: Ports;
}

/** A host flow of the selection whose host Terraform knows only later. */
export interface UncomparedFlow {
  /** The requirement's id. */
  readonly requirement: string;
  /** The host as the catalog writes it, with placeholders. */
  readonly template: string;
  readonly protocol: Protocol;
  readonly ports: Ports;
}

/** What a workspace reports beside what a selection has. */
export interface DependencyComparison {
  /** Every reported flow, by host, category, protocol and port. */
  readonly reported: readonly ReportedFlow[];
  /** Those that the selection lacks, in the same order. */
  readonly lacking: readonly LackingFlow[];
  /** Host flows of the selection that the workspace does not report, in the order of their requirements' slots. */
  readonly notReported: readonly UnreportedFlow[];
  /** Host flows of the selection that cannot be compared; they may cover flows that are told as lacking. */
  readonly notCompared: readonly UncomparedFlow[];
}

/**
 * Compares what a workspace reports with the host flows of a selection. Service tags are not compared: the workspace
 * reports hosts only.
 *
 * A reported flow (host, protocol, port) is `catalogued` where one requirement's host flow lets through all of it: its
 * host is the same or a wildcard over it, its protocol the same or `Any`, and the port is one of its ports. A flow to a
 * path below a host does not cover the host. What is lacking comes with a hint where one change of the selection would
 * cover it; see `hintFinder`.
 *
 * A host flow of the selection is reported, port by port, where some connection of it is one that the workspace
 * reports: the reported host is the flow's, is within its wildcard, or is a wildcard over it. The API names no
 * protocol and lists TCP; a flow of UDP alone is therefore not told as unreported, unless the response names
 * protocols (one of its dependencies is not `Tcp`).
 *
 * @param dependencies what the workspace reports; in the order of `readDependencies`, which the result keeps
 */
export function compareDependencies(
  dependencies: readonly WorkspaceDependency[],
  selection: Selection,
): DependencyComparison {
  const recognized = recognizeParameters(
    dependencies.map(({ host }) => host),
    selection,
  );
  const flows = coveringFlows(selection);
  const hintFor = hintFinder(selection, recognized);
  const reported = dependencies.flatMap((dependency): (ReportedFlow | LackingFlow)[] => {
    const { category, host, protocol, ports } = dependency;
    return portNumbers(ports).map((port) => {
      const requirements = [
        ...new Set(covering(flows, dependency, port).map(({ requirement }) => requirement)),
      ];
      const flow = { category, host, protocol, port, requirements };
      if (requirements.length > 0) {
        return { ...flow, status: "catalogued" };
      }
      const hint = hintFor(dependency, port);
      return { ...flow, status: "lacking", ...(hint === undefined ? {} : { hint }) };
    });
  });
  return {
    reported: reported.map(withoutHint),
    lacking: reported.filter(isLacking),
    ...unreportedFlows(dependencies, selection),
  };
}

function unreportedFlows(
  dependencies: readonly WorkspaceDependency[],
  selection: Selection,
): Pick<DependencyComparison, "notReported" | "notCompared"> {
  const namesProtocols = dependencies.some(({ protocol }) => protocol !== "Tcp");
  const notReported: UnreportedFlow[] = [];
  const notCompared: UncomparedFlow[] = [];
  for (const { requirement, hostFlows } of selectRequirements(selection)) {
    for (const { host, template, path, protocol, ports } of hostFlows) {
      if (protocol === "Udp" && !namesProtocols) {
        continue;
      }
      if (isDeferred(host)) {
        notCompared.push({ requirement: requirement.id, template, protocol, ports });
        continue;
      }
      const left = dependencies
        .filter((dependency) => connectionsMeet(dependency, { host, protocol }))
        .reduce((rest, dependency) => portsWithout(rest, dependency.ports), ports);
      if (left.length > 0) {
        const ofPath = path === undefined ? {} : { path };
        notReported.push({ requirement: requirement.id, host, ...ofPath, protocol, ports: left });
      }
    }
  }
  return { notReported, notCompared };
}

function portNumbers(ports: Ports): number[] {
  return ports.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, offset) => first + offset),
  );
}

function isLacking(flow: ReportedFlow): flow is LackingFlow {
  return flow.status === "lacking";
}

function withoutHint({ category, host, protocol, port, status, requirements }: ReportedFlow): ReportedFlow {
  return { category, host, protocol, port, status, requirements };
}
