import { quoted } from "../../address/quoted";
import { MAX_SHOWN_ADDRESS } from "./attribute-findings";
import type { FileDraft } from "./file-draft";

/**
 * The prefixes of IP groups, by every text with which a rule names one, and by the group's own id or expression.
 *
 * An id is compared regardless of case, as Azure does. Where two files hold a group of one id with other prefixes, or
 * two files call different groups the same, the text stands for neither: its one prefix is the text itself, which
 * nothing can read.
 */
export function joinIpGroups(drafts: readonly FileDraft[]): ReadonlyMap<string, readonly string[]> {
  const byKey = prefixesByKey(drafts);
  const byText = new Map<string, readonly string[]>();
  const add = (text: string, prefixes: readonly string[]): void => {
    const known = byText.get(text);
    byText.set(text, known === undefined || isSame(known, prefixes) ? prefixes : [text]);
  };
  for (const { ipGroups } of drafts) {
    for (const { key, text, isPart } of ipGroups) {
      const prefixes = byKey.get(key);
      if (prefixes !== undefined && !isPart) add(text, prefixes);
    }
  }
  for (const { findings, ipGroupUses } of drafts) {
    const told = new Set<string>();
    for (const { key, text, place, owner } of ipGroupUses) {
      const prefixes = byKey.get(key);
      if (prefixes !== undefined) {
        add(text, prefixes);
      } else if (!told.has(text)) {
        told.add(text);
        const message = `the IP group ${quoted(text, MAX_SHOWN_ADDRESS)}, which ${owner} names, is in none of the files; what its addresses decide is undecided`;
        findings.add("ip-group-elsewhere", place, message);
      }
    }
  }
  return byText;
}

/** Prefixes that stand apart from their group count only where the group itself is known. */
function prefixesByKey(drafts: readonly FileDraft[]): ReadonlyMap<string, readonly string[]> {
  const byKey = new Map<string, readonly string[]>();
  const all = drafts.flatMap(({ ipGroups }) => ipGroups);
  for (const { key, text, prefixes } of all.filter(({ isPart }) => !isPart)) {
    const known = byKey.get(key);
    byKey.set(key, known === undefined || isSame(known, prefixes) ? prefixes : [text]);
  }
  for (const { key, prefixes } of all.filter(({ isPart }) => isPart)) {
    const known = byKey.get(key);
    // A plan and a state of the same group hold its prefixes already.
    if (known !== undefined) byKey.set(key, [...new Set([...known, ...prefixes])]);
  }
  return byKey;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
}
