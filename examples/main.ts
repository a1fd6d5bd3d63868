import { App } from "cdktf";
import { EXAMPLES } from "./all";
import { RulesModule } from "./existing-repository/modules";

/** All examples in one program, a stack for each; every one also runs by itself. */
const app = new App();
for (const [name, Stack] of Object.entries(EXAMPLES)) {
  new Stack(app, name);
}
new RulesModule(app, "aml-rules");
app.synth();
