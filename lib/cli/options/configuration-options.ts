import { type Command, InvalidArgumentError } from "commander";
import { parseCidr, parseIpAddress } from "../../core/address/cidr";
import { addOption } from "./add-option";
import { once, several } from "./option-values";
import type { SelectionOptions } from "./selection-options";

/** What is known of a network beside its files, as `commander` hands it over. */
export interface NetworkOptions {
  readonly serviceTags?: readonly string[];
  readonly subnet?: readonly string[];
  readonly virtualNetwork?: readonly string[];
  readonly firewallAddress?: string;
  readonly resource?: readonly string[];
}

/** The options of a command that judges configurations by a selection. */
export interface ConfigurationOptions extends SelectionOptions, NetworkOptions {}

/** Adds what is known of a network beside its files. */
export function addNetworkOptions(command: Command): void {
  const add = <T>(flags: string, description: string, parse?: (value: string, previous: T) => T): void =>
    addOption(command, "Network:", flags, description, parse);
  add(
    "--service-tags <file>",
    "Microsoft's file of service tags, or a page of an answer; without it, whether an address lies in a tag is undecided; repeatable",
    several,
  );
  add(
    "--subnet <prefix>",
    "a prefix of the workload's subnets (default: read off the rules); repeatable",
    severalPrefixes,
  );
  add(
    "--virtual-network <prefix>",
    "a prefix of the virtual network's address space (default: the subnets); repeatable",
    severalPrefixes,
  );
  add(
    "--resource <name>",
    "look only at this network security group, route table or rule collection group: its name, its address in the file, or the module that holds it; repeatable (default: all)",
    several,
  );
}

/** Adds the firewall's address, which only a route that mends something needs. */
export function addFirewallAddressOption(command: Command): void {
  addOption(
    command,
    "Network:",
    "--firewall-address <address>",
    "the firewall's private address, for routes that mend a finding",
    address,
  );
}

/** An address, given once. */
function address(text: string, previous: string | undefined): string {
  const read = parseIpAddress(text);
  if (!read.ok) {
    throw new InvalidArgumentError(`${read.problem}.`);
  }
  return once(text, previous);
}

/** CIDR blocks, in as many options. */
function severalPrefixes(text: string, previous: readonly string[] | undefined): readonly string[] {
  const read = parseCidr(text);
  if (!read.ok) {
    throw new InvalidArgumentError(`${read.problem}.`);
  }
  return several(text, previous);
}
