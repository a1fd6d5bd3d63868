import aliasesDocument from "../../../catalog/tag-aliases.json";

/** What a document writes for a service tag that Azure does not have by that name. */
export interface TagCorrection {
  /** The tag to write: `AzureKeyVault.{Region}`. */
  readonly corrected: string;
  /** Why the document's name does not do, as a clause. */
  readonly reason: string;
  /** Title of a document that writes so. */
  readonly document: string;
  /** The document's revision that was read, `YYYY-MM-DD`. */
  readonly revision: string;
}

interface Alias {
  readonly correct: string;
  readonly reason: string;
  readonly source: { readonly document: string; readonly revision: string };
}

/**
 * The correction of a tag as documents write it, with or without a region: `Keyvault.<region>`. Case makes no
 * difference. Source: `catalog/tag-aliases.json`.
 *
 * @returns `undefined` when the catalog knows of no document that errs so
 */
export function tagCorrectionOf(text: string): TagCorrection | undefined {
  const lower = text.toLowerCase();
  const ofName = aliasAt(
    aliasesDocument.serviceTags,
    (written) => lower === written || lower.startsWith(`${written}.`),
  );
  const named = ofName === undefined ? text : `${ofName.alias.correct}${text.slice(ofName.written.length)}`;
  const dot = named.lastIndexOf(".");
  const ofRegion = aliasAt(
    aliasesDocument.regionSuffixes,
    (written) => dot !== -1 && named.slice(dot + 1).toLowerCase() === written,
  );
  const corrected = ofRegion === undefined ? named : `${named.slice(0, dot)}.${ofRegion.alias.correct}`;
  const alias = (named === text ? ofRegion : ofName)?.alias;
  return alias === undefined || corrected === text
    ? undefined
    : { corrected, reason: alias.reason, document: alias.source.document, revision: alias.source.revision };
}

function aliasAt(
  aliases: Readonly<Record<string, Alias>>,
  matches: (written: string) => boolean,
): { readonly written: string; readonly alias: Alias } | undefined {
  const found = Object.entries(aliases).find(([written]) => matches(written.toLowerCase()));
  return found === undefined ? undefined : { written: found[0], alias: found[1] };
}
