import type { IpGroup } from "@cdktf/provider-azurerm/lib/ip-group";
import { Construct } from "constructs";
import { readRegionOfAnyCloud, readResourceName, readTags } from "../core/compile/read-resources";
import { serviceTagIpGroups } from "../core/compile/service-tag-ip-groups";
import { type Diagnostic, hasErrors } from "../core/diagnostics/diagnostic";
import type { AzureCloud } from "./azure-cloud";
import { textMapOf, textOf } from "./deferred-values";
import { addIpGroup } from "./ip-group-chain";
import { reportDiagnostics } from "./report-diagnostics";
import { noteServiceTagFile } from "./service-tag-note";

// Loaded when it is used: most programs have no file of service tags.
const serviceTagFiles = (): typeof import("./read-service-tag-files") => require("./read-service-tag-files");

/** Properties of `ServiceTagIpGroups`. */
export interface ServiceTagIpGroupsProps {
  /** The service tags whose prefixes the groups hold, in the file's spelling: `AzureMachineLearning.WestEurope`. */
  readonly serviceTags: string[];

  /** The cloud, which the file has to be of. */
  readonly cloud: AzureCloud;

  /**
   * The file with the prefixes of service tags, in any of the forms that `RoutePrefixes.fromFile` takes; several paths for
   * an answer of several pages. At most 32 MiB together.
   */
  readonly files: string[];

  /** The name of the first group: 1 to 80 letters, digits, `.`, `-` and `_`. Further ones have `-2`, `-3` … behind it. */
  readonly name: string;

  /** The name of the resource group that holds them. */
  readonly resourceGroupName: string;

  /** The region that holds them. */
  readonly location: string;

  /**
   * Tags of the resources.
   *
   * @default - none
   */
  readonly tags?: { [name: string]: string };
}

/**
 * IP groups with the IPv4 prefixes of service tags, for rules and firewalls that take no service tag, or to hold a tag's
 * prefixes still between two reviews. One group, unless the prefixes are more than the 5,000 that Azure allows.
 *
 * Microsoft changes the prefixes weekly: from another file the groups change and no rule does.
 *
 * @example
 *
 * new ServiceTagIpGroups(this, "machine-learning", {
 *   cloud: AzureCloud.PUBLIC,
 *   files: ["ServiceTags_Public.json"],
 *   serviceTags: ["AzureMachineLearning.EastUS2"],
 *   name: "ipg-machine-learning",
 *   resourceGroupName: "rg-hub",
 *   location: "eastus2",
 * });
 */
export class ServiceTagIpGroups extends Construct {
  /** The provider's resources, for `addOverride` and references; empty where the synthesis fails. */
  public readonly resources: IpGroup[];

  /** The file's change number; undefined where the file has errors. */
  public readonly changeNumber?: number;

  /** Creates the groups. */
  public constructor(scope: Construct, id: string, props: ServiceTagIpGroupsProps) {
    super(scope, id);
    const found: Diagnostic[] = [];
    readResourceName("ip-group", textOf(props.name), "name", found);
    readResourceName("resource-group", textOf(props.resourceGroupName), "resourceGroupName", found);
    readRegionOfAnyCloud(textOf(props.location), "location", found);
    readTags(textMapOf(props.tags ?? {}), "tags", found);
    const { value: file, diagnostics: ofFile } = serviceTagFiles().readServiceTagFiles(
      props.files,
      props.cloud,
    );
    found.push(...ofFile);
    const planned =
      file === undefined ? undefined : serviceTagIpGroups(file, props.serviceTags, "serviceTags");
    found.push(...(planned?.diagnostics ?? []));
    reportDiagnostics(this, found);
    this.resources = [];
    if (file === undefined || hasErrors(found)) {
      return;
    }
    this.changeNumber = file.changeNumber;
    (planned?.value ?? []).forEach((cidrs, index) => {
      const group = addIpGroup(
        this,
        index === 0 ? "Resource" : `Resource-${index + 1}`,
        {
          name: index === 0 ? props.name : `${props.name}-${index + 1}`,
          resourceGroupName: props.resourceGroupName,
          location: props.location,
          cidrs: [...cidrs],
          ...(props.tags === undefined ? {} : { tags: props.tags }),
        },
        this.resources,
      );
      noteServiceTagFile(group, { cloudName: file.cloudName, changeNumber: file.changeNumber });
    });
  }

  /** The ids of the groups, for `Peer.ipGroup`. */
  public get ipGroupIds(): string[] {
    return this.resources.map(({ id }) => id);
  }
}
