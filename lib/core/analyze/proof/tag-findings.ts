import { quoted } from "../../address/quoted";
import type { Cloud } from "../../catalog/cloud";
import type { NetworkFeature } from "../../catalog/documents";
import type { DiagnosticCode } from "../../diagnostics/codes";
import type { ConfiguredRuleCollectionGroup, ConfiguredSecurityRule } from "../configuration";
import type { NetworkRuleAttributes, RuleCollectionAttributes, SecurityRuleAttributes } from "../evaluate";
import { readAddressText } from "../evaluate/address-texts";
import { type ListAttribute, listOf } from "../evaluate/attribute-values";
import type { ConfigurationPath } from "./configuration-paths";
import { type Finding, findingOf, type Mend } from "./finding";
import { asWritten } from "./ip-groups";
import { mendOf } from "./mend-security";
import { replaceFirewallRule } from "./replace-firewall-rule";

interface Found {
  readonly code: DiagnosticCode;
  readonly problem: string;
  /** The tag to write instead, where it is certain. */
  readonly correct?: string;
}

/** Service tags that do not exist in the cloud, are spelled in another way, or cannot be used where they stand. */
export function tagFindings(
  { securityGroup, routeTable, ruleCollectionGroups = [] }: ConfigurationPath,
  cloud: Cloud,
): Finding[] {
  return [
    ...(securityGroup?.rules ?? []).flatMap((each) => ofSecurityRule(each, cloud)),
    ...(routeTable?.routes ?? []).flatMap(({ route, ...place }) =>
      judge(listOf(route.address_prefix), "UDR", cloud).map((found) => {
        const name = route.name;
        const mend: Mend | undefined =
          found.correct === undefined
            ? undefined
            : {
                action: "replace",
                layer: "routes",
                file: place.file,
                address: routeTable?.address ?? place.address,
                rule: name,
                terraform: { ...route, address_prefix: found.correct },
              };
        return finding(found, place, name, mend);
      }),
    ),
    ...ruleCollectionGroups.flatMap((each) =>
      (each.group.network_rule_collection ?? []).flatMap((collection) =>
        collection.rule.flatMap((rule) => ofNetworkRule(each, collection, rule, cloud)),
      ),
    ),
    ...ruleCollectionGroups.flatMap(({ group, ...place }) =>
      (group.application_rule_collection ?? []).flatMap(({ name, rule }) =>
        rule.flatMap((each) =>
          ofSources(each.source_addresses).map((found) =>
            finding(found, place, `${group.name} / ${name} / ${each.name}`),
          ),
        ),
      ),
    ),
  ];
}

function ofNetworkRule(
  group: ConfiguredRuleCollectionGroup,
  collection: RuleCollectionAttributes<NetworkRuleAttributes>,
  rule: NetworkRuleAttributes,
  cloud: Cloud,
): Finding[] {
  const { name } = rule;
  const where = `${group.group.name} / ${collection.name} / ${name}`;
  const texts = listOf(rule.destination_addresses);
  const ofDestinations = texts.flatMap((text) =>
    judge([text], "FW", cloud).map((found) => {
      const { correct } = found;
      if (correct === undefined) return finding(found, group, where);
      const destination_addresses = texts.map((each) => (each === text ? correct : each));
      const by = [{ ...asWritten(rule), destination_addresses }];
      return finding(
        found,
        group,
        where,
        replaceFirewallRule(group, { kind: "network", collection, name, by }),
      );
    }),
  );
  return [
    ...ofDestinations,
    ...ofSources(rule.source_addresses).map((found) => finding(found, group, where)),
  ];
}

function ofSecurityRule({ rule, ...place }: ConfiguredSecurityRule, cloud: Cloud): Finding[] {
  const sides = ["source_address_prefix", "destination_address_prefix"] as const;
  const single = sides.flatMap((side) =>
    judge(listOf(rule[side]), "NSG", cloud).map((found) => {
      const corrected: SecurityRuleAttributes = { ...rule, [side]: found.correct };
      const mend = found.correct === undefined ? undefined : mendOf(place, corrected, rule.name);
      return finding(found, place, rule.name, mend);
    }),
  );
  const several = [rule.source_address_prefixes, rule.destination_address_prefixes].flatMap((texts) =>
    tagsIn(texts).map(
      (text): Found => ({
        code: "service-tag-not-in-layer",
        problem: `${quoted(text)} stands in a list, and Azure takes a service tag only as the one prefix of its side; write a rule of its own for it`,
      }),
    ),
  );
  return [...single, ...several.map((found) => finding(found, place, rule.name))];
}

/** Service tags as sources of the firewall, which takes none. */
function ofSources(texts: ListAttribute): Found[] {
  return tagsIn(texts).map((text) => ({
    code: "service-tag-not-in-layer",
    problem: `${quoted(text)} is a source, and the firewall takes service tags as destinations of network rules alone; write addresses`,
  }));
}

function tagsIn(texts: ListAttribute): string[] {
  return listOf(texts).filter((text) => readAddressText(text).kind === "tag");
}

function judge(texts: readonly string[], layer: NetworkFeature, cloud: Cloud): Found[] {
  return texts
    .filter((text) => readAddressText(text).kind === "tag")
    .flatMap((text): Found[] => {
      const read = cloud.parseTag(text);
      if (read.ok) {
        return cloud.use(read.value, layer) === "refused"
          ? [
              {
                code: "service-tag-not-in-layer",
                problem: `${quoted(text)} cannot be used in ${PLACES[layer]}; use the tag without its region, an address, or another layer`,
              },
            ]
          : [];
      }
      const correct = canonical(text, cloud);
      return [
        correct === undefined
          ? { code: "unknown-service-tag", problem: read.problem }
          : {
              code: "service-tag-not-canonical",
              problem: `${quoted(text)} is not the canonical spelling of the service tag; write ${quoted(correct)}`,
              correct,
            },
      ];
    });
}

const PLACES: Readonly<Record<NetworkFeature, string>> = {
  NSG: "a security rule",
  UDR: "a route",
  FW: "a firewall's rule",
};

/** The canonical spelling, where the text differs in case alone. */
function canonical(text: string, cloud: Cloud): string | undefined {
  const [name = "", region] = cloud.hasTag(text) ? [text] : splitAtLastDot(text);
  const base = [text, name].flatMap(
    (each) => cloud.baseTags.find((tag) => tag.toLowerCase() === each.toLowerCase()) ?? [],
  );
  const suffixes = [...cloud.regions.values()].flatMap((each) => [each.tagSuffix, each.azureCloudSuffix]);
  const candidates = base.flatMap((tag) => [tag, ...suffixes.map((suffix) => `${tag}.${suffix}`)]);
  return candidates.find(
    (tag) => tag.toLowerCase() === text.toLowerCase() && tag !== text && (region !== undefined || tag !== ""),
  );
}

function splitAtLastDot(text: string): string[] {
  const dot = text.lastIndexOf(".");
  return dot === -1 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

function finding(
  { code, problem }: Found,
  { file, address }: { readonly file: string; readonly address: string },
  rule: string,
  mend?: Mend,
): Finding {
  return findingOf(code, {
    file,
    rule: `${address}: ${rule}`,
    flow: "",
    message: `in ${quoted(rule)}: ${problem}`,
    mend,
  });
}
