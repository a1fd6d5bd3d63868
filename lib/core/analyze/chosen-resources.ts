import type { Parsed } from "../address/parsed";
import { parsed, refused } from "../address/parsed";
import { quoted } from "../address/quoted";
import { suggestion } from "../diagnostics/nearest-names";
import type { Configuration, ConfigurationPlace } from "./configuration";

interface Named extends ConfigurationPlace {
  readonly name: string;
}

/**
 * The security groups, route tables and rule collection groups of a configuration that somebody chose; IP groups stay,
 * because rules refer to them.
 *
 * @param chosen each the name of a resource, its address in its file, or the path of a Terraform module that holds it:
 * `nsg-ml`, `azurerm_network_security_group.ml`, `module.aml`
 * @returns the part of the configuration; refused where one of the texts chooses nothing
 */
export function chosenResources(
  configuration: Configuration,
  chosen: readonly string[],
): Parsed<Configuration> {
  const { securityGroups, routeTables, ruleCollectionGroups } = configuration;
  const groups = ruleCollectionGroups.map((each) => ({ each, name: each.group.name, ...placeOf(each) }));
  const all: readonly Named[] = [...securityGroups, ...routeTables, ...groups];
  const stray = chosen.find((text) => !all.some((resource) => isMeant(resource, text)));
  if (stray !== undefined) {
    const known = [...new Set(all.flatMap(({ name, address }) => [name, address]))];
    return refused(
      `no network security group, route table or rule collection group is called ${quoted(stray)}${suggestion(stray, known)}`,
    );
  }
  const isChosen = (resource: Named): boolean => chosen.some((text) => isMeant(resource, text));
  return parsed({
    ...configuration,
    securityGroups: securityGroups.filter(isChosen),
    routeTables: routeTables.filter(isChosen),
    ruleCollectionGroups: groups.filter(isChosen).map(({ each }) => each),
  });
}

function placeOf({ file, address }: ConfigurationPlace): ConfigurationPlace {
  return { file, address };
}

function isMeant({ name, address }: Named, text: string): boolean {
  return name === text || address === text || (text.startsWith("module.") && address.startsWith(`${text}.`));
}
