import { machineLearningService } from "../../../../lib/core/catalog/built-in";
import { type Selection, select } from "../../../../lib/core/catalog/selection";
import { readLocation, readResourceId, readTags } from "../../../../lib/core/compile/read-resources";
import type { Diagnostic } from "../../../../lib/core/diagnostics/diagnostic";

/** What a reader finds. */
function findings(read: (found: Diagnostic[]) => void): Diagnostic[] {
  const found: Diagnostic[] = [];
  read(found);
  return found;
}

function selection(cloud: string, region: string): Selection {
  const { value } = select(machineLearningService(), { cloud, region });
  if (value === undefined) {
    throw new Error("the selection is wrong");
  }
  return value;
}

const GROUP = "/subscriptions/00000000-1111-2222-3333-444444444444/resourceGroups/rg-ml";
const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const SUBNET_SHAPE =
  "such an id is `/subscriptions/{id}/resourceGroups/{name}/providers/Microsoft.Network/virtualNetworks/{name}/subnets/{name}`";
const TEMPLATE = `\${x}`;
const LATER = { deferred: "later" };

describe("a resource's id", () => {
  it.each([
    ["a subnet's name", "snet-compute"],
    ["an empty text", ""],
    ["a virtual network's id", `${NETWORK}/virtualNetworks/vnet-ml`],
    ["a route table's id", `${NETWORK}/routeTables/rt-ml`],
    ["an id without its first slash", `${NETWORK}/virtualNetworks/vnet-ml/subnets/s`.slice(1)],
    ["an id without the subnet's name", `${NETWORK}/virtualNetworks/vnet-ml/subnets/`],
    ["an id of another provider", `${GROUP}/providers/Microsoft.Compute/virtualNetworks/vnet-ml/subnets/s`],
    ["an id with a space", `${NETWORK}/virtualNetworks/vnet ml/subnets/s`],
    ["an id with something after it", `${NETWORK}/virtualNetworks/vnet-ml/subnets/s/`],
  ])("%s is refused as a subnet's", (_fact, id) => {
    expect(findings((found) => readResourceId("subnet", id, "subnets[0].id", found))).toEqual([
      {
        code: "invalid-resource-id",
        severity: "error",
        subject: "subnets[0].id",
        message: `\`${id}\` is not the id of a subnet; ${SUBNET_SHAPE}`,
      },
    ]);
  });

  it("of another kind is refused with the shape that is meant", () => {
    const id = `${NETWORK}/routeTables/rt-ml`;
    expect(findings((found) => readResourceId("firewall-policy", id, "policyId", found))).toEqual([
      {
        code: "invalid-resource-id",
        severity: "error",
        subject: "policyId",
        message: `\`${id}\` is not the id of a firewall policy; such an id is \`/subscriptions/{id}/resourceGroups/{name}/providers/Microsoft.Network/firewallPolicies/{name}\``,
      },
    ]);
  });

  it.each(["${", "%{"])("with `%s` is refused", (opening) => {
    const id = `${NETWORK}/virtualNetworks/vnet-ml/subnets/${opening}x}`;
    expect(findings((found) => readResourceId("subnet", id, "subnets[0].id", found))).toEqual([
      expect.objectContaining({ code: "template-in-value", severity: "error", subject: "subnets[0].id" }),
    ]);
  });

  it.each([
    ["in the case that Azure shows", `${NETWORK}/virtualNetworks/vnet-ml/subnets/s`],
    ["in another case", `${NETWORK}/virtualNetworks/vnet-ml/subnets/s`.toUpperCase()],
    ["that Terraform knows later", LATER],
  ])("%s is taken", (_fact, id) => {
    expect(findings((found) => readResourceId("subnet", id, "subnets[0].id", found))).toEqual([]);
  });
});

describe("a location", () => {
  const inPublic = selection("public", "eastus2");

  it("that the cloud does not have is refused, with the nearest names", () => {
    expect(findings((found) => readLocation("East US 22", inPublic, "location", found))).toEqual([
      {
        code: "unknown-region",
        severity: "error",
        subject: "location",
        message: "unknown region `East US 22`; did you mean `eastus2` or `eastus` or `eastus3`?",
      },
    ]);
  });

  it("of another cloud is refused", () => {
    const found = findings((to) => readLocation("usgovvirginia", inPublic, "location", to));
    expect(found.map(({ code }) => code)).toEqual(["unknown-region"]);
  });

  it("with a template is refused", () => {
    const found = findings((to) => readLocation(`\${var.location}`, inPublic, "location", to));
    expect(found.map(({ code, subject }) => [code, subject])).toEqual([["template-in-value", "location"]]);
  });

  it.each([
    ["by its name", "westus2", inPublic],
    ["by its display name", "West US 2", inPublic],
    ["that Terraform knows later", LATER, inPublic],
    ["where the selection has errors of its own", "nowhere", undefined],
  ])("%s is taken", (_fact, location, of) => {
    expect(findings((found) => readLocation(location, of, "location", found))).toEqual([]);
  });
});

describe("tags of a resource", () => {
  it("with a template in a name or a value are refused", () => {
    const tags = { owner: "ml", cost: "%{ if x }", [TEMPLATE]: "y", later: LATER };
    expect(findings((found) => readTags(tags, "tags", found))).toEqual([
      {
        code: "template-in-value",
        severity: "error",
        subject: `tags.${TEMPLATE}`,
        message: `\`${TEMPLATE}\` contains \`\${\`, which Terraform would evaluate; write the plain value`,
      },
      {
        code: "template-in-value",
        severity: "error",
        subject: "tags.cost",
        message: "`%{ if x }` contains `%{`, which Terraform would evaluate; write the plain value",
      },
    ]);
  });

  it("in plain text are taken", () => {
    expect(findings((found) => readTags({ owner: "Büro $5 {a}", "50%": "" }, "tags", found))).toEqual([]);
  });
});
