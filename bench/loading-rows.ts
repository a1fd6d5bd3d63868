import { ROOT } from "./compiled-program";
import { compared, milliseconds, type Row } from "./row";
import { inTurns } from "./whole-process";

const OURS = ["cdktf-azure-network-catalog"];

/** What a program by hand loads to make the same resources. */
const BY_HAND = [
  "cdktf",
  "@cdktf/provider-azurerm/lib/provider",
  "@cdktf/provider-azurerm/lib/network-security-group",
  "@cdktf/provider-azurerm/lib/route-table",
  "@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group",
];

/** How much longer the package may take, in milliseconds. */
const MOST_MORE = 30;

/** The time of a process that loads the package and ends, beside one that loads what is needed without it. */
export function loadingRows(rounds: number): Row[] {
  const runs = inTurns(loading(OURS), loading(BY_HAND), rounds, ROOT);
  const { ours, peer, ...ratio } = compared(runs.map(([one, other]) => [one.wall, other.wall]));
  return [
    {
      what: "loading the package",
      against: "cdktf and the provider's modules",
      ours: milliseconds(ours),
      peer: milliseconds(peer),
      ...ratio,
      goal: (peer + MOST_MORE) / peer,
      note: `${(ours - peer).toFixed(0)} ms more; at most ${MOST_MORE} are meant`,
    },
  ];
}

function loading(modules: readonly string[]): string[] {
  return ["--eval", modules.map((name) => `require(${JSON.stringify(name)})`).join(";")];
}
