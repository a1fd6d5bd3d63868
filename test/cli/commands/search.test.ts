import { WorkingFolder } from "../in-process";
import { allowOut, DIRECT_SELECTION, directWith } from "./direct-example";

const folder = new WorkingFolder();
afterAll(() => folder.remove());
beforeAll(() => {
  folder.write(
    "https.json",
    directWith((rules) => [...rules, allowOut("Https", 105, "Internet", "443")]),
  );
  folder.write(
    "nsg.json",
    directWith((rules) => rules),
  );
  folder.write(
    "ssh.json",
    directWith((rules) => [...rules, allowOut("Ssh", 105, "Internet", "22")]),
  );
  folder.write(
    "address.json",
    directWith((rules) => [...rules, allowOut("Ssh", 105, "20.1.2.0/24", "22")]),
  );
});

const search = (peer: string, file: string, ...args: string[]) =>
  folder.run(["search", peer, file, ...DIRECT_SELECTION, ...args]);

describe("a search", () => {
  it.each<[string, string, string[], string, 0 | 1]>([
    ["nsg.json", "Internet", ["--port", "22"], "none", 0],
    ["nsg.json", "Storage.EastUS2", [], "none", 0],
    ["nsg.json", "Storage.WestUS", [], "none", 0],
    ["nsg.json", "github.com", ["--port", "443"], "none", 0],
    ["https.json", "github.com", ["--port", "443"], "admitted", 1],
    ["https.json", "login.microsoftonline.com", ["--port", "443", "--protocol", "tcp"], "none", 0],
    ["nsg.json", "Internet", ["--direction", "inbound"], "none", 0],
    ["ssh.json", "Internet", [], "admitted", 1],
    ["ssh.json", "Internet", ["--port", "22"], "admitted", 1],
    ["ssh.json", "Internet", ["--port", "20-30", "--protocol", "tcp"], "admitted", 1],
    ["ssh.json", "Internet", ["--port", "23"], "none", 0],
    ["ssh.json", "Internet", ["--port", "22", "--protocol", "udp"], "none", 0],
    ["ssh.json", "Storage.WestUS", ["--port", "22"], "admitted", 1],
    ["ssh.json", "20.1.2.7", ["--port", "22"], "admitted", 1],
    ["ssh.json", "github.com", ["--port", "22"], "admitted", 1],
    ["address.json", "20.1.2.7", ["--port", "22"], "admitted", 1],
    ["address.json", "20.1.0.0/16", ["--port", "22"], "admitted", 1],
    ["address.json", "20.1.3.7", ["--port", "22"], "none", 0],
    ["address.json", "Internet", ["--port", "22"], "admitted", 1],
    ["address.json", "Storage.WestUS", ["--port", "22"], "undecided", 1],
  ])("of %s for %s with %j finds: %s", (file, peer, args, expected, code) => {
    const { exitCode, stdout } = search(peer, file, ...args);
    expect([stdout.split(/[ :,]/)[0], exitCode]).toEqual([expected, code]);
  });

  it("shows a packet of what it finds", () => {
    expect(search("20.1.2.7", "address.json", "--port", "22").stdout).toBe(
      "admitted and not required: outbound Tcp 22 from 10.1.0.0/24 to 20.1.2.7\n    for example outbound Tcp 22 from 10.1.0.0 of VirtualNetwork to 20.1.2.7\n",
    );
  });

  it("shows it to programs as well", () => {
    expect(JSON.parse(search("20.1.2.7", "address.json", "--port", "22", "--format", "json").stdout)).toEqual(
      {
        found: {
          description: {
            direction: "Outbound",
            protocol: "Tcp",
            port: "22",
            source: "10.1.0.0/24",
            destination: "20.1.2.7",
          },
          witness: expect.objectContaining({
            direction: "Outbound",
            protocol: "Tcp",
            destinationPort: 22,
            destination: expect.objectContaining({ address: "20.1.2.7" }),
          }),
        },
        undecided: null,
      },
    );
    expect(JSON.parse(search("Internet", "nsg.json", "--port", "22", "--format", "json").stdout)).toEqual({
      found: null,
      undecided: null,
    });
  });

  it("does not find what the selection requires", () => {
    const port = ["--port", "44224", "--direction", "inbound"];
    const inbound = {
      ...allowOut("Control", 105, "10.1.0.0/24", "44224"),
      direction: "Inbound",
      source_address_prefix: "AzureMachineLearning",
    };
    folder.write(
      "inbound.json",
      directWith((rules) => [...rules, inbound]),
    );
    expect(search("AzureMachineLearning", "inbound.json", ...port).exitCode).toBe(1);
    expect(
      search("AzureMachineLearning", "inbound.json", ...port, "--feature", "public-ip-compute").exitCode,
    ).toBe(0);
  });

  it.each<[string, string[], string]>([
    ["Storge", [], "error: `Storge` is no service tag of Azure public; did you mean `Storage`?\n"],
    ["10.0.0.1/8", [], "error: `10.0.0.1/8`"],
    ["300.0.0.1", [], "error: `300.0.0.1`"],
    ["no_host", [], "error: `no_host` is no address, prefix, service tag or host ("],
    ["Internet", ["--port", "0"], "error: `0` has the port `0`; write ports from 1 to 65535\n"],
    ["Internet", ["--port", "*"], "error: `*` stands for every port;"],
    ["Internet", ["--protocol", "icmp"], "error: option '--protocol <protocol>' argument 'icmp' is invalid."],
  ])("refuses %s with %j", (peer, args, expected) => {
    const { exitCode, stdout, stderr } = search(peer, "nsg.json", ...args);
    expect([exitCode, stdout]).toEqual([2, ""]);
    expect(stderr.slice(0, expected.length)).toBe(expected);
  });
});
