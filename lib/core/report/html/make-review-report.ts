import { compareText } from "../../address/compare-text";
import { writtenText } from "../../address/deferred";
import type { Configuration, ConfiguredRouteTable } from "../../analyze/configuration";
import {
  acknowledgeFindings,
  type CheckedFlow,
  configurationPaths,
  type FindingAcknowledgement,
} from "../../analyze/proof";
import { localSideOf } from "../../analyze/proof/local-side";
import { peerText, requiredForms } from "../../analyze/proof/required-flows";
import type { SourceDocuments } from "../../catalog/flow-sources";
import type { Selection } from "../../catalog/selection";
import type { Diagnostic } from "../../diagnostics/diagnostic";
import type { CheckResult } from "../check-result";
import { byPolicy, configurationLimits } from "./configuration-limits";
import { requirementCitations } from "./requirement-citations";
import type {
  ReviewedAcknowledgement,
  ReviewedFlow,
  ReviewedPath,
  ReviewedRequirement,
  ReviewedResource,
  ReviewedSelection,
  ReviewReport,
} from "./review-report";

/** What a review is about. */
export interface ReviewInput {
  readonly tool: ReviewReport["tool"];
  readonly selection: Selection;
  /** The documents of the selection's service, which its requirements cite. */
  readonly documents: SourceDocuments;
  readonly files: readonly string[];
  readonly configuration: Configuration;
  /** What `check` says of the configuration. */
  readonly result: CheckResult;
  /** What there is to say of the selection itself, acknowledged or not. */
  readonly remarks: readonly Diagnostic[];
  /** Those of the selection, and those of a file. */
  readonly acknowledgements: readonly FindingAcknowledgement[];
  /** Prefixes of the workload's subnets. Default: read off the rules. */
  readonly subnets?: readonly string[];
  /** Whether a file of service tags was given. */
  readonly hasServiceTags: boolean;
}

/** Puts together what a page for a review shows. */
export function makeReviewReport(input: ReviewInput): ReviewReport {
  const { tool, files, configuration, result, remarks } = input;
  return {
    tool,
    selection: reviewedSelection(input),
    files: [...files].sort(compareText),
    path: reviewedPath(configuration, input.subnets),
    summary: result.summary,
    requirements: reviewedRequirements(input),
    findings: result.findings,
    remarks: remarks.map(({ code, severity, message, acknowledged }) => ({
      code,
      severity,
      message,
      ...(acknowledged === undefined ? {} : { acknowledged }),
    })),
    acknowledgements: reviewedAcknowledgements(input),
    limits: configurationLimits(configuration),
  };
}

function reviewedSelection({ selection, hasServiceTags }: ReviewInput): ReviewedSelection {
  const { service, cloud, region, revision, features, parameters } = selection;
  const known = [...service.features.values()].sort((a, b) => compareText(a.id, b.id));
  return {
    service: service.displayName,
    cloud: `${cloud.displayName} (${cloud.id})`,
    region: region.name,
    revision,
    revisions: service.revisions,
    features: known
      .filter(({ id }) => features.has(id))
      .map(({ id, description, default: isDefault }) => ({ id, description, default: isDefault })),
    turnedOff: known.filter((feature) => feature.default && !features.has(feature.id)).map(({ id }) => id),
    parameters: [...parameters]
      .map(([name, value]) => ({ name, value: writtenText(value) }))
      .sort((a, b) => compareText(a.name, b.name)),
    removed: service.removed,
    hasServiceTags,
  };
}

function reviewedPath(configuration: Configuration, subnets: readonly string[] | undefined): ReviewedPath {
  const { securityGroups, routeTables } = configuration;
  const read = configurationPaths(configuration).flatMap((path) => localSideOf(path).subnets);
  return {
    subnets: subnets ?? [...new Set(read)].sort(compareText),
    areSubnetsGiven: subnets !== undefined,
    securityGroups: securityGroups.map(({ name, file, address, rules }) => ({
      name,
      file,
      address,
      count: rules.length,
    })),
    routeTables: routeTables.map(reviewedRouteTable),
    firewallPolicies: byPolicy(configuration).map(([name, groups]): ReviewedResource => {
      const collections = groups.flatMap(({ group }) => [
        ...(group.nat_rule_collection ?? []),
        ...(group.network_rule_collection ?? []),
        ...(group.application_rule_collection ?? []),
      ]);
      return {
        name,
        file: [...new Set(groups.map(({ file }) => file))].join(", "),
        address: groups.map(({ address }) => address).join(", "),
        count: collections.reduce((sum, { rule }) => sum + rule.length, 0),
      };
    }),
  };
}

