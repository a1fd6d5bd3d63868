import { isDeferred } from "../address/deferred";
import type { SelectedRequirement } from "../catalog/flows";
import { LOCAL_TAGS } from "../catalog/local-tags";
import { lackingParameters, tagTexts } from "../compile/usable-forms";
import type { ExportForm, ExportPreference } from "./selection-export";

/** The form in which a need is exported. */
export interface ChosenForm {
  readonly form: ExportForm;
  readonly why: string;
  /** Why the preferred form cannot be had. Default: it is the preferred one, or there is none to prefer. */
  readonly insteadBecause?: string;
  /** The parameters that are missing where that is why nothing can be exported. */
  readonly missingParameters?: string;
}

/**
 * Chooses the form of an outbound need: the preferred one where it can be had, else the other one.
 *
 * Hosts can be had where the documents name some and every parameter in them is known; addresses where the documents
 * name a service tag and a file of service tags is there.
 */
export function chooseExportForm(
  selected: SelectedRequirement,
  prefer: ExportPreference,
  hasFile: boolean,
): ChosenForm {
  const { tagFlows, hostFlows, missingParameters } = selected;
  if (tagFlows.some(({ tag }) => LOCAL_TAGS.has(tag.text))) {
    return { form: "virtual-network", why: "it stays within the virtual network" };
  }
  if (tagFlows.length + hostFlows.length + missingParameters.length === 0) {
    return { form: "route", why: "it is routed around the firewall, which needs no entry for it" };
  }
  const noHosts = hostProblem(selected);
  const tags = tagTexts(selected).join(", ");
  const byHosts: ChosenForm = { form: "hosts", why: "by host name" };
  const byAddresses: ChosenForm = { form: "addresses", why: `by the addresses of ${tags}` };
  if (tagFlows.length === 0) {
    const noTag = "the documents name no service tag for it";
    return noHosts === undefined
      ? { ...byHosts, ...(prefer === "hosts" ? {} : { insteadBecause: noTag }) }
      : notAtAll(noHosts, noTag, selected);
  }
  if (noHosts === undefined && (prefer === "hosts" || !hasFile)) {
    return prefer === "hosts"
      ? byHosts
      : { ...byHosts, insteadBecause: "without a file of service tags no addresses are known" };
  }
  const instead = prefer === "hosts" && noHosts !== undefined ? { insteadBecause: noHosts } : {};
  return hasFile
    ? { ...byAddresses, ...instead }
    : { form: "service-tags", why: `by the service tag ${tags}`, ...instead };
}

function notAtAll(noHosts: string, noTag: string, selected: SelectedRequirement): ChosenForm {
  const lacking = lackingParameters(selected);
  return {
    form: "none",
    why: `${noHosts}, and ${noTag}`,
    ...(lacking === undefined ? {} : { missingParameters: lacking }),
  };
}

/** Why a need cannot be told by hosts; undefined where it can. */
function hostProblem(selected: SelectedRequirement): string | undefined {
  const lacking = lackingParameters(selected);
  if (lacking !== undefined) {
    return `its hosts need the parameter ${lacking}`;
  }
  if (selected.hostFlows.length === 0) {
    return "the documents name no hosts for it in this cloud";
  }
  return selected.hostFlows.some(({ host }) => isDeferred(host))
    ? "its hosts hold a value that Terraform knows only later"
    : undefined;
}
