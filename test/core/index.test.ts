import * as core from "../../lib/core/index";
import { EXTENSION_YAML } from "./catalog/files/catalog-texts";

describe("the public core", () => {
  it("has these values, each of which is a promise", () => {
    expect(Object.keys(core).sort()).toEqual([
      "CLOUD_DOCUMENTS",
      "CLOUD_IDS",
      "DIAGNOSTIC_CODES",
      "MACHINE_LEARNING_DOCUMENTS",
      "MAX_CONFIGURATION_CHARACTERS",
      "MAX_SERVICE_TAG_FILE_BYTES",
      "PrefixSet",
      "builtInCloud",
      "check",
      "compareServiceTagFiles",
      "configurationChanges",
      "describeChange",
      "evaluateFirewallPolicy",
      "evaluatePath",
      "evaluateRoutes",
      "evaluateSecurityRules",
      "fitPrefixes",
      "flowList",
      "flowListJson",
      "formatDiagnostic",
      "formatPorts",
      "hasErrors",
      "machineLearningService",
      "parseCidr",
      "parseFqdn",
      "parseIpAddress",
      "parsePortRange",
      "parsePrefixes",
      "parseProtocol",
      "planFirewall",
      "planNetwork",
      "portsOf",
      "readCatalogObject",
      "readCatalogText",
      "readConfiguration",
      "readService",
      "readServiceTagFile",
      "select",
      "selectRequirements",
      "selectionChanges",
      "tagIndexOf",
    ]);
  });

  it("adds to a catalog that was read from text, and plans from the sum", () => {
    const { value: documents, diagnostics } = core.readCatalogText(EXTENSION_YAML, "own.yaml");
    expect(diagnostics).toEqual([]);
    const service = core.readService(documents ?? core.MACHINE_LEARNING_DOCUMENTS);
    const { value: selection } = core.select(service, {
      cloud: "public",
      region: "eastus2",
      features: ["mirror"],
    });
    const flows = selection === undefined ? [] : core.selectRequirements(selection);
    expect(flows.find(({ requirement }) => requirement.id === "mirror")?.hostFlows).toEqual([
      expect.objectContaining({ template: "pypi.contoso.com", protocol: "Tcp", tls: false }),
    ]);
  });
});
