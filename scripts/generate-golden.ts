import { join } from "node:path";
import { exampleExports, THIRD_PARTY_FIREWALL } from "./example-exports";
import { EXISTING_REPOSITORY, exampleModules } from "./example-modules";
import { synthesizeExamples } from "./synthesize-examples";
import { canTranslate, toPython } from "./tested-documents/python-translation";
import { refreshedDocument } from "./tested-documents/refreshed-document";
import { testedDocuments } from "./tested-documents/tested-documents";
import { writeIfChanged } from "./write-if-changed";

// Writes each example's Terraform beside it, and what the documents show as output; with paths of documents, only
// these. The difference that git shows afterwards is what users would get.
const asked = process.argv.slice(2);
if (asked.length === 0) {
  writeExamples();
}
writeDocuments(asked.length === 0 ? testedDocuments() : asked);

function writeExamples(): void {
  for (const [name, text] of synthesizeExamples()) {
    writeIfChanged(join("examples", name, "golden", "cdk.tf.json"), text);
  }
  for (const [name, files] of exampleModules()) {
    for (const [file, text] of files) {
      writeIfChanged(join(EXISTING_REPOSITORY, "modules", name, file), text);
    }
  }
  for (const [path, text] of exampleExports()) {
    writeIfChanged(join(THIRD_PARTY_FIREWALL, "golden", path), text);
  }
}

function writeDocuments(paths: readonly string[]): void {
  if (!canTranslate()) {
    console.log("Programs in Python stay as they are: `npm run build` makes what they are translated by.");
  }
  for (const path of paths) {
    try {
      writeIfChanged(path, refreshedDocument(path, canTranslate() ? toPython : undefined));
    } catch (error) {
      // The others are brought up to date all the same.
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    }
  }
}
