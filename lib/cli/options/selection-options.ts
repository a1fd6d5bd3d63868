import { type Command, Option } from "commander";
import type { Acknowledgement } from "../../core/diagnostics/acknowledgement";
import {
  type EgressDocument,
  FIREWALL_PARTS,
  type SelectionDocument,
} from "../../core/module/selection-document";
import { addOption } from "./add-option";
import { acknowledgement, type NamedValue, namedValue, once, onceOf, several } from "./option-values";

/** The options that select, as `commander` hands them over. */
export interface SelectionOptions {
  readonly cloud?: string;
  readonly region?: string;
  readonly revision?: string;
  readonly feature?: readonly string[];
  readonly without?: readonly string[];
  readonly parameter?: readonly NamedValue[];
  readonly strict?: boolean;
  readonly acknowledge?: readonly Acknowledgement[];
  readonly egress?: string;
  readonly firewallStrategy?: string;
  readonly firewallSku?: string;
  readonly firewallDnsProxy?: boolean;
  readonly firewallTlsInspection?: boolean;
  readonly firewallFqdnTags?: boolean;
  readonly firewallRuleCover?: string;
  readonly catalog?: readonly string[];
  readonly selection?: string;
}

/** The option of each part of a firewall, for messages. */
export const FIREWALL_OPTIONS: Readonly<Record<(typeof FIREWALL_PARTS)[number], string>> = {
  strategy: "--firewall-strategy",
  sku: "--firewall-sku",
  dnsProxy: "--firewall-dns-proxy",
  tlsInspection: "--firewall-tls-inspection",
  fqdnTags: "--firewall-fqdn-tags",
  ruleCover: "--firewall-rule-cover",
};

/** Adds the options that say what is selected and how traffic leaves: the same ones for every command that takes them. */
export function addSelectionOptions(command: Command): void {
  const add = <T>(flags: string, description: string, parse?: (value: string, previous: T) => T): void =>
    addOption(command, "Selection:", flags, description, parse);
  const flag = (name: string, description: string) => {
    add(`--${name}`, `${description} (--no-${name} where a file says so)`);
    command.addOption(new Option(`--no-${name}`).hideHelp());
  };
  add(
    "--selection <file>",
    "a selection in JSON or YAML; options beside it come first, lists are added",
    once,
  );
  add("--cloud <cloud>", "public (default), usgovernment or china", once);
  add("--region <region>", "the region's name, such as eastus2", once);
  add("--revision <date>", "the date of the documents to follow (default: the newest)", once);
  add("--feature <feature>", "a feature to turn on; repeatable", several);
  add("--without <feature>", "a feature that is on by default, to turn off; repeatable", several);
  add("--parameter <name=value>", "a value that only you know; repeatable", namedValue);
  flag("strict", "a missing parameter is an error");
  add(
    "--acknowledge <code=reason>",
    "a finding that you accept, and why; code@requirement=reason for one requirement; repeatable",
    acknowledgement,
  );
  add(
    "--catalog <file>",
    "a catalog of yours, or an extension of the built-in one; further ones extend it; repeatable",
    several,
  );
  add("--egress <kind>", "how traffic leaves: direct (default) or firewall", onceOf(["direct", "firewall"]));
  add("--firewall-strategy <strategy>", "service-tags (default), fqdn or hybrid", once);
  add("--firewall-sku <sku>", "Basic, Standard (default) or Premium", once);
  add("--firewall-rule-cover <cover>", "stable (default) or fewest: how rules are divided", once);
  flag("firewall-dns-proxy", "the policy's DNS proxy is on, and the subnets use it");
  flag("firewall-tls-inspection", "the policy opens TLS");
  flag("firewall-fqdn-tags", "FQDN tags stand in the place of the hosts that they are documented for");
}

/** What the options say; what is not given is absent. */
export function selectionOf(options: SelectionOptions): SelectionDocument {
  const { feature, without, parameter, acknowledge, catalog } = options;
  const egress = present({
    kind: options.egress,
    strategy: options.firewallStrategy,
    sku: options.firewallSku,
    dnsProxy: options.firewallDnsProxy,
    tlsInspection: options.firewallTlsInspection,
    fqdnTags: options.firewallFqdnTags,
    ruleCover: options.firewallRuleCover,
  }) as EgressDocument;
  return present({
    cloud: options.cloud,
    region: options.region,
    revision: options.revision,
    features: feature,
    withoutFeatures: without,
    parameters:
      parameter === undefined
        ? undefined
        : Object.fromEntries(parameter.map(({ name, value }) => [name, value])),
    strict: options.strict,
    acknowledgements: acknowledge,
    egress: Object.keys(egress).length === 0 ? undefined : egress,
    catalogs: catalog,
  });
}

/** What only a firewall has and an egress says although it is none. */
export function firewallPartsWithoutFirewall(egress: EgressDocument = {}): string[] {
  return egress.kind === "firewall"
    ? []
    : FIREWALL_PARTS.filter((part) => egress[part] !== undefined && egress[part] !== false).map(
        (part) => FIREWALL_OPTIONS[part],
      );
}

function present(value: SelectionDocument | EgressDocument): object {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined));
}
