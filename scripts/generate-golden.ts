import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exampleExports, THIRD_PARTY_FIREWALL } from "./example-exports";
import { EXISTING_REPOSITORY, exampleModules } from "./example-modules";
import { withOutput } from "./output-blocks";
import { showRules } from "./show-stacks";
import { synthesizeExamples } from "./synthesize-examples";
import { synthesizeReadme } from "./synthesize-readme";
import { writeIfChanged } from "./write-if-changed";

// Writes each example's Terraform beside it, and the rules that the documents show. The difference that git shows
// afterwards is what users would get.
for (const [name, text] of synthesizeExamples()) {
  writeIfChanged(join("examples", name, "golden", "cdk.tf.json"), text);
  showIn(join("examples", name, "README.md"), showRules(text));
}
for (const [name, files] of exampleModules()) {
  for (const [file, text] of files) {
    writeIfChanged(join(EXISTING_REPOSITORY, "modules", name, file), text);
  }
}
for (const [path, text] of exampleExports()) {
  writeIfChanged(join(THIRD_PARTY_FIREWALL, "golden", path), text);
}
showIn("README.md", showRules(synthesizeReadme(readFileSync("README.md", "utf8"))));

function showIn(path: string, output: string): void {
  writeIfChanged(path, withOutput(readFileSync(path, "utf8"), output));
}
