import { type PortRange, parsePortRange, portsOf } from "../../core/address/port-range";
import type { Packet } from "../../core/analyze/evaluate";
import { descriptionText, type SearchHit } from "../../core/analyze/proof";
import type { Selection } from "../../core/catalog/selection";
import { acknowledge } from "../../core/diagnostics/acknowledgement";
import type { AskedFlow } from "../../core/report/asked-path";
import { parseAskedPeer } from "../../core/report/asked-peer";
import { type SearchOutcome, searchConfiguration } from "../../core/report/search-configuration";
import { CommandRefusal, type CommandResult, diagnosticLines } from "../command-result";
import type { Environment } from "../environment";
import { readCheckContext } from "../options/read-check-context";
import { readConfigurationFiles } from "../options/read-configuration-files";
import { readQuestionSelection } from "../options/read-question-selection";
import { paintFor } from "../terminal-colours";
import { oneLine } from "./one-line";
import { printableJson } from "./printable-json";
import type { SearchOptions } from "./search";

/** Looks for a flow that is admitted and not required. */
export function runSearch(
  peer: string,
  files: readonly string[],
  options: SearchOptions,
  environment: Environment,
): CommandResult {
  const { selection, diagnostics, dnsProxyEnabled } = readQuestionSelection(options, environment);
  const asked = askedFlow(peer, options, selection);
  const known = readCheckContext(options, selection.cloud.id, dnsProxyEnabled, environment);
  const read = readConfigurationFiles(files, options.resource, environment);
  const outcome = searchConfiguration(read.configuration, selection, known.context, asked);
  const found = [
    ...diagnostics,
    ...acknowledge([...known.diagnostics, ...read.diagnostics], selection.acknowledgements, false),
  ];
  return {
    exitCode: outcome.found === undefined && outcome.undecided === undefined ? 0 : 1,
    stdout:
      options.format === "json"
        ? printableJson({ found: outcome.found ?? null, undecided: outcome.undecided ?? null })
        : outcomeText(outcome),
    stderr: diagnosticLines(found, paintFor(environment.stderr)),
  };
}

function askedFlow(
  text: string,
  { port = [], protocol, direction }: SearchOptions,
  { cloud }: Selection,
): AskedFlow {
  const peer = parseAskedPeer(text, cloud);
  const ranges = port.map(parsePortRange);
  const problems = [peer, ...ranges].flatMap((read) => (read.ok ? [] : [read.problem]));
  if (!peer.ok || problems.length > 0) {
    throw new CommandRefusal(problems);
  }
  const ports = portsOf(ranges.flatMap((read): PortRange[] => (read.ok ? [read.value] : [])));
  return {
    direction: direction === "inbound" ? "Inbound" : "Outbound",
    peer: peer.value,
    ...(protocol === undefined ? {} : { protocol: protocol === "tcp" ? ("Tcp" as const) : ("Udp" as const) }),
    ...(ports.length === 0 ? {} : { ports }),
  };
}

function outcomeText({ found, undecided }: SearchOutcome): string {
  if (found !== undefined) {
    return `admitted and not required: ${hitText(found)}`;
  }
  return undecided === undefined
    ? "none: nothing of it is admitted and not required\n"
    : `undecided, whether it is admitted, or required: ${hitText(undecided)}`;
}

function hitText({ description, witness }: SearchHit): string {
  return `${oneLine(descriptionText(description))}\n    for example ${oneLine(packetText(witness))}\n`;
}

function packetText({ direction, protocol, source, destination, destinationPort }: Packet): string {
  const port = destinationPort === undefined ? "" : ` ${destinationPort}`;
  return `${direction.toLowerCase()} ${protocol}${port} from ${endpointText(source)} to ${endpointText(destination)}`;
}

function endpointText({ address, tags, host }: Packet["source"]): string {
  const inTags = tags.map(({ tag, region }) => (region === undefined ? tag : `${tag}.${region}`)).join(", ");
  const place =
    address === undefined
      ? `an address of ${inTags === "" ? "the Internet" : inTags}`
      : `${address}${inTags === "" ? "" : ` of ${inTags}`}`;
  return host === undefined ? place : `${host} (${place})`;
}
