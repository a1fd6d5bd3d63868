import type { Diagnostic } from "../../diagnostics/diagnostic";
import type { Configuration } from "../configuration";
import { emptyDraft, type FileDraft, isEmptyDraft } from "./file-draft";
import { FileFindings } from "./file-findings";
import { fileKindOf, KINDS, unknownKind } from "./file-kind";
import { joinIpGroups } from "./join-ip-groups";
import { joinOwners } from "./join-owners";
import { type ConfigurationFile, parseFile } from "./parse-file";
import { readArmTemplate } from "./read-arm-template";
import { readAzureExport } from "./read-azure-export";
import { readTerraformJson } from "./read-terraform-json";
import { readTerraformShow } from "./read-terraform-show";

/** A configuration, as far as the files could be read, and all that was found on the way. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads files of configurations that exist, each recognised by its content, into one configuration:
 *
 * - what `terraform show -json` prints of a plan or a state; see `readTerraformShow`;
 * - Terraform's JSON syntax, such as a synthesized `cdk.tf.json`; see `readTerraformJson`;
 * - what `az network … show` and `list` print; see `readAzureExport`;
 * - ARM templates, such as `bicep build` prints; see `readArmTemplate`.
 *
 * Separate rules and routes are put to the group or table that they name, in whatever file it stands.
 *
 * What cannot be told from the files is told by name and stands in the configuration so that the evaluator answers
 * unknown: an expression as its text, a priority as 0, a rule that exists perhaps with the expression as its protocol.
 * It is never taken as allowed or as denied.
 *
 * The order of the files shows only in the order of the groups, tables and findings.
 *
 * @param files their names, and their texts as UTF-8 was decoded; at most 32 Mi UTF-16 units each
 */
export function readConfiguration(files: readonly ConfigurationFile[]): ReadConfiguration {
  const unread: Diagnostic[] = [];
  const drafts = files.flatMap((file, index): readonly FileDraft[] => {
    const parsed = parseFile(file);
    if (parsed.root === undefined) {
      unread.push(parsed.found);
      return [];
    }
    const draft = emptyDraft(new FileFindings(file.name, parsed.text));
    const kind = fileKindOf(parsed.root);
    switch (kind) {
      case "terraform-show":
        readTerraformShow(draft, parsed.root, index);
        break;
      case "terraform-json":
        readTerraformJson(draft, parsed.root, index);
        break;
      case "azure-export":
        readAzureExport(draft, parsed.root);
        break;
      case "arm-template":
        readArmTemplate(draft, parsed.root, index);
        break;
      default:
        draft.findings.add("configuration-file-unknown", undefined, unknownKind(parsed.root));
        return [draft];
    }
    if (isEmptyDraft(draft)) {
      const message = `the file is ${KINDS[kind]}, and holds no network security group, route table, rule collection group or IP group; give the file that does`;
      draft.findings.add("configuration-without-rules", undefined, message);
    }
    return [draft];
  });
  const configuration = joined(drafts);
  return { configuration, diagnostics: [...unread, ...drafts.flatMap(({ findings }) => findings.all())] };
}

function joined(drafts: readonly FileDraft[]): Configuration {
  const securityGroups = joinOwners(
    drafts.map((draft) => ({ draft, owners: draft.securityGroups, separate: draft.securityRules })),
    "network security group",
  );
  const routeTables = joinOwners(
    drafts.map((draft) => ({ draft, owners: draft.routeTables, separate: draft.routes })),
    "route table",
  );
  return {
    securityGroups: securityGroups.map(({ file, address, name, rules }) => ({
      file,
      address,
      name,
      rules: rules.map(({ configured }) => configured),
    })),
    ruleCollectionGroups: drafts.flatMap(({ ruleCollectionGroups }) => ruleCollectionGroups),
    routeTables: routeTables.map(({ file, address, name, rules, draft }) => {
      const isPropagated = draft?.bgpRoutePropagationEnabled;
      return {
        file,
        address,
        name,
        routes: rules.map(({ configured }) => configured),
        ...(isPropagated !== undefined && { bgpRoutePropagationEnabled: isPropagated }),
      };
    }),
    ipGroups: joinIpGroups(drafts),
  };
}
