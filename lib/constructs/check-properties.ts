import type { NameKind } from "../core/catalog/resource-names";
import type { Selection } from "../core/catalog/selection";
import { readLocation, readResourceId, readResourceName, readTags } from "../core/compile/read-resources";
import { type Diagnostic, diagnostic } from "../core/diagnostics/diagnostic";
import { textMapOf, textOf } from "./deferred-values";
import type { WorkspaceSubnet } from "./workspace-subnet";

/** Checks the properties that every resource has which is created. */
export function checkNewResource(
  kind: NameKind,
  props: {
    readonly name: string;
    readonly resourceGroupName: string;
    readonly location?: string;
    readonly tags?: { readonly [name: string]: string };
  },
  selection: Selection | undefined,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  readResourceName(kind, textOf(props.name), "name", found);
  readResourceName("resource-group", textOf(props.resourceGroupName), "resourceGroupName", found);
  if (props.location !== undefined) {
    readLocation(textOf(props.location), selection, "location", found);
  }
  readTags(textMapOf(props.tags ?? {}), "tags", found);
  return found;
}

/** Checks the names of a resource that exists. */
export function checkExistingResource(kind: NameKind, resourceGroupName: string, name: string): Diagnostic[] {
  const found: Diagnostic[] = [];
  readResourceName(kind, textOf(name), "name", found);
  readResourceName("resource-group", textOf(resourceGroupName), "resourceGroupName", found);
  return found;
}

/** Checks the ids of subnets, where they are given, and that their names tell them apart. */
export function checkSubnetIds(subnets: readonly WorkspaceSubnet[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const names = new Set<string>();
  subnets.forEach(({ id, name }, index) => {
    if (id !== undefined) {
      readResourceId("subnet", textOf(id), `subnets[${index}].id`, found);
    }
    if (name !== undefined && names.has(name)) {
      const message = `the name \`${name}\` stands twice among the subnets; give each its own`;
      found.push(diagnostic("name-taken", `subnets[${index}].name`, message));
    }
    if (name !== undefined) {
      names.add(name);
    }
  });
  return found;
}

/** One resource's rules have one owner. */
export function refuseMixedOwnership(ownsItsOwn: boolean, what: string, where: string): Diagnostic[] {
  if (!ownsItsOwn) {
    return [];
  }
  const message = `the ${what} was created with ${where} of its own; give yours to its construct, or hand over one that exists`;
  return [diagnostic("mixed-rule-ownership", what, message)];
}
