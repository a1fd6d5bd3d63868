import { type Content, element } from "./markup";
import { pathPicture } from "./path-picture";
import { type PathStation, pathStations } from "./path-stations";
import type { ReviewedResource, ReviewReport } from "./review-report";
import { code, commaList, counted, grouped, section, sentence, terms } from "./text-parts";

/** What was judged, in one sentence. */
export function leadText({ summary, findings, remarks }: ReviewReport): string {
  const { required, admitted, broad, blocked, undecided } = summary;
  const broadly = broad === 0 ? "" : ` (${grouped(broad)} by rules that admit more)`;
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined).length;
  const accepted = findings.length - open;
  const beside = remarks.length === 0 ? "" : ` ${counted(remarks.length, "remark")} on the selection itself.`;
  return `${counted(required, "required flow")}: ${grouped(admitted)} admitted${broadly}, ${grouped(blocked)} blocked, ${grouped(undecided)} undecided. ${counted(open, "open finding")}, ${grouped(accepted)} acknowledged.${beside}`;
}

/** The figures. */
export function summarySection({ summary }: ReviewReport): Content {
  const figures: readonly (readonly [string, number, string])[] = [
    ["Required flows", summary.required, "open"],
    ["Admitted", summary.admitted, "good"],
    ["of these broadly", summary.broad, "broad"],
    ["Blocked", summary.blocked, "bad"],
    ["Undecided", summary.undecided, "open"],
  ];
  return section(
    "summary",
    "Summary",
    element(
      "dl",
      { class: "figures" },
      figures.map(([term, count, name]) =>
        element("div", { class: name }, element("dt", {}, term), element("dd", {}, grouped(count))),
      ),
    ),
    element(
      "p",
      { class: "quiet small" },
      "Admitted: the files let the flow through. Broadly: by a rule that admits more than is required. Blocked: at least a part of it is denied. Undecided: the files do not say; it is taken neither as admitted nor as blocked.",
    ),
  );
}

/** What was selected, and which files were judged. */
export function selectionSection({ selection, files, path }: ReviewReport): Content {
  const { features, turnedOff, parameters, removed, revisions, revision } = selection;
  const newest = revisions.at(-1);
  const age =
    newest === revision
      ? "the newest of the catalog"
      : `not the newest of the catalog, which is ${newest ?? ""}`;
  const items = (all: readonly Content[]): Content =>
    all.length === 0
      ? "none"
      : element(
          "ul",
          { class: "plain" },
          all.map((each) => element("li", {}, each)),
        );
  const layers = [
    ...(path.securityGroups.length > 0 ? ["network security groups"] : []),
    ...(path.routeTables.length > 0 ? ["route tables"] : []),
    ...(path.firewallPolicies.length > 0 ? ["firewall policies"] : []),
  ];
  return section(
    "selection",
    "Selection",
    terms([
      ["Service", selection.service],
      ["Cloud", selection.cloud],
      ["Region", code(selection.region)],
      ["Revision", `${revision}, ${age}`],
      [
        "Features that are on",
        items(
          features.map(({ id, description, default: isDefault }) => [
            code(id),
            isDefault ? " (by default): " : ": ",
            sentence(description),
          ]),
        ),
      ],
      ["Turned off", turnedOff.length === 0 ? "none of those on by default" : commaList(turnedOff.map(code))],
      ["Parameters", items(parameters.map(({ name, value }) => [code(name), ": ", code(value)]))],
      [
        "Requirements taken away",
        removed.length === 0 ? "" : items(removed.map(({ id, reason }) => [code(id), ": ", reason])),
      ],
      ["Files", items(files.map(code))],
      ["Layers in the files", layers.length === 0 ? "none" : layers.join(", ")],
      [
        "Service tags",
        selection.hasServiceTags
          ? "addresses from a file of Microsoft"
          : "no file of addresses was given: whether an address lies in a tag is undecided",
      ],
    ]),
  );
}

/** The path, drawn and in words. */
export function pathSection(report: ReviewReport): Content {
  const stations = pathStations(report);
  const { securityGroups, routeTables, firewallPolicies } = report.path;
  const paths =
    Math.max(1, securityGroups.length) *
    Math.max(1, routeTables.length) *
    Math.max(1, firewallPolicies.length);
  const told = (station: PathStation, resources: readonly ReviewedResource[]): Content =>
    element(
      "li",
      {},
      element("strong", {}, station.title),
      `: ${station.lines.join("; ")}.`,
      resources.length === 0
        ? []
        : element(
            "ul",
            {},
            resources.map(({ file, address, name }) =>
              element("li", {}, code(name), " at ", code(address), " in ", code(file)),
            ),
          ),
    );
  return section(
    "path",
    "Path",
    element("figure", {}, pathPicture(stations, "wide"), pathPicture(stations, "tall")),
    element("h3", {}, "The path in words"),
    element(
      "p",
      {},
      "What an outbound packet meets, in this order. A layer that the files do not have is not looked at.",
    ),
    element(
      "ol",
      {},
      told(stations.subnets, []),
      told(stations.securityGroup, securityGroups),
      told(stations.routes, routeTables),
      told(stations.firewall, firewallPolicies),
      told(stations.destinations, []),
    ),
    paths > 1
      ? element(
          "p",
          {},
          `The files do not say which subnet has which of them: each network security group is judged with each route table and each policy, which makes ${paths} paths.`,
        )
      : [],
  );
}
