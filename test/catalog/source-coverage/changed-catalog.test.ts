import { MACHINE_LEARNING_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type {
  RequirementDocument,
  RequirementsDocument,
  ServiceDocuments,
} from "../../../lib/core/catalog/documents";
import { builtInCoverage } from "./coverage";

type Change<T> = (document: T) => T;

/** The files with one requirement changed. */
function withRequirement(id: string, change: Change<RequirementDocument>): ServiceDocuments {
  return withFile(id, (file) => ({
    ...file,
    requirements: file.requirements.map((each) => (each.id === id ? change(each) : each)),
  }));
}

/** The files with the one changed that holds a requirement. */
function withFile(id: string, change: Change<RequirementsDocument>): ServiceDocuments {
  return {
    ...MACHINE_LEARNING_DOCUMENTS,
    requirements: MACHINE_LEARNING_DOCUMENTS.requirements.map((file) =>
      file.requirements.some((each) => each.id === id) ? change(file) : file,
    ),
  };
}

/** The hosts of a requirement, each entry changed. */
function withHosts(
  id: string,
  change: Change<NonNullable<RequirementDocument["hosts"]>[number]>,
): ServiceDocuments {
  return withRequirement(id, (each) => ({ ...each, hosts: (each.hosts ?? []).map(change) }));
}

const CHANGES: readonly (readonly [string, ServiceDocuments, string])[] = [
  [
    "a requirement that is gone",
    withFile("cran-packages", (file) => ({ ...file, requirements: [] })),
    "article-2026-03-19 rstudio/2 china",
  ],
  [
    "a host that is gone",
    withHosts("anaconda-packages", (entry) => ({ ...entry, hosts: ["anaconda.com"] })),
    "article-2025-04-03 python-packages/1 public",
  ],
  [
    "a host that is misspelled",
    withHosts("cran-packages", (entry) => ({ ...entry, hosts: ["cloud.r-projects.org"] })),
    "public-internet-access-2022-09-08 package-hosts/4 public",
  ],
  [
    "a port that is gone",
    withRequirement("kubernetes-front-end", (each) => ({
      ...each,
      subnets: (each.subnets ?? []).map((entry) => ({ ...entry, ports: entry.ports.slice(0, -1) })),
    })),
    "article-2023-04-14 in-cluster/6 usgovernment",
  ],
  [
    "another protocol",
    withHosts("compute-instance-relay", (entry) => ({ ...entry, protocol: "Tcp" })),
    "host-tables-2022-09-08 compute-hosts-china/4 china",
  ],
  [
    "a cloud that is gone",
    withHosts("vscode-server", (entry) => ({ ...entry, clouds: ["public", "usgovernment"] })),
    "article-2023-04-14 visual-studio-code-hosts/3 china",
  ],
  [
    "an end that came early",
    withHosts("posit-licence", (entry) => ({ ...entry, until: "2026-03-19" })),
    "related-2026-03-19 rstudio-private-link/1 public",
  ],
  [
    "a source that is another table's",
    withHosts("cran-packages", (entry) => ({ ...entry, sources: ["vscode-hosts"] })),
    "article-2026-03-19 rstudio/2 public",
  ],
  [
    "a firewall rule without its documented name",
    withRequirement("rstudio-images", ({ firewallRule, ...each }) => each),
    "article-2025-04-03 rstudio/1 public",
  ],
  [
    "ports that are open one way alone",
    withRequirement("vscode-ports-inbound", ({ tags, ...each }) => each),
    "article-2026-03-19 visual-studio-code-ports/1 public",
  ],
  [
    "what has a condition, and is always needed",
    withFile("batch-key-vault", ({ features, ...file }) => file),
    "article-2026-03-19 compute-hosts-public/9 public",
  ],
  [
    "what is for training alone, brought by inference as well",
    withFile("kubernetes-python-packages", (file) => ({
      ...file,
      features: ["kubernetes-training", "kubernetes-inference"],
    })),
    "article-2026-03-19 kubernetes/5 public",
  ],
];

describe("the comparison with the sources", () => {
  it.each(CHANGES)("finds %s", (_what, documents, row) => {
    const missing = builtInCoverage(documents)
      .rows.filter(({ status }) => status === "missing")
      .map(({ documented }) => `${documented.source} ${documented.row.id} ${documented.cloud}`);
    expect(missing).toContain(row);
  });
});
