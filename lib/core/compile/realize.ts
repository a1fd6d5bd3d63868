import type { SelectedRequirement } from "../catalog/flows";
import { LOCAL_TAGS } from "../catalog/local-tags";
import type { Selection } from "../catalog/selection";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic";
import { type HybridForm, hybridForms } from "./hybrid-forms";
import type { EgressInput, FirewallEgressInput } from "./network-input";
import type { Decision } from "./plan";
import type { Realization } from "./realization";
import { servedBy } from "./served-by";
import { lackingParameters, tagProblemOf, tagTexts, usableHosts } from "./usable-forms";

/** Chooses the form of each requirement, for the whole path at once. */
export function realizeAll(
  requirements: readonly SelectedRequirement[],
  egress: EgressInput,
  selection: Selection,
  diagnostics: Diagnostic[],
): Realization[] {
  const hybrid =
    egress.kind === "firewall" && egress.strategy === "hybrid"
      ? hybridForms(requirements, egress, selection)
      : undefined;
  return requirements.map((selected) => {
    const { direction } = selected.requirement;
    if (direction === "inbound") {
      return { form: "service-tag", selected };
    }
    if (direction === "internal") {
      return { form: "subnets", selected };
    }
    if (selected.tagFlows.length + selected.hostFlows.length + selected.missingParameters.length === 0) {
      return egress.kind === "firewall" ? { form: "route", selected } : { form: "not-needed", selected };
    }
    if (egress.kind === "direct") {
      return realizeDirectly(selected, requirements, diagnostics);
    }
    const narrowest = hybrid?.get(selected);
    return narrowest === undefined
      ? realizeByFirewall(selected, requirements, egress, selection, diagnostics)
      : realizeNarrowly(selected, narrowest, egress, selection, diagnostics);
  });
}

/** What the report says of each choice. */
export function decisionOf(realization: Realization): Decision {
  const { corrected } = realization.selected.requirement;
  return { ...choiceOf(realization), ...(corrected === undefined ? {} : { corrected }) };
}

function choiceOf(realization: Realization): Decision {
  const requirement = realization.selected.requirement.id;
  switch (realization.form) {
    case "service-tag": {
      const why = realization.why ?? `by service tag: ${tagTexts(realization.selected).join(", ")}`;
      return { requirement, form: "service-tag", why };
    }
    case "hosts":
      return {
        requirement,
        form: "hosts",
        why:
          realization.why ??
          "by host name in the firewall; the NSG lets the ports out to the Internet, so that the firewall can judge",
      };
    case "subnets":
      return {
        requirement,
        form: "subnets",
        why: "between the subnets' own addresses, which no firewall parts",
      };
    case "route":
      return { requirement, form: "route", why: "routed around the firewall" };
    case "not-needed":
      return { requirement, form: "not-needed", why: "no firewall stands in the way, so no route is needed" };
    case "served-by-another":
      return { requirement, form: "served-by-another", why: `names the hosts of ${realization.by}` };
    default:
      return { requirement, form: realization.form, why: realization.why };
  }
}

function realizeDirectly(
  selected: SelectedRequirement,
  all: readonly SelectedRequirement[],
  diagnostics: Diagnostic[],
): Realization {
  if (selected.tagFlows.length > 0) {
    return { form: "service-tag", selected };
  }
  const other = servedBy(selected, all);
  if (other !== undefined) {
    return { form: "served-by-another", selected, by: other.requirement.id };
  }
  const { id, purpose } = selected.requirement;
  const why = `the documents name hosts only (${hostNames(selected)}), and an NSG knows addresses and tags`;
  diagnostics.push(
    diagnostic(
      "host-only-requirement",
      `requirement ${id}`,
      `\`${id}\` (${purpose}) cannot be allowed: ${why}; send egress through a firewall to allow it`,
      id,
    ),
  );
  return { form: "not-expressible", selected, why };
}

/** In the form that the strategy `hybrid` chose. */
function realizeNarrowly(
  selected: SelectedRequirement,
  narrowest: HybridForm,
  egress: FirewallEgressInput,
  selection: Selection,
  diagnostics: Diagnostic[],
): Realization {
  switch (narrowest.form) {
    case "served-by-another":
      return { form: "served-by-another", selected, by: narrowest.by };
    case "service-tag": {
      const { why, noHosts } = narrowest;
      if (noHosts !== undefined) {
        diagnostics.push(hostsReplacedByTag(selected, noHosts));
      }
      return { form: "service-tag", selected, why };
    }
    case "hosts": {
      const hosts = realizeByHosts(selected, egress, selection, diagnostics);
      if (typeof hosts === "string" || hosts.form !== "hosts") {
        throw new Error(`the hosts of ${selected.requirement.id} were chosen and cannot be had`);
      }
      return { ...hosts, why: [narrowest.why, hosts.why].filter((each) => each !== undefined).join("; ") };
    }
  }
}

