import { compareText } from "../address/compare-text";
import { isDeferred } from "../address/deferred";
import type { SourceDocuments } from "../catalog/flow-sources";
import { type SelectedRequirement, selectRequirements } from "../catalog/flows";
import type { Selection } from "../catalog/selection";
import { requirementFindings } from "../compile/requirement-findings";
import { toldOnce } from "../compile/told-once";
import { tagTexts } from "../compile/usable-forms";
import { acknowledge } from "../diagnostics/acknowledgement";
import { type Diagnostic, diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic";
import type { ServiceTagFile } from "../service-tag-files/service-tag-file";
import { addressEntries, type TaggedNeed } from "./address-entries";
import { compareDestinations } from "./destination-order";
import { refuseBudget } from "./export-budget";
import { type ChosenForm, chooseExportForm } from "./export-form";
import { hostNeeds, type NamedNeed, namedEntries, tagNeeds, tellNamelessPorts } from "./name-entries";
import { requirementSources } from "./requirement-sources";
import type {
  ExportBudget,
  ExportEntry,
  ExportedRequirement,
  ExportMetadata,
  ExportPreference,
  SelectionExport,
} from "./selection-export";
import { taggedNeeds } from "./tags-of-need";
import { visibleText } from "./visible-text";

/** The package, as exports name it. */
const TOOL = "cdktf-azure-network-catalog";

/** What is to be exported. */
export interface ExportInput {
  readonly selection: Selection;
  /** The documents of the selection's service, which its requirements cite. */
  readonly documents: SourceDocuments;
  /** Default: none, and no service tag has addresses. */
  readonly serviceTags?: ServiceTagFile;
  /** Default: `hosts`. */
  readonly prefer?: ExportPreference;
  /** Default: none; no list is widened. */
  readonly budget?: ExportBudget;
  /** The version of this package. */
  readonly toolVersion: string;
}

/**
 * The outbound needs of a selection as destinations on ports, for firewalls that know no service tags.
 *
 * Every need is there in one form, on the ports that are documented for that form; or it is told why not, by a finding
 * and in `requirements`. Needs within the virtual network and from outside are none of such a firewall.
 *
 * @returns the export, absent where there is an error, and all findings
 */
export function exportSelection(input: ExportInput): Outcome<SelectionExport> {
  const { selection, serviceTags, prefer = "hosts", budget } = input;
  const found: Diagnostic[] = [...selection.findings, ...requirementFindings(selection)];
  found.push(...refuseAnotherCloud(selection, serviceTags), ...refuseBudget(budget));
  if (hasErrors(found)) {
    return { diagnostics: found };
  }
  const tagged: TaggedNeed[] = [];
  const named: NamedNeed[] = [];
  const requirements = selectRequirements(selection)
    .filter(({ requirement }) => requirement.direction === "outbound")
    .map((selected): ExportedRequirement => {
      const chosen = chooseExportForm(selected, prefer, serviceTags !== undefined);
      found.push(...tellChoice(selected, chosen, selection));
      if (chosen.form === "addresses" && serviceTags !== undefined) {
        tagged.push(...taggedNeeds(selected, selection, serviceTags, found));
      } else if (chosen.form === "hosts") {
        named.push(...hostNeeds(selected));
      } else if (chosen.form === "service-tags") {
        named.push(...tagNeeds(selected));
      }
      return exportedRequirement(selected, chosen, input);
    })
    .sort((a, b) => compareText(a.id, b.id));
  const entries: readonly ExportEntry[] = [
    ...addressEntries(tagged, budget, found),
    ...namedEntries(named),
  ].sort(compareDestinations);
  if (entries.length === 0 && !hasErrors(found)) {
    const message = "no need of the selection has a destination that can be exported";
    found.push(diagnostic("empty-export", "selection", message));
  }
  const diagnostics = acknowledge(toldOnce(found), selection.acknowledgements, false);
  return hasErrors(diagnostics)
    ? { diagnostics }
    : { value: { metadata: metadataOf(input), requirements, entries }, diagnostics };
}

function refuseAnotherCloud({ cloud }: Selection, file: ServiceTagFile | undefined): Diagnostic[] {
  if (file === undefined || file.cloud === cloud.id) {
    return [];
  }
  const message = `the file is of the cloud \`${file.cloudName}\`, and the selection's is \`${cloud.id}\`; give the file of that cloud`;
  return [diagnostic("service-tag-file-of-another-cloud", "serviceTags", message)];
}

/** What there is to say of the form of a need. */
function tellChoice(selected: SelectedRequirement, chosen: ChosenForm, selection: Selection): Diagnostic[] {
  const { id, purpose } = selected.requirement;
  const subject = `requirement ${id}`;
  const instead =
    chosen.insteadBecause === undefined
      ? []
      : [
          diagnostic(
            "form-not-preferred",
            subject,
            `\`${id}\` is exported ${chosen.why}: ${chosen.insteadBecause}`,
            id,
          ),
        ];
  switch (chosen.form) {
    case "hosts":
      return [...instead, ...tellNamelessPorts(selected)];
    case "service-tags": {
      const tags = tagTexts(selected).join(", ");
      const message = `\`${id}\` (${purpose}) cannot be written as a list: ${chosen.insteadBecause ?? "addresses are preferred"}, and the addresses of ${tags} are not known; give the file of service tags${selected.missingParameters.length === 0 ? "" : ", or the parameter"}`;
      return [diagnostic("need-not-listable", subject, message, id)];
    }
    case "virtual-network": {
      const message = `\`${id}\` (${purpose}) has no entry, because it stays within the virtual network: ${tagTexts(selected).join(", ")}`;
      return [diagnostic("need-within-virtual-network", subject, message, id)];
    }
    case "none":
      return [leftOut(selected, chosen, selection)];
    default:
      return instead;
  }
}

function leftOut(selected: SelectedRequirement, chosen: ChosenForm, selection: Selection): Diagnostic {
  const { id, purpose } = selected.requirement;
  const subject = `requirement ${id}`;
  if (chosen.missingParameters === undefined) {
    const message = `\`${id}\` (${purpose}) cannot be written as a list: ${chosen.why}`;
    return diagnostic("need-not-listable", subject, message, id);
  }
  const message = `\`${id}\` (${purpose}) is left out, because its hosts need the parameter ${chosen.missingParameters}; give it`;
  const found = diagnostic("missing-parameter", subject, message, id);
  return selection.strict ? { ...found, severity: "error" } : found;
}

function exportedRequirement(
  { requirement }: SelectedRequirement,
  { form, why, insteadBecause }: ChosenForm,
  { selection, documents }: ExportInput,
): ExportedRequirement {
  return {
    id: requirement.id,
    purpose: visibleText(requirement.purpose),
    form,
    why: insteadBecause === undefined ? why : `${why}: ${insteadBecause}`,
    sources: requirementSources(requirement, form, selection, documents),
  };
}

function metadataOf({ selection, serviceTags, prefer, budget, toolVersion }: ExportInput): ExportMetadata {
  const { service, cloud, region, revision, features, parameters } = selection;
  const known = [...parameters].flatMap(([name, value]): [string, string][] =>
    isDeferred(value) ? [] : [[name, value]],
  );
  return {
    tool: TOOL,
    toolVersion,
    service: service.id,
    cloud: cloud.id,
    region: region.name,
    revision,
    features: [...features].sort(compareText),
    parameters: Object.fromEntries(known.sort(([a], [b]) => compareText(a, b))),
    prefer: prefer ?? "hosts",
    serviceTags:
      serviceTags === undefined
        ? null
        : {
            cloud: serviceTags.cloudName,
            changeNumber: serviceTags.changeNumber,
            source: serviceTags.source,
          },
    budget:
      budget === undefined
        ? null
        : { mostPrefixes: budget.mostPrefixes, mostExtraShare: budget.mostExtraShare },
  };
}
