import { WorkingFolder } from "../in-process";
import { allowOut } from "./direct-example";

const folder = new WorkingFolder();
afterAll(() => folder.remove());

const GROUP = "azurerm_network_security_group";
const SQL = allowOut("AllowSql", 100, "Sql", "1433");
const DENY = { ...allowOut("Deny", 4000, "Internet", "*"), access: "Deny", protocol: "*" };

beforeAll(() => {
  const group = (name: string, ...rules: object[]) => ({ name, security_rule: rules });
  const resource = { [GROUP]: { web: group("nsg-web", SQL, DENY), ml: group("nsg-ml", DENY) } };
  folder.write("two.json", JSON.stringify({ resource }));
  folder.write("ml.json", JSON.stringify({ resource: { [GROUP]: { ml: group("nsg-ml", DENY) } } }));
});

const REGION = ["--region", "eastus2"];

/** The rules that are told to admit more than is required. */
const excess = (...args: string[]): string[] =>
  JSON.parse(folder.run(["check", "two.json", ...REGION, "--format", "json", ...args]).stdout)
    .findings.filter(({ code }: { code: string }) => code === "admitted-not-required")
    .map(({ rule }: { rule: string }) => rule);

describe("of several resources in a file", () => {
  it("every one is looked at", () => {
    expect(excess()).toEqual([`${GROUP}.web: AllowSql`]);
  });

  it.each([["nsg-web"], [`${GROUP}.web`]])(
    "only the one that is called %s is, by name or address",
    (name) => {
      expect(excess("--resource", name)).toEqual([`${GROUP}.web: AllowSql`]);
      expect(excess("--resource", name, "--resource", "nsg-ml")).toEqual([`${GROUP}.web: AllowSql`]);
    },
  );

  it("the others are not", () => {
    expect(excess("--resource", "nsg-ml")).toEqual([]);
  });

  it("one is explained, searched and compared by itself", () => {
    const about = ["--resource", "nsg-ml", "--subnet", "10.1.0.0/24"];
    const asked = (...args: string[]) => folder.run([...args, "two.json", ...REGION, ...about]).exitCode;
    expect(asked("search", "Sql")).toBe(0);
    expect(folder.run(["search", "Sql", "two.json", ...REGION, "--subnet", "10.1.0.0/24"]).exitCode).toBe(1);
    expect(asked("explain", "10.1.0.4 -> Sql tcp/1433")).toBe(1);
    expect(folder.run(["diff", "ml.json", "two.json", ...about]).exitCode).toBe(0);
  });

  it("one that there is not is refused, with the names that there are", () => {
    expect(folder.run(["check", "two.json", ...REGION, "--resource", "nsg-mll"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        "error: no network security group, route table or rule collection group is called `nsg-mll`; did you mean `nsg-ml`?\n",
    });
  });
});