function realizeByFirewall(
  selected: SelectedRequirement,
  all: readonly SelectedRequirement[],
  egress: FirewallEgressInput,
  selection: Selection,
  diagnostics: Diagnostic[],
): Realization {
  if (selected.tagFlows.some(({ tag }) => LOCAL_TAGS.has(tag.text))) {
    return { form: "service-tag", selected };
  }
  const tagProblem = tagProblemOf(selected, selection);
  if (egress.strategy === "service-tags") {
    if (tagProblem === undefined) {
      return { form: "service-tag", selected };
    }
    const other = selected.tagFlows.length === 0 ? servedBy(selected, all) : undefined;
    if (other !== undefined && tagProblemOf(other, selection) === undefined) {
      return { form: "served-by-another", selected, by: other.requirement.id };
    }
  }
  const { id, purpose } = selected.requirement;
  const subject = `requirement ${id}`;
  const hosts = realizeByHosts(selected, egress, selection, diagnostics);
  if (typeof hosts !== "string") {
    if (egress.strategy === "service-tags" && selected.tagFlows.length > 0 && hosts.form === "hosts") {
      const message = `\`${id}\` is allowed by host instead of by service tag, which is narrower: ${tagProblem}`;
      diagnostics.push(diagnostic("tag-replaced-by-hosts", subject, message, id));
    }
    return hosts;
  }
  if (tagProblem === undefined) {
    diagnostics.push(hostsReplacedByTag(selected, hosts));
    return { form: "service-tag", selected };
  }
  if (selected.tagFlows.length > 0) {
    // The tag's own finding is made where the layer's rules are compiled, acknowledged or not.
    return { form: "service-tag", selected };
  }
  const message = `\`${id}\` (${purpose}) cannot be expressed: ${hosts}, and the documents name no service tag for it`;
  diagnostics.push(diagnostic("inexpressible-requirement", subject, message, id));
  return { form: "not-expressible", selected, why: hosts };
}

function hostsReplacedByTag(selected: SelectedRequirement, why: string): Diagnostic {
  const { id } = selected.requirement;
  const tags = tagTexts(selected)
    .map((tag) => `\`${tag}\``)
    .join(", ");
  const message = `\`${id}\` is allowed by service tag (${tags}) instead of by host: ${why}`;
  return diagnostic("hosts-replaced-by-tag", `requirement ${id}`, message, id);
}

/** By hosts, or why not. A missing parameter leaves the requirement out, with a finding. */
function realizeByHosts(
  selected: SelectedRequirement,
  egress: FirewallEgressInput,
  selection: Selection,
  diagnostics: Diagnostic[],
): Realization | string {
  const { id, purpose } = selected.requirement;
  const subject = `requirement ${id}`;
  const names = lackingParameters(selected);
  if (names !== undefined) {
    const message = `\`${id}\` (${purpose}) is left out, because its hosts need the parameter ${names}; give it`;
    const found = diagnostic("missing-parameter", subject, message, id);
    diagnostics.push(selection.strict ? { ...found, severity: "error" } : found);
    return { form: "left-out", selected, why: `the parameter ${names} was not given` };
  }
  const form = usableHosts(selected, egress);
  if (typeof form === "string") {
    return form;
  }
  for (const url of form.widened) {
    const reason =
      egress.sku === "Premium" ? "the policy does not open TLS" : `the SKU \`${egress.sku}\` knows no paths`;
    const host = url.slice(0, url.indexOf("/"));
    const message = `\`${id}\` needs \`${url}\`, and its whole host \`${host}\` is allowed: ${reason}; that is wider`;
    diagnostics.push(diagnostic("url-widened-to-host", subject, message, id));
  }
  if (form.narrowed) {
    const message = `\`${id}\` is documented with any protocol for its hosts; the application rules carry TCP, which is what its tag form asks for`;
    diagnostics.push(diagnostic("protocol-narrowed", subject, message, id));
  }
  const { fqdnTag } = selected.requirement;
  return {
    form: "hosts",
    selected,
    application: form.application,
    network: form.network,
    ...(egress.fqdnTags === true && fqdnTag !== undefined && form.application.length > 0
      ? { why: `by the FQDN tag ${fqdnTag}, whose hosts Microsoft maintains, in the place of its hosts` }
      : {}),
  };
}

function hostNames({ hostFlows, missingParameters }: SelectedRequirement): string {
  const names = hostFlows.map(({ template }) => template);
  return [...new Set([...names, ...missingParameters.map((name) => `{${name}}`)])].join(", ");
}
