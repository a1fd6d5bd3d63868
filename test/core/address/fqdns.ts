import { type Fqdn, parseFqdn } from "../../../lib/core/address/fqdn";

export function fqdn(text: string): Fqdn {
  const result = parseFqdn(text);
  if (!result.ok) {
    throw new Error(result.problem);
  }
  return result.value;
}
