import { quoted } from "../../address/quoted";
import { refuseTemplate } from "../../address/template";
import { limit } from "../limits";
import { requirementsOf } from "./catalog-entries";
import { serviceFile } from "./catalog-files";
import { catalogRule, type Problem } from "./catalog-rule";

/** The most characters of a purpose: it stands in messages and in a column of reports. */
const LONGEST_PURPOSE = 140;

/** Revisions are dates, all of one length. */
const REVISION = "YYYY-MM-DD";

/** A rule's description names the service, the revision and at least one requirement that it serves. */
export const rule = catalogRule(
  "descriptions-fit",
  "Each requirement's id fits into a rule's description beside the service and the revision, and its purpose is one short sentence.",
  ({ service: documents }) => {
    const { displayName } = documents.service;
    const all = requirementsOf(documents);
    const template = refuseTemplate(displayName);
    const ofService =
      template === undefined ? [] : [problem(serviceFile(documents), "displayName", template)];
    return [
      ...ofService,
      ...all.flatMap(({ file, path, requirement: { id, purpose } }) => {
        const most = limit("security-rule-description-length");
        const description = `${displayName} ${REVISION}: ${id}`;
        return [
          ...(description.length > most
            ? [
                problem(
                  file,
                  `${path}.id`,
                  `${quoted(id)} makes a description of ${description.length} characters (\`${displayName} ${REVISION}: ...\`), and Azure takes ${most}; shorten it by ${description.length - most}`,
                ),
              ]
            : []),
          ...purposeProblems(purpose).map((message) => problem(file, `${path}.purpose`, message)),
        ];
      }),
    ];
  },
);

function purposeProblems(purpose: string): string[] {
  const long =
    purpose.length > LONGEST_PURPOSE
      ? [`the purpose has ${purpose.length} characters; write at most ${LONGEST_PURPOSE}`]
      : [];
  const isSentence = /^[A-Z].*[.]$/.test(purpose) && !/[.!?;]\s/.test(purpose);
  return isSentence
    ? long
    : [
        ...long,
        `${quoted(purpose)} is not one sentence; begin with a capital, end with the only full stop, and leave the rest to \`notes\``,
      ];
}

function problem(file: string, path: string, message: string): Problem {
  return { file, path, message };
}
