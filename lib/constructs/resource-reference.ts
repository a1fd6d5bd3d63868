import { Fn, Token } from "cdktf";
import { parseResourceId, type ResourceKind } from "../core/address/resource-id";

/** A resource by the names that the provider asks for. */
export interface NamedResource {
  readonly resourceGroupName: string;
  readonly name: string;
}

/** Places in `/subscriptions/{id}/resourceGroups/{group}/providers/{provider}/{type}/{name}`, split at slashes. */
const GROUP = 4;
const NAME = 8;

/**
 * The names in an id. An id that Terraform knows only later is taken apart by Terraform; one that is no id is kept as
 * the name, and the construct that uses it says what is wrong.
 */
export function namesOfId(kind: ResourceKind, id: string): NamedResource {
  if (Token.isUnresolved(id)) {
    const parts = Fn.split("/", id);
    return {
      resourceGroupName: Token.asString(Fn.element(parts, GROUP)),
      name: Token.asString(Fn.element(parts, NAME)),
    };
  }
  const parsed = parseResourceId(kind, id);
  const [name] = parsed.ok ? parsed.value.names : [];
  return parsed.ok && name !== undefined
    ? { resourceGroupName: parsed.value.resourceGroupName, name }
    : { resourceGroupName: id, name: id };
}
