import type { CataloguedFlow } from "./catalog-facts";
import type { DocumentedFlow } from "./document-facts";

/** Whether a catalogued flow is the documented one, which may leave form, direction, value, protocol or port unsaid. */
export function carries(catalogued: CataloguedFlow, documented: DocumentedFlow): boolean {
  return (
    (documented.form === "any" || documented.form === catalogued.form) &&
    (agree(documented.direction, catalogued.direction) || leavesASubnet(catalogued, documented)) &&
    agree(documented.value, catalogued.value) &&
    agree(documented.protocol, catalogued.protocol) &&
    agree(documented.port, catalogued.port) &&
    (documented.firewallRule === undefined || documented.firewallRule === catalogued.entry.firewallRule)
  );
}

/** Whether the document names no destination, and the catalogued flow leaves one of the subnets for another. */
function leavesASubnet(catalogued: CataloguedFlow, documented: DocumentedFlow): boolean {
  return (
    documented.form === "any" && documented.direction === "outbound" && catalogued.direction === "internal"
  );
}

/** Whether both say the same, as far as the document says anything. */
function agree(documented: string, catalogued: string): boolean {
  return documented === "" || documented === catalogued;
}
