import { WorkingFolder } from "../in-process";
import { DIRECT_SELECTION, directWith, GROUP_ADDRESS, goldenText } from "./direct-example";

const folder = new WorkingFolder();
afterAll(() => folder.remove());
beforeAll(() => {
  folder.write(
    "nsg.json",
    directWith((rules) => rules),
  );
  folder.write("hub.json", goldenText("hub-spoke"));
  folder.write("government.json", goldenText("government"));
});

const HUB = ["hub.json", "--region", "westeurope", "--feature", "public-ip-compute"];
const GOVERNMENT = ["government.json", "--cloud", "usgovernment", "--region", "usgovvirginia"];
const NSG = ["nsg.json", ...DIRECT_SELECTION];

const explain = (flow: string, ...args: string[]) => folder.run(["explain", flow, ...args]);

describe("an explanation", () => {
  it.each<[string, string[], string, 0 | 1]>([
    ["10.1.0.4 -> Storage.EastUS2 tcp/443", NSG, "allowed", 0],
    ["Storage.EastUS2 443", NSG, "allowed", 0],
    ["10.1.0.4 -> Storage.WestUS tcp/445", NSG, "denied", 1],
    ["10.1.0.4 -> 8.8.8.8 udp/53", NSG, "denied", 1],
    ["8.8.8.8 443", NSG, "undecided", 1],
    ["login.microsoftonline.com 443", NSG, "allowed", 0],
    ["github.com 443", NSG, "undecided", 1],
    ["10.20.0.4 -> Storage.WestEurope tcp/443", HUB, "allowed", 0],
    ["Storage.WestUS tcp/443", HUB, "denied", 1],
    ["10.20.0.4 <- AzureMachineLearning 44224", HUB, "allowed", 0],
    ["10.20.0.4 <- AzureMachineLearning 44225", HUB, "denied", 1],
    ["login.microsoftonline.us tcp/443", GOVERNMENT, "allowed", 0],
    ["github.com tcp/22", GOVERNMENT, "denied", 1],
  ])("of `%s` in %j begins with: %s", (flow, args, verdict, code) => {
    const { exitCode, stdout } = explain(flow, ...args);
    expect([stdout.split(":")[0], exitCode]).toEqual([verdict, code]);
  });

  it("names the deciding rule of each layer, the requirement and its source", () => {
    expect(explain("10.20.0.4 <- AzureMachineLearning 44224", ...HUB).stdout).toBe(
      [
        "allowed: inbound Tcp 44224 from AzureMachineLearning to 10.20.0.4",
        `  nsg: allowed by ${GROUP_ADDRESS}: AllowAzureMachineLearningTcpInbound`,
        "  routes: allowed by AzureMachineLearningToInternet to Internet, for the replies",
        "  required: by public-ip-control (The service reaches compute instances and clusters that have a public IP address.), for AzureMachineLearning",
        "    source: Configure inbound and outbound network traffic: Basic configuration: inbound traffic, https://learn.microsoft.com/azure/machine-learning/how-to-access-azureml-behind-firewall#basic-configuration",
        "",
      ].join("\n"),
    );
  });

  it("names the nearest rule of what does not get through", () => {
    const { stdout } = explain("10.1.0.4 -> Storage.EastUS2 tcp/445", ...NSG, "--format", "json");
    expect(JSON.parse(stdout)).toEqual({
      paths: [
        {
          verdict: "denied",
          flow: "outbound Tcp 445 from 10.1.0.4 to Storage.EastUS2",
          layers: [{ layer: "nsg", verdict: "denied", rule: `${GROUP_ADDRESS}: DenyInternetOutbound` }],
          requirements: [],
          nearest: {
            rule: `${GROUP_ADDRESS}: AllowStorageTcpOutbound`,
            misses: ["protocol and ports"],
          },
        },
      ],
    });
  });

  it("follows the path to the firewall, and says where it ends", () => {
    const { stdout } = explain("Storage.WestUS tcp/443", ...HUB, "--format", "json");
    const { layers } = JSON.parse(stdout).paths[0];
    expect(layers.map(({ layer, verdict }: { layer: string; verdict: string }) => [layer, verdict])).toEqual([
      ["nsg", "allowed"],
      ["routes", "allowed"],
      ["firewall", "denied"],
    ]);
  });

  it("says why it is undecided", () => {
    expect(explain("8.8.8.8 443", ...NSG).stdout).toContain(
      "because whether the address lies in its service tag is not known without a service-tag file",
    );
  });

  const GRAMMAR =
    "write `[OWN ADDRESS ->] PEER [tcp/|udp/]PORT`, or `OWN ADDRESS <- PEER PORT` for what comes in: `10.0.1.4 -> Storage.WestUS tcp/445`, `login.microsoftonline.com 443`, `10.0.1.4 <- AzureMachineLearning 44224`\n";
  it.each<[string, string]>([
    ["", `error: \`\` is no flow; ${GRAMMAR}`],
    ["Storage", `error: \`Storage\` is no flow; ${GRAMMAR}`],
    ["a -> b -> c 443", `error: \`a -> b -> c 443\` is no flow; ${GRAMMAR}`],
    ["here -> Storage 443", "error: `here` is no address of the workload;"],
    [
      "Storage -> 10.0.0.4 443",
      "error: `Storage` is no address of the workload; before the arrow write an address or a prefix, such as `10.0.1.4`\n",
    ],
    ["10.0.0.4/8 -> Storage 443", "error: `10.0.0.4/8`"],
    ["Storge 443", "error: `Storge` is no service tag of Azure public; did you mean `Storage`?\n"],
    [
      "Storage icmp/8",
      "error: `icmp/8` is no port with its protocol; write `tcp/443`, `udp/5831` or `443`\n",
    ],
    [
      "Storage TCP/443",
      "error: `TCP/443` is no port with its protocol; write `tcp/443`, `udp/5831` or `443`\n",
    ],
    ["Storage tcp/", "error: `tcp/` is not a port;"],
    ["Storage 0", "error: `0` has the port `0`; write ports from 1 to 65535\n"],
    ["Storage 70000", "error: `70000` has the port `70000`; write ports from 1 to 65535\n"],
  ])("of `%s` is refused", (flow, expected) => {
    const { exitCode, stdout, stderr } = explain(flow, ...NSG);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.slice(0, expected.length)).toBe(expected);
  });
});
