import { compareText } from "../address/compare-text";
import { formatPorts, type Ports, portsKey } from "../address/port-range";
import type { HostEntryDocument, RequirementDocument } from "../catalog/documents";
import type { CatalogExtensionInput } from "../catalog/files/catalog-input";
import type { Selection } from "../catalog/selection";
import { categoryIds, categoryPurpose } from "./category-names";
import { connectionsContain, coveringFlows } from "./covering-flows";
import { portsWithout } from "./ports-without";
import { recognizeParameters, withRecognized } from "./recognize-parameters";
import type { DependencyProtocol, WorkspaceDependency } from "./workspace-dependency";

/** The feature that brings what a workspace reports beyond the catalog. Off by default. */
export const WORKSPACE_DEPENDENCIES = "workspace-dependencies";

/** Slots of a user's own requirements begin here and are ten apart. */
const FIRST_SLOT = 1000;
const STEP = 10;

/** An id of the catalog. */
const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const NOTE =
  "The workspace reports it, and the documents name no host that covers it in the selection that it was compared with.";

/**
 * What a workspace reports beyond the catalog, as a catalog file that extends the selection's service: plain JSON.
 *
 * What the selection's requirements cover already, with the parameters that {@link recognizeParameters} finds, is left
 * out port by port, so nothing doubles. The rest becomes one requirement for each category, in order of the
 * categories: id by {@link categoryIds}, slots from 1000 in tens (those that the service has are passed over), outbound,
 * in the selection's cloud, since the service's oldest revision. Its hosts are the reported ones, or templates that
 * become one of them with the recognised parameters, which the selection then has to give: never anything wider.
 * The requirements are brought by the feature {@link WORKSPACE_DEPENDENCIES}, which is off by default, so that the
 * catalog serves other workspaces too.
 *
 * @param dependencies what the workspace reports, in any order
 * @param selection what it is compared with, of a service that has no such extension yet
 * @param section the id that the section of the catalog has, and its document, which the requirements name as their
 * source: words in lower case, joined by hyphens, that the service has not got yet
 * @returns the extension, or `undefined` where the selection's requirements cover everything
 * @throws RangeError when `section` is no id: a caller's bug
 */
export function dependencyDocuments(
  dependencies: readonly WorkspaceDependency[],
  selection: Selection,
  section: string,
): CatalogExtensionInput | undefined {
  if (!ID.test(section)) {
    throw new RangeError(`the section's id is ${section}; it is words in lower case, joined by hyphens`);
  }
  const { service, cloud } = selection;
  const uncovered = uncoveredHosts(dependencies, selection);
  if (uncovered.length === 0) {
    return undefined;
  }
  const ids = categoryIds(
    uncovered.map(({ category }) => category),
    new Set(service.requirements.map(({ id }) => id)),
  );
  const slots = freeSlots(new Set(service.requirements.map(({ slot }) => slot)), ids.size);
  const requirements = [...ids].map(([category, id], index): RequirementDocument => {
    const own = uncovered.filter((each) => each.category === category);
    return {
      id,
      slot: slots[index] ?? 0,
      purpose: categoryPurpose(category),
      direction: "outbound",
      hosts: hostEntries(own, selection, section),
    };
  });
  return {
    extends: service.id,
    service: {
      documents: {
        [section]: {
          title: "Response of a workspace's outboundNetworkDependenciesEndpoints",
          revisions: service.revisions,
        },
      },
      sections: { [section]: { document: section, heading: "Endpoints by category" } },
      features: {
        [WORKSPACE_DEPENDENCIES]: {
          default: false,
          description:
            "What one workspace reports to need beyond the documents. Turn it on for that workspace.",
          clouds: [cloud.id],
        },
      },
    },
    requirements: [{ features: [WORKSPACE_DEPENDENCIES], requirements }],
  };
}

/** A host as the catalog writes it, with the ports on which the selection does not cover it. */
interface UncoveredHost {
  readonly category: string;
  readonly template: string;
  readonly protocol: DependencyProtocol;
  readonly ports: Ports;
}

function uncoveredHosts(
  dependencies: readonly WorkspaceDependency[],
  selection: Selection,
): readonly UncoveredHost[] {
  const recognized = recognizeParameters(
    dependencies.map(({ host }) => host),
    selection,
  );
  const flows = coveringFlows(withRecognized(selection, recognized));
  return dependencies.flatMap((dependency) => {
    const { category, host, protocol } = dependency;
    const ports = flows
      .filter((flow) => connectionsContain(flow, dependency))
      .reduce((left, flow) => portsWithout(left, flow.ports), dependency.ports);
    const template = recognized.templates.get(host.text) ?? host.text;
    return ports.length === 0 ? [] : [{ category, template, protocol, ports }];
  });
}

/** One entry for each protocol and set of ports. */
function hostEntries(
  hosts: readonly UncoveredHost[],
  { service, cloud }: Selection,
  section: string,
): HostEntryDocument[] {
  const groups = new Map<string, UncoveredHost[]>();
  for (const host of hosts) {
    const key = `${host.protocol} ${portsKey(host.ports)}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(host);
  }
  return [...groups]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([, group]) => {
      const [first] = group;
      return first === undefined
        ? []
        : [
            {
              clouds: [cloud.id],
              hosts: group.map(({ template }) => template).sort(compareText),
              protocol: first.protocol,
              ports: formatPorts(first.ports),
              since: service.revisions[0] ?? "",
              sources: [section],
              note: NOTE,
            },
          ];
    });
}

/** The first slots for a user's requirements that are not taken. */
function freeSlots(taken: ReadonlySet<number>, count: number): number[] {
  const free: number[] = [];
  for (let slot = FIRST_SLOT; free.length < count; slot += STEP) {
    if (!taken.has(slot)) {
      free.push(slot);
    }
  }
  return free;
}
