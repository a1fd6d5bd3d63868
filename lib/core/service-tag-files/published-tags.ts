import { quoted } from "../address/quoted";
import { type Diagnostic, diagnostic, hasErrors, type Outcome } from "../diagnostics/diagnostic";
import { suggestion } from "../diagnostics/nearest-names";
import type { PublishedServiceTag, ServiceTagFile } from "./service-tag-file";

/**
 * The tags of a file by their names, in the order of the names given, each once. A tag that the file has not is an error,
 * `service-tag-not-in-file`: nothing stands in for it.
 *
 * @param subject where the names come from, for the findings: `routes.serviceTags`
 */
export function publishedTags(
  file: ServiceTagFile,
  names: readonly string[],
  subject: string,
): Outcome<readonly PublishedServiceTag[]> {
  const found: PublishedServiceTag[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const name of new Set(names)) {
    const tag = file.tags.get(name);
    if (tag === undefined) {
      const message = `the file of ${file.cloudName}, change number ${file.changeNumber}, has no tag ${quoted(name)}${suggestion(name, [...file.tags.keys()])}`;
      diagnostics.push(diagnostic("service-tag-not-in-file", subject, message));
    } else {
      found.push(tag);
    }
  }
  return hasErrors(diagnostics) ? { diagnostics } : { value: found, diagnostics };
}
