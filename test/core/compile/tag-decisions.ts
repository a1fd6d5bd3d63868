import type { Decision } from "../../../lib/core/compile/plan";
import type { Diagnostic } from "../../../lib/core/diagnostics/diagnostic";
import type { FirewallChoice } from "./every-firewall";
import { type ExpectedRequirement, hasNoTag } from "./expected-flows";
import { isLocal, lacksHosts } from "./expected-forms";

/** What a decision for the tag says where hosts are documented and were asked for. */
const WHY_TAGS = {
  placeless: /^by service tag: .+, because \*.+ would reach such names in every region$/,
  allowed: /^by service tag: .+, because (.+) allows? it already$/,
  lacking: /^by service tag: .+, because .+/,
};

/** Whether a tag in the place of hosts is explained, and the explanation true. */
export function judgeDecision(
  { requirement: id, form, why }: Decision,
  decisions: readonly Decision[],
  requirements: readonly ExpectedRequirement[],
  choice: FirewallChoice,
  diagnostics: readonly Diagnostic[],
): { readonly problems: string[]; readonly kinds: string[] } {
  const requirement = requirements.find((each) => each.id === id);
  if (requirement === undefined || why === "") {
    return { problems: [`nothing is expected of ${id}, or nothing said: ${why}`], kinds: [] };
  }
  const { strategy } = choice.egress;
  const { hostFlows, missingParameters, direction } = requirement;
  const asksForHosts = strategy !== "service-tags" && direction === "outbound" && !isLocal(requirement);
  if (form !== "service-tag" || !asksForHosts) {
    const isRightlySilent = !isWarned(diagnostics, "hosts-replaced-by-tag", id);
    return { problems: isRightlySilent ? [] : [`hosts of ${id} are not replaced`], kinds: [] };
  }
  const isLacking = lacksHosts(choice, requirement);
  const isReplaced = isWarned(diagnostics, "hosts-replaced-by-tag", id);
  const problems = isLacking === isReplaced ? [] : [`${id}: lacks hosts ${isLacking}, told ${isReplaced}`];
  if (isLacking) {
    const isSaid = strategy === "fqdn" || WHY_TAGS.lacking.test(why);
    const lacks = hostFlows.length + missingParameters.length > 0 ? "tag-for-hosts" : "tag-without-hosts";
    return { problems: [...problems, ...(isSaid ? [] : [`${id}: ${why}`])], kinds: [lacks] };
  }
  if (WHY_TAGS.placeless.test(why)) {
    const isTrue =
      requirement.tagFlows.every(({ tag }) => tag.region !== undefined) &&
      hostFlows.some(({ host }) => host.startsWith("*") && !host.includes(choice.selection.region));
    return { problems: [...problems, ...(isTrue ? [] : [`${id}: ${why}`])], kinds: ["tag-narrower"] };
  }
  const allowing = (WHY_TAGS.allowed.exec(why)?.[1] ?? "").split(", ");
  const others = requirements.filter(
    (each) =>
      allowing.includes(each.id) &&
      decisions.some((other) => other.requirement === each.id && other.form === "service-tag"),
  );
  const isTrue = requirement.tagFlows.every(({ tag, protocol, port }) =>
    others.some((other) =>
      other.tagFlows.some(
        (flow) =>
          flow.protocol === protocol &&
          flow.port === port &&
          flow.tag.tag === tag.tag &&
          (flow.tag.region === undefined ||
            flow.tag.region === tag.region ||
            hasNoTag(choice.selection.cloud, flow.tag)),
      ),
    ),
  );
  return { problems: [...problems, ...(isTrue ? [] : [`${id}: ${why}`])], kinds: ["tag-allowed-already"] };
}

/** Whether a warning of the code is told of the requirement. */
export function isWarned(diagnostics: readonly Diagnostic[], code: string, requirement: string): boolean {
  return diagnostics.some(
    (found) => found.code === code && found.severity === "warning" && found.requirement === requirement,
  );
}
