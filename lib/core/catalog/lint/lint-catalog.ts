import { rule as bypassDeniesPlaced } from "./bypass-denies-placed";
import type { CatalogDocuments, CatalogRule, LintFinding } from "./catalog-rule";
import { rule as cloudsConsistent } from "./clouds-consistent";
import { rule as corrections } from "./corrections";
import { rule as descriptionsFit } from "./descriptions-fit";
import { rule as featureSlotsFollowBase } from "./feature-slots-follow-base";
import { rule as featuresKnown } from "./features-known";
import { rule as formsAgree } from "./forms-agree";
import { rule as gapsExplained } from "./gaps-explained";
import { rule as hostsOfTheirCloud } from "./hosts-of-their-cloud";
import { rule as hostsParse } from "./hosts-parse";
import { rule as namedRulesSimple } from "./named-rules-simple";
import { rule as notesResolved } from "./notes-resolved";
import { rule as portsAndProtocols } from "./ports-and-protocols";
import { rule as requirementsReachable } from "./requirements-reachable";
import { rule as ruleNamesValid } from "./rule-names-valid";
import { rule as serviceTagsExist } from "./service-tags-exist";
import { rule as slotsUnique } from "./slots-unique";
import { rule as slotsUsed } from "./slots-used";
import { rule as sourcesAndRevisions } from "./sources-and-revisions";
import { rule as tlsPorts } from "./tls-ports";
import { rule as undocumentedClouds } from "./undocumented-clouds";
import { rule as urlsParse } from "./urls-parse";
import { rule as wideHostsExplained } from "./wide-hosts-explained";

/** Every rule of the lint, in the order in which findings are told. */
export const CATALOG_RULES: readonly CatalogRule[] = [
  cloudsConsistent,
  featuresKnown,
  sourcesAndRevisions,
  requirementsReachable,
  formsAgree,
  gapsExplained,
  undocumentedClouds,
  notesResolved,
  corrections,
  serviceTagsExist,
  hostsParse,
  hostsOfTheirCloud,
  wideHostsExplained,
  urlsParse,
  portsAndProtocols,
  tlsPorts,
  slotsUnique,
  slotsUsed,
  bypassDeniesPlaced,
  featureSlotsFollowBase,
  ruleNamesValid,
  namedRulesSimple,
  descriptionsFit,
];

/**
 * Checks what the JSON Schemas of `catalog/schema/` cannot: that a service's files agree with each other, with the
 * clouds, and with what Azure takes. The files keep their schemas.
 *
 * @returns every finding, by rule and then by place; none for a catalog that is sound
 */
export function lintCatalog(documents: CatalogDocuments): LintFinding[] {
  return CATALOG_RULES.flatMap((rule) => rule.check(documents));
}
