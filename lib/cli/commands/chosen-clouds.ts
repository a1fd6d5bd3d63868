import { quoted } from "../../core/address/quoted";
import { CLOUD_IDS } from "../../core/catalog/built-in";
import type { CloudId } from "../../core/catalog/cloud";
import { diagnostic } from "../../core/diagnostics/diagnostic";
import { suggestion } from "../../core/diagnostics/nearest-names";
import { CommandRefusal } from "../command-result";

/**
 * The clouds that a list is about.
 *
 * @param cloud what `--cloud` says. Default: every cloud.
 * @throws CommandRefusal where there is no such cloud
 */
export function chosenClouds(cloud: string | undefined): readonly CloudId[] {
  const chosen = CLOUD_IDS.filter((id) => cloud === undefined || id === cloud);
  if (chosen.length === 0 && cloud !== undefined) {
    const message = `unknown cloud ${quoted(cloud)}${suggestion(cloud, CLOUD_IDS)}`;
    throw new CommandRefusal([], [diagnostic("unknown-cloud", "--cloud", message)]);
  }
  return chosen;
}
