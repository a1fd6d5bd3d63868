import { CLOUD_DOCUMENTS } from "../../../lib/core/catalog/built-in";
import type {
  CorrectionDocument,
  RequirementDocument,
  RequirementsDocument,
} from "../../../lib/core/catalog/documents";
import { readService } from "../../../lib/core/catalog/read-service";
import { type SelectionInput, select } from "../../../lib/core/catalog/selection";
import type { NetworkInput } from "../../../lib/core/compile/network-input";
import { type PlannedNetwork, planNetwork } from "../../../lib/core/compile/plan-network";
import { documentsOf } from "./catalogs";

const entry = { since: "2022-09-08", sources: [], protocol: "Tcp", ports: ["443"] };

/** What a case differs in. */
interface Case {
  readonly requirement?: Partial<RequirementDocument>;
  readonly file?: Omit<RequirementsDocument, "requirements">;
  readonly corrections?: readonly CorrectionDocument[];
  readonly selection?: Partial<SelectionInput>;
  readonly layers?: NetworkInput["layers"];
}

/** A plan with direct egress of one requirement with a tag, `probe`. */
function planned({ requirement, file, corrections, selection, layers }: Case): PlannedNetwork {
  const probe: RequirementDocument = {
    id: "probe",
    slot: 10,
    purpose: "What this test asks for",
    direction: "outbound",
    tags: [{ ...entry, tag: "AzureKeyVault" }],
    ...requirement,
  };
  const { service, ...documents } = documentsOf({
    requirements: [{ ...file, requirements: [probe] }],
    implies: {},
  });
  const references = {
    "issue-1": { title: "An issue", url: "https://www.contoso.com/issues/1", date: "2025-05" },
  };
  const read = readService({
    ...documents,
    service: { ...service, references },
    ...(corrections === undefined ? {} : { corrections }),
  });
  const { value, diagnostics } = select(read, {
    cloud: "public",
    region: "westus",
    withoutFeatures: ["one"],
    ...selection,
  });
  if (value === undefined) {
    throw new Error(JSON.stringify(diagnostics));
  }
  return planNetwork({
    selection: value,
    subnets: [{ addressPrefixes: ["10.1.0.0/24"] }],
    egress: { kind: "direct" },
    ...(layers === undefined ? {} : { layers }),
  });
}

function told(difference: Case): string[] {
  return planned(difference).diagnostics.map(
    ({ severity, code, subject, message, requirement }) =>
      `${severity} ${code} ${subject} (${requirement}): ${message}`,
  );
}

const CHINA = { cloud: "china", region: "chinaeast2" };
const china = CLOUD_DOCUMENTS.china.displayName;

describe("a need that the documents leave out for a cloud", () => {
  const requirement: Partial<RequirementDocument> = {
    tags: [{ ...entry, tag: "AzureKeyVault", clouds: ["public"], since: "2023-04-14" }],
    undocumentedIn: ["usgovernment", "china"],
  };

  it("is told where it is selected there", () => {
    expect(told({ requirement, selection: CHINA })).toEqual([
      `warning undocumented-in-cloud requirement probe (probe): \`probe\` (What this test asks for) has no documented form in ${china} at 2026-03-19; nothing is allowed for it`,
    ]);
    expect(planned({ requirement, selection: CHINA }).plan?.decisions).toEqual([]);
  });

  it.each<[string, Partial<RequirementDocument>]>([
    ["hosts", { tags: [], hosts: [{ ...entry, hosts: ["www.contoso.com"], clouds: ["public"] }] }],
    ["URLs", { tags: [], urls: [{ ...entry, urls: ["www.contoso.com/a/*"], clouds: ["public"] }] }],
    [
      "ports between subnets",
      { direction: "internal", tags: [], subnets: [{ ...entry, clouds: ["public"] }] },
    ],
    [
      "a route",
      {
        tags: [],
        routes: [{ ...entry, tag: "AzureMachineLearning", nextHop: "Internet", clouds: ["public"] }],
      },
    ],
  ])("is told also where other clouds have %s", (_, form) => {
    const change = { requirement: { ...form, undocumentedIn: ["china"] }, selection: CHINA };
    expect(told(change)).toHaveLength(1);
  });

  it.each<[string, Case]>([
    ["in a cloud that has its form", { requirement }],
    [
      "in a cloud that is not said to have the need",
      { requirement: { ...requirement, undocumentedIn: ["usgovernment"] }, selection: CHINA },
    ],
    [
      "in a revision that knows the need in no cloud",
      { requirement, selection: { ...CHINA, revision: "2022-09-08" } },
    ],
    ["where its feature is off", { requirement, file: { features: ["two"] }, selection: CHINA }],
    [
      "where a feature takes it away",
      { requirement, file: { unless: ["two"] }, selection: { ...CHINA, features: ["two"] } },
    ],
  ])("is nothing to tell %s", (_, difference) => {
    expect(told(difference)).toEqual([]);
  });

  it("can be acknowledged", () => {
    const acknowledgements = [
      { code: "undocumented-in-cloud", requirement: "probe", reason: "It is reached otherwise" },
    ];
    expect(planned({ requirement, selection: { ...CHINA, acknowledgements } }).diagnostics).toEqual([
      expect.objectContaining({ code: "undocumented-in-cloud", acknowledged: "It is reached otherwise" }),
    ]);
  });
});

