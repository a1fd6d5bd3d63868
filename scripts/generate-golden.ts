import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { synthesizeExamples } from "./synthesize-examples";

// Writes each example's Terraform beside it. The difference that git shows afterwards is what users would get.
for (const [name, text] of synthesizeExamples()) {
  const folder = join("examples", name, "golden");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "cdk.tf.json"), text);
  console.log(join(folder, "cdk.tf.json"));
}
