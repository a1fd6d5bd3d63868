import { formatPorts } from "../address/port-range";
import type { FlowList } from "./flow-list";
import { markdownCode, markdownLines, markdownLink, markdownTable, plainMarkdown } from "./markdown-text";

/** A list of flows as a document in Markdown, with a table of the flows and links to their sources. */
export function renderFlowListMarkdown({
  service,
  cloud,
  region,
  revision,
  features,
  flows,
}: FlowList): string {
  const on = features.length === 0 ? "none" : features.map(markdownCode).join(", ");
  return [
    `# What ${plainMarkdown(service.displayName)} needs from the network`,
    `Region ${markdownCode(region)} of the cloud ${markdownCode(cloud)}, by the documents of ${revision}. Features: ${on}.`,
    markdownTable(
      ["requirement", "purpose", "direction", "protocol", "ports", "peer", "sources"],
      flows.map(({ requirement, purpose, direction, form, protocol, ports, peer, sources }) => [
        markdownCode(requirement),
        plainMarkdown(purpose),
        form === "route" ? "route around the firewall" : direction,
        protocol,
        formatPorts(ports).join(", "),
        form === "subnets" ? peer : markdownCode(peer),
        markdownLines(sources.map(({ title, url }) => markdownLink(title, url))),
      ]),
    ),
  ]
    .join("\n\n")
    .concat("\n");
}
