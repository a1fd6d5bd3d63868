import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withOutput } from "./output-blocks";
import { showRules } from "./show-stacks";
import { synthesizeExamples } from "./synthesize-examples";
import { synthesizeReadme } from "./synthesize-readme";

// Writes each example's Terraform beside it, and the rules that the documents show. The difference that git shows
// afterwards is what users would get.
for (const [name, text] of synthesizeExamples()) {
  const folder = join("examples", name);
  mkdirSync(join(folder, "golden"), { recursive: true });
  writeFileSync(join(folder, "golden", "cdk.tf.json"), text);
  rewrite(join(folder, "README.md"), showRules(text));
}
rewrite("README.md", showRules(synthesizeReadme(readFileSync("README.md", "utf8"))));

function rewrite(path: string, output: string): void {
  writeFileSync(path, withOutput(readFileSync(path, "utf8"), output));
  console.log(path);
}
