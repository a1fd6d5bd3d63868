/**
 * A flow that one side has and the other has not, or of which that is not sure. A gained one makes the second side
 * `wider`, a lost one `narrower`; `unclear` where the verdict of one side is undecided.
 */
export interface FlowChange {
  readonly change: "gained" | "lost" | "unclear";
  readonly effect: "wider" | "narrower" | "unclear";
  readonly direction: string;
  readonly protocol: string;
  /** `443`, `80, 443`, `*`. */
  readonly port: string;
  readonly source: string;
  readonly destination: string;
  /** The host names, where not any will do. */
  readonly host?: string;
  readonly before: ChangeSide;
  readonly after: ChangeSide;
}

/** What one side makes of a flow. */
export interface ChangeSide {
  /** `allowed`, `denied`, `undecided`; of selections `required` or `not-required`. */
  readonly verdict: "allowed" | "denied" | "undecided" | "required" | "not-required";
  /** The rules, or requirements, behind that; none where nothing stands for it. */
  readonly rules: readonly string[];
}

/** What a change makes of the second side. */
export function effectOf(change: FlowChange["change"]): FlowChange["effect"] {
  return change === "gained" ? "wider" : change === "lost" ? "narrower" : "unclear";
}

/** One line: `+ outbound Tcp 443 from 10.0.0.0/24 to Storage: wider`. */
export function describeChange({
  change,
  effect,
  direction,
  protocol,
  port,
  source,
  destination,
  host,
}: FlowChange): string {
  const sign = { gained: "+", lost: "-", unclear: "?" }[change];
  const ports = port === "" ? "" : ` ${port}`;
  const name = host === undefined ? "" : ` for ${host}`;
  return `${sign} ${direction.toLowerCase()} ${protocol}${ports} from ${source} to ${destination}${name}: ${effect}`;
}
