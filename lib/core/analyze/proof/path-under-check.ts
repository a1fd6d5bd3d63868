import type { Selection } from "../../catalog/selection";
import type { ConfiguredRuleCollectionGroup, ConfiguredSecurityRule } from "../configuration";
import type { ConfigurationPath } from "./configuration-paths";
import type { PlacedRule } from "./firewall-rule-parts";
import { askedRegions, type LocalSide, mentionFlow } from "./flow-regions";
import { layersOfPath, type PathFacts } from "./layers-of-path";
import { localSideOf } from "./local-side";
import type { Mentions } from "./mentions";
import type { Part } from "./part";
import { LIST, PathModel } from "./path-model";
import { type RequiredForms, requiredForms } from "./required-flows";
import { isRoutedByTag } from "./routed-by-tag";

/** What a caller knows beyond the files. */
export interface CheckContext extends PathFacts {
  /** The prefixes of the workload's subnets. Default: read off the rules, see `localSideOf`. */
  readonly subnets?: readonly string[];
  /** The address space of the virtual network. Default: the subnets. */
  readonly virtualNetworkPrefixes?: readonly string[];
  /** The firewall's private address, for the route to it. Default: not known, and such a route is not proposed. */
  readonly firewallPrivateIpAddress?: string;
}

/** A path with all that it is judged by. */
export interface PathUnderCheck {
  readonly path: ConfigurationPath;
  readonly selection: Selection;
  readonly context: CheckContext;
  readonly model: PathModel;
  readonly local: LocalSide;
  readonly forms: readonly RequiredForms[];
  /** What the selection requires, and what any older revision does, as parts of the model. */
  readonly required: readonly Part[];
  readonly requiredOnce: readonly { readonly revision: string; readonly parts: readonly Part[] }[];
  /** The same with another path, such as one without a layer. */
  readonly withPath: (path: ConfigurationPath) => PathUnderCheck;
}

/** Puts a path of a configuration and a selection into one space; `also` tells apart what else is asked. */
export function pathUnderCheck(
  path: ConfigurationPath,
  selection: Selection,
  context: CheckContext,
  also: (mentions: Mentions) => void = () => undefined,
): PathUnderCheck {
  const local = context.subnets === undefined ? localSideOf(path) : { subnets: context.subnets };
  const forms = requiredForms(selection);
  const older = selection.service.revisions
    .map((revision, revisionIndex) => ({ ...selection, revision, revisionIndex }))
    .filter(({ revisionIndex }) => revisionIndex < selection.revisionIndex)
    .reverse()
    .map((each) => ({ revision: each.revision, forms: requiredForms(each) }));
  const flows = [forms, ...older.map((each) => each.forms)].flat().flatMap(flowsOf);
  const model = new PathModel(
    layersOfPath(path, {
      ...context,
      virtualNetworkPrefixes: context.virtualNetworkPrefixes ?? local.subnets,
    }),
    (mentions) => {
      also(mentions);
      for (const flow of flows) mentionFlow(mentions, flow);
      for (const text of [
        ...local.subnets,
        ...forms.flatMap(({ routes, routeScopes }) =>
          routes.flatMap((tag, index) =>
            path.routeTable === undefined || isRoutedByTag(path, tag)
              ? [tag]
              : [tag, ...(routeScopes[index] ?? [])],
          ),
        ),
      ])
        mentions.peer(text);
    },
  );
  const partsOf = (given: readonly RequiredForms[]): Part[] =>
    given
      .flatMap((each) => (isJudgeable(path, each) ? flowsOf(each) : []))
      .flatMap((flow) =>
        askedRegions(model.space, flow, local).map(
          (asked): Part => ({ list: LIST.required, rule: 0, answer: "yes", ...asked }),
        ),
      )
      .filter(({ region }) => region.every((set) => !set.isEmpty));
  return {
    path,
    selection,
    context,
    model,
    local,
    forms,
    required: partsOf(forms),
    withPath: (other) => pathUnderCheck(other, selection, { ...context, subnets: local.subnets }),
    requiredOnce: older.map((each) => ({ revision: each.revision, parts: partsOf(each.forms) })),
  };

  function flowsOf({ tags, hosts, subnets }: RequiredForms) {
    // Where nothing on the path sees names, a host stands for the whole Internet, which nobody asks for.
    return [...tags, ...(path.ruleCollectionGroups === undefined ? [] : hosts), ...subnets];
  }
}

/** Whether the path has a layer that says anything about a requirement. */
export function isJudgeable(
  { securityGroup }: ConfigurationPath,
  { tags, hosts, subnets }: RequiredForms,
): boolean {
  if (securityGroup !== undefined) return true;
  return subnets.length === 0 && [...tags, ...hosts].some(({ direction }) => direction === "Outbound");
}

/** The configured rule at a place of the security list; undefined for a default rule. */
export function configuredRule(
  { path, model }: Pick<PathUnderCheck, "path" | "model">,
  rule: number,
): ConfiguredSecurityRule | undefined {
  const attributes = model.securityRules?.[rule];
  return path.securityGroup?.rules.find((each) => each.rule === attributes);
}

/** The rule collection group that holds a rule. */
export function groupOfRule(
  { path }: Pick<PathUnderCheck, "path">,
  rule: PlacedRule | undefined,
): ConfiguredRuleCollectionGroup | undefined {
  return path.ruleCollectionGroups?.find(({ group }) => group.name === rule?.place.group.name);
}

/** A firewall rule as a person finds it: group, collection, rule. */
export function firewallRuleText({ place, name }: PlacedRule): string {
  return `${place.group.name} / ${place.collection.name} / ${name}`;
}