function reviewedRouteTable({
  name,
  file,
  address,
  routes,
}: ConfiguredRouteTable): ReviewedPath["routeTables"][number] {
  const all = routes.map(({ route }) => route);
  const isDefault = (prefix: string | null | undefined): boolean => prefix === "0.0.0.0/0";
  const found = all.find(({ address_prefix }) => isDefault(address_prefix));
  const hop = [found?.next_hop_type, found?.next_hop_in_ip_address].filter(
    (text) => text !== undefined && text !== null && text !== "",
  );
  return {
    name,
    file,
    address,
    count: all.length,
    ...(found === undefined ? {} : { defaultRoute: hop.join(" ") }),
    straight: all.filter(
      ({ address_prefix, next_hop_type }) => next_hop_type === "Internet" && !isDefault(address_prefix),
    ).length,
  };
}

function reviewedRequirements({ result, selection, documents }: ReviewInput): ReviewedRequirement[] {
  const kinds = peerKinds(selection);
  const byRequirement = new Map<string, ReviewedFlow[]>();
  for (const { requirement, ...flow } of result.flows) {
    const flows = byRequirement.get(requirement) ?? [];
    byRequirement.set(requirement, flows);
    flows.push({ ...flow, peerKind: kinds.get(keyOf(requirement, flow.peer)) ?? "host" });
  }
  return [...byRequirement].map(([id, flows]) => {
    const requirement = selection.service.requirements.find((each) => each.id === id);
    if (requirement === undefined) {
      throw new Error(`a flow was judged of the unknown requirement \`${id}\``);
    }
    const { purpose, features = [], corrected } = requirement;
    return {
      id,
      purpose,
      features: features.filter((each) => selection.features.has(each)),
      ...requirementCitations(requirement, selection, documents),
      ...(corrected === undefined ? {} : { corrected }),
      flows,
    };
  });
}

function peerKinds(selection: Selection): ReadonlyMap<string, ReviewedFlow["peerKind"]> {
  return new Map(
    requiredForms(selection).flatMap(({ requirement, tags, hosts, subnets }) =>
      [...hosts, ...tags, ...subnets].map(({ peer }): [string, ReviewedFlow["peerKind"]] => [
        keyOf(requirement, peerText(peer)),
        peer.kind === "tag" ? "service-tag" : peer.kind,
      ]),
    ),
  );
}

function keyOf(requirement: string, peer: CheckedFlow["peer"]): string {
  return JSON.stringify([requirement, peer]);
}

function reviewedAcknowledgements({
  acknowledgements,
  result,
  remarks,
}: ReviewInput): ReviewedAcknowledgement[] {
  const bare = result.findings.map(({ acknowledged: _, ...finding }) => finding);
  return acknowledgements
    .map((given): ReviewedAcknowledgement => {
      const { code, requirement, rule, reason } = given;
      const ofRemarks = remarks.filter(
        (each) =>
          each.code === code &&
          each.acknowledged === reason &&
          (requirement === undefined || each.requirement === requirement),
      );
      const ofFindings = acknowledgeFindings(bare, [given]).filter(
        ({ acknowledged }) => acknowledged !== undefined,
      );
      return {
        code,
        ...(requirement === undefined ? {} : { requirement }),
        ...(rule === undefined ? {} : { rule }),
        reason,
        findings: ofRemarks.length + ofFindings.length,
      };
    })
    .sort(
      (a, b) =>
        compareText(a.code, b.code) ||
        compareText(a.requirement ?? "", b.requirement ?? "") ||
        compareText(a.rule ?? "", b.rule ?? "") ||
        compareText(a.reason, b.reason),
    );
}