describe("a requirement that a user's catalog put right", () => {
  const corrections = [{ requirement: "probe", reason: "The tag has another name since May." }];

  it("is told, and its decision says why", () => {
    expect(told({ corrections })).toEqual([
      "info requirement-corrected requirement probe (probe): `probe` is not as the documents have it: The tag has another name since May.",
    ]);
    expect(planned({ corrections }).plan?.decisions).toEqual([
      {
        requirement: "probe",
        form: "service-tag",
        why: "by service tag: AzureKeyVault",
        corrected: "The tag has another name since May.",
      },
    ]);
  });

  it.each<[string, Case]>([
    ["where its feature is off", { corrections, file: { features: ["two"] } }],
    [
      "where no form of it holds",
      {
        corrections,
        requirement: { tags: [{ ...entry, tag: "AzureKeyVault", clouds: ["china"] }] },
      },
    ],
    ["where another one was put right", { corrections: [{ requirement: "another", reason: "It is so." }] }],
  ])("is nothing to tell %s", (_, difference) => {
    expect(told(difference)).toEqual([]);
    const decisions = planned(difference).plan?.decisions ?? [];
    expect(decisions.filter(({ corrected }) => corrected !== undefined)).toEqual([]);
  });

  it("is told where it was taken away, whatever is selected, and has no decision", () => {
    const correction = { requirement: "gone", reason: "Nothing asks for it since May.", remove: true };
    const difference = { corrections: [correction], file: { features: ["two"] } };
    expect(told(difference)).toEqual([
      "info requirement-corrected requirement gone (gone): `gone` was taken away: Nothing asks for it since May.",
    ]);
    expect(planned(difference).plan?.decisions).toEqual([]);
  });
});

describe("what others know beside the documents", () => {
  const noted = (note: NonNullable<RequirementDocument["notes"]>[number]): Case => ({
    requirement: { notes: [note] },
  });
  const note = { text: "Nodes also ask for the time.", reference: "issue-1", offers: "two", tell: true };

  it.each<[string, Case, string]>([
    [
      "with where it is known from",
      noted(note),
      "info field-note requirement probe (probe): Nodes also ask for the time. (An issue, https://www.contoso.com/issues/1) The feature `two` allows for it.",
    ],
    [
      "from the documents themselves",
      noted({ text: note.text, offers: "two", tell: true }),
      "info field-note requirement probe (probe): Nodes also ask for the time. The feature `two` allows for it.",
    ],
  ])("is told while the feature that offers it is off, %s", (_, difference, message) => {
    expect(told(difference)).toEqual([message]);
  });

  it.each<[string, Case]>([
    ["where the feature is on", { ...noted(note), selection: { features: ["two"] } }],
    ["where it is for documents only", noted({ ...note, tell: false })],
    ["where no feature offers it", noted({ text: note.text, reference: "issue-1" })],
    [
      "where no form of the requirement holds in the revision",
      {
        requirement: { notes: [note], tags: [{ ...entry, since: "2026-03-19", tag: "AzureKeyVault" }] },
        selection: { revision: "2022-09-08" },
      },
    ],
    ["where the requirement is not selected", { ...noted(note), file: { features: ["three"] } }],
    [
      "where routes alone are planned, which are the same for all forms",
      { ...noted(note), layers: ["routes"] },
    ],
  ])("is nothing to tell %s", (_, difference) => {
    expect(told(difference)).toEqual([]);
  });
});
