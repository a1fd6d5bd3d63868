import {
  blocksOf,
  type Instance,
  instancesOf,
  isExpression,
  type JsonObject,
  type Located,
} from "../terraform-json";

/** Where the children of a resource stand: inline in it, or as resources of their own that name it. */
export interface Ownership {
  readonly ownerType: string;
  /** The owner's attribute that holds its inline children. */
  readonly inlineAttribute: string;
  readonly childType: string;
  /** The attribute in which a child of its own names its owner; the owner's resource group stands beside it. */
  readonly ownerNameAttribute: string;
}

export interface Child extends Located {
  readonly form: "inline" | "standalone";
}

/** The children of one owner, which the document may declare or only name. */
export interface Family {
  /** The path of the owner, or its resource group and name where the document does not declare it. */
  readonly owner: string;
  readonly children: readonly Child[];
}

/** Every owner that has children in the document, in the document's order, inline children first. */
export function familiesOf(document: unknown, ownership: Ownership): Family[] {
  const owners = instancesOf(document, "resource", ownership.ownerType);
  const families = new Map<string, Child[]>();
  for (const owner of owners) {
    for (const block of blocksOf(owner, ownership.inlineAttribute))
      add(owner.path, { ...block, form: "inline" });
  }
  for (const child of instancesOf(document, "resource", ownership.childType)) {
    const { path, body } = child;
    add(ownerOf(child, owners, ownership.ownerNameAttribute), { path, body, form: "standalone" });
  }
  return [...families].map(([owner, children]) => ({ owner, children }));

  function add(owner: string, child: Child): void {
    families.set(owner, [...(families.get(owner) ?? []), child]);
  }
}

/** Inline children and children of their own on one owner overwrite each other at every apply. */
export function mixedFormProblems(family: Family, ownership: Ownership): string[] {
  const inline = family.children.some((child) => child.form === "inline");
  if (!inline) return [];
  return family.children
    .filter((child) => child.form === "standalone")
    .map(
      (child) =>
        `${child.path}: ${family.owner} has inline ${ownership.inlineAttribute} already; use one form`,
    );
}

function ownerOf(child: Instance, owners: readonly Instance[], nameAttribute: string): string {
  const name = child.body[nameAttribute];
  const declared = owners.find(
    (owner) =>
      name === `\${${owner.type}.${owner.logicalId}.name}` ||
      idOf(owner.body, "name") === idOf(child.body, nameAttribute),
  );
  return declared?.path ?? idOf(child.body, nameAttribute);
}

function idOf(body: JsonObject, nameAttribute: string): string {
  return [body.resource_group_name, body[nameAttribute]]
    .map((part) => (isExpression(part) ? String(part) : String(part).toLowerCase()))
    .join("/");
}
