import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { DOCUMENTS } from "./documents";

// Writes every generated file in its place. The difference that git shows afterwards is what readers would get.
for (const { path, render } of DOCUMENTS) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, render());
  console.log(path);
}
