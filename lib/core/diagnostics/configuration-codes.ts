import { ACKNOWLEDGE, type CodeEntry, code } from "./code-entry";

/** Findings in files of configurations that exist, before anything is judged. */
export const CONFIGURATION_CODES = {
  "configuration-file-too-large": code(
    "error",
    "The file is larger than a configuration is read",
    "A file of that size is something else, or meant to exhaust the reader.",
    "Give the part of it that holds the rules, or one file for each subnet.",
  ),
  "configuration-file-syntax": code(
    "error",
    "The file of a configuration is not JSON, or was cut off",
    "Rules that are missing from it would be taken not to exist.",
    "Run the command that wrote the file again; the message says what stands where.",
  ),
  "configuration-file-too-deep": code(
    "error",
    "Modules or templates stand inside of one another deeper than is read",
    "What stands deeper would be missing from what is judged.",
    "Give the inner part as a file of its own.",
  ),
  "configuration-file-unknown": code(
    "error",
    "The file, or a part of it, is no configuration of a kind that is read",
    "Nothing in it can be judged.",
    "Give one of the kinds that the message lists.",
  ),
  "configuration-file-shape": code(
    "error",
    "A value of a configuration is missing, or of another type than its place takes",
    "What depends on it is undecided, and Azure or Terraform would refuse it.",
    "Give the value that the message names, or the file as the command wrote it.",
  ),
  "configuration-without-rules": code(
    "warning",
    "The file holds nothing that decides about packets",
    "It changes nothing in what is judged, and may be the wrong file.",
    "Give the file that holds the security rules, firewall rules or routes, or leave this one out.",
  ),
  "unresolved-value": code(
    "warning",
    "A value stands as an expression that the file does not resolve",
    "What depends on it is undecided: neither allowed nor denied.",
    `Give a file in which the value is written out, such as a plan or what Azure holds. ${ACKNOWLEDGE}`,
  ),
  "default-value-assumed": code(
    "info",
    "A variable or parameter was taken at its default",
    "Whoever applies the configuration can give it another value, and with it another verdict.",
    "Check a plan, or what Azure holds, where the value is given.",
  ),
  "repeated-rule-name": code(
    "error",
    "Two rules or routes of one owner have the same name",
    "Azure refuses them, and a finding that names one cannot tell which.",
    "Give every rule a name of its own, and every file only once.",
  ),
  "rules-of-group-elsewhere": code(
    "info",
    "The owner of separate rules or routes is in none of the files",
    "It may hold more rules, which are not judged.",
    "Give the file that holds the group or table, too.",
  ),
  "ip-group-elsewhere": code(
    "warning",
    "An IP group that rules name is in none of the files",
    "Whether its addresses are meant is undecided.",
    `Give the output of \`az network ip-group list\`, too. ${ACKNOWLEDGE}`,
  ),
  "default-rules-differ": code(
    "warning",
    "The default security rules in the file are not those that Azure documents",
    "What is judged are the documented ones, behind all other rules.",
    `Compare the two. ${ACKNOWLEDGE}`,
  ),
  "configuration-elsewhere": code(
    "warning",
    "A module or template that the file calls stands elsewhere",
    "Its rules are not judged.",
    `Give a plan (\`terraform show -json\`), or the file that it calls, too. ${ACKNOWLEDGE}`,
  ),
} as const satisfies Readonly<Record<string, CodeEntry>>;
