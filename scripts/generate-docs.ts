import { DOCUMENTS } from "./documents";
import { writeIfChanged } from "./write-if-changed";

// Writes every generated file in its place. The difference that git shows afterwards is what readers would get.
for (const { path, render } of DOCUMENTS) {
  writeIfChanged(path, render());
}
