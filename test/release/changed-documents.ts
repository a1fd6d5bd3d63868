import { MACHINE_LEARNING_DOCUMENTS } from "../../lib/core/catalog/built-in";
import type { RequirementDocument, ServiceDocuments } from "../../lib/core/catalog/documents";
import { readService } from "../../lib/core/catalog/read-service";
import { plannedSelections } from "../../scripts/release/planned-selections";
import { type PublicRules, publicRules } from "../../scripts/release/public-rules";

/** What becomes of one requirement: others in its place, with it or without it. */
type Change = (requirement: RequirementDocument) => readonly RequirementDocument[];

/** The built-in catalog with requirements that are changed, by their ids. */
export function withRequirements(changes: Readonly<Record<string, Change>>): ServiceDocuments {
  return {
    ...MACHINE_LEARNING_DOCUMENTS,
    requirements: MACHINE_LEARNING_DOCUMENTS.requirements.map((file) => ({
      ...file,
      requirements: file.requirements.flatMap((each) => changes[each.id]?.(each) ?? [each]),
    })),
  };
}

/** The built-in catalog with a security rule that has another slot. */
export function withSlot(name: string, slot: number): ServiceDocuments {
  const { rules } = MACHINE_LEARNING_DOCUMENTS;
  const securityRules = rules.securityRules.map((each) => (each.name === name ? { ...each, slot } : each));
  return { ...MACHINE_LEARNING_DOCUMENTS, rules: { ...rules, securityRules } };
}

/** The choices and revisions that these tests record: a record of all takes a second and more. */
const CHOICES = ["default", "hbi-workspace", "no-azure-monitor"];
const REVISIONS = ["2025-04-03", "2026-03-19"];

/** The rules of a catalog, in some choices and revisions of all clouds. */
export function rulesOf(
  version: string,
  documents: ServiceDocuments = MACHINE_LEARNING_DOCUMENTS,
  examples: PublicRules["examples"] = {},
): PublicRules {
  const service = readService(documents);
  const selections = plannedSelections(service).filter(
    ({ choice, revision }) => CHOICES.includes(choice) && REVISIONS.includes(revision),
  );
  return publicRules(version, service, examples, selections);
}
