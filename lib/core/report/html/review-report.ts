import type { Severity } from "../../diagnostics/diagnostic";
import type { CheckResult, ReportedFinding } from "../check-result";

/** All that a page for a review shows, as plain data. Texts are as they were given: the page escapes them. */
export interface ReviewReport {
  readonly tool: { readonly name: string; readonly version: string };
  readonly selection: ReviewedSelection;
  /** The files that were judged, in code-unit order. */
  readonly files: readonly string[];
  readonly path: ReviewedPath;
  readonly summary: CheckResult["summary"];
  /** The requirements of which a layer of the files says something, in the order in which they were judged. */
  readonly requirements: readonly ReviewedRequirement[];
  /** The worst first. */
  readonly findings: readonly ReportedFinding[];
  /** What there is to say of the selection itself. */
  readonly remarks: readonly ReviewedRemark[];
  /** By code, requirement and rule. */
  readonly acknowledgements: readonly ReviewedAcknowledgement[];
  readonly limits: readonly ReviewedLimit[];
}

/** What was selected. */
export interface ReviewedSelection {
  /** `Azure Machine Learning`. */
  readonly service: string;
  readonly cloud: string;
  readonly region: string;
  /** The date of the documents, and the dates of all that there are, the oldest first. */
  readonly revision: string;
  readonly revisions: readonly string[];
  /** Those that are on, in code-unit order. */
  readonly features: readonly {
    readonly id: string;
    readonly description: string;
    readonly default: boolean;
  }[];
  /** Those that are on by default and were turned off, in code-unit order. */
  readonly turnedOff: readonly string[];
  /** Those that were given, by name. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  /** The requirements that a catalog of the user takes away, with the reasons. */
  readonly removed: readonly { readonly id: string; readonly reason: string }[];
  /** Whether a file of service tags says where the tags lie. */
  readonly hasServiceTags: boolean;
}

/** A resource of a layer. */
export interface ReviewedResource {
  readonly name: string;
  readonly file: string;
  readonly address: string;
  /** Of its rules or routes. */
  readonly count: number;
}

/** What packets meet, as far as the files have it. */
export interface ReviewedPath {
  /** The prefixes of the workload's subnets; none where rules write `*` or a tag in their place. */
  readonly subnets: readonly string[];
  /** Whether they were given, and not read off the rules. */
  readonly areSubnetsGiven: boolean;
  readonly securityGroups: readonly ReviewedResource[];
  readonly routeTables: readonly (ReviewedResource & {
    /** Where the default route leads: `VirtualAppliance 10.0.1.4`. Default: there is none. */
    readonly defaultRoute?: string;
    /** How many routes other than the default lead straight to the Internet. */
    readonly straight: number;
  })[];
  readonly firewallPolicies: readonly ReviewedResource[];
}

/** What becomes of a required flow. */
export type Verdict = CheckResult["flows"][number]["verdict"];

/** A required flow. */
export interface ReviewedFlow {
  readonly direction: "Inbound" | "Outbound";
  readonly protocol: string;
  readonly port: string;
  readonly peer: string;
  readonly peerKind: "service-tag" | "host" | "subnets";
  readonly verdict: Verdict;
  /** Empty where no rule decides. */
  readonly rule: string;
}

/** A requirement with its flows. */
export interface ReviewedRequirement {
  readonly id: string;
  readonly purpose: string;
  /** The features that bring it, those that are on. None: it is always needed. */
  readonly features: readonly string[];
  readonly sources: readonly ReviewedSource[];
  /** The oldest revision that has it. */
  readonly since: string;
  /** Why a catalog of the user changed it. Default: none did. */
  readonly corrected?: string;
  readonly flows: readonly ReviewedFlow[];
}

/** A section of a document. */
export interface ReviewedSource {
  /** `Configure inbound and outbound network traffic: Basic configuration`. */
  readonly title: string;
  /** As the catalog writes it. Default: it is published nowhere. */
  readonly url?: string;
}

/** A finding on the selection. */
export interface ReviewedRemark {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly acknowledged?: string;
}

/** A finding that the user accepts. */
export interface ReviewedAcknowledgement {
  readonly code: string;
  readonly requirement?: string;
  readonly rule?: string;
  readonly reason: string;
  /** How many findings it accepts. */
  readonly findings: number;
}

/** How much of one of Azure's limits a resource takes. */
export interface ReviewedLimit {
  /** What is counted: `security rules`. */
  readonly what: string;
  /** The resource's name. */
  readonly resource: string;
  readonly used: number;
  readonly most: number;
  /** Where the limit is documented, and the date of that document. */
  readonly source: { readonly document: string; readonly revision: string };
}
