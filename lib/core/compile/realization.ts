import type { HostFlow, SelectedRequirement, TagFlow } from "../catalog/flows";
import type { Requirement } from "../catalog/service";

/** A tag flow with the requirement that asks for it. */
export interface RequiredTagFlow extends TagFlow {
  readonly requirement: Requirement;
}

/** A host flow with the requirement that asks for it. */
export interface RequiredHostFlow extends HostFlow {
  readonly requirement: Requirement;
}

/** A requirement, and the form in which the path will carry it. */
export type Realization =
  /** By service tag in every layer that it meets. */
  | {
      readonly form: "service-tag";
      readonly selected: SelectedRequirement;
      /** Default: nothing is to be said of the choice but the tags. */
      readonly why?: string;
    }
  /** By host in the firewall; the NSG lets the ports out to the Internet for the firewall to judge. */
  | {
      readonly form: "hosts";
      readonly selected: SelectedRequirement;
      readonly application: readonly HostFlow[];
      readonly network: readonly HostFlow[];
      /** Default: the strategy asks for hosts. */
      readonly why?: string;
    }
  /** Between the service's own subnets, which the NSG alone judges. */
  | { readonly form: "subnets"; readonly selected: SelectedRequirement }
  /** Only routed around the firewall. */
  | { readonly form: "route"; readonly selected: SelectedRequirement }
  /** A route around a firewall where there is none. */
  | { readonly form: "not-needed"; readonly selected: SelectedRequirement }
  /** Its hosts are those of another requirement, which is carried by tag. */
  | { readonly form: "served-by-another"; readonly selected: SelectedRequirement; readonly by: string }
  /** Not carried; a finding says why. */
  | {
      readonly form: "left-out" | "not-expressible";
      readonly selected: SelectedRequirement;
      readonly why: string;
    };
