import type { CatalogExtensionInput } from "./catalog-input";
import type { PathProblem } from "./extension-problems";

/** Slots of the built-in catalog's future, both ends included in what a user may take. */
interface Band {
  readonly first: number;
  readonly last: number;
}

/**
 * The slots that a user's extension of a built-in service can take. The others are kept for what the built-in catalog
 * gets later: a rule of the user never has to move for it. Allows come before the denies beside routes, and these
 * before the allows of the Internet.
 */
export const EXTENSION_SLOTS: Readonly<
  Record<"requirements" | "securityRules" | "subnetRules" | "bypassDenies" | "routes", Band>
> = {
  requirements: { first: 1000, last: Number.MAX_SAFE_INTEGER },
  securityRules: { first: 200, last: 379 },
  subnetRules: { first: 200, last: 379 },
  bypassDenies: { first: 391, last: 399 },
  routes: { first: 200, last: Number.MAX_SAFE_INTEGER },
};

/** The slots of an extension that belong to the built-in catalog. */
export function reservedSlots({ rules = {}, requirements = [] }: CatalogExtensionInput): PathProblem[] {
  return [
    ...requirements.flatMap((list, index) =>
      outside("requirements", `requirements[${index}].requirements`, list.requirements),
    ),
    ...(["securityRules", "subnetRules", "bypassDenies", "routes"] as const).flatMap((kind) =>
      outside(kind, `rules.${kind}`, rules[kind] ?? []),
    ),
  ];
}

function outside(
  kind: keyof typeof EXTENSION_SLOTS,
  path: string,
  things: readonly { readonly slot: number }[],
): PathProblem[] {
  const { first, last } = EXTENSION_SLOTS[kind];
  const allowed = last === Number.MAX_SAFE_INTEGER ? `from ${first} on` : `from ${first} to ${last}`;
  return things.flatMap(({ slot }, index) =>
    slot >= first && slot <= last
      ? []
      : [
          {
            path: `${path}[${index}].slot`,
            message: `slot ${slot} is kept for the built-in catalog; use one ${allowed}`,
          },
        ],
  );
}
