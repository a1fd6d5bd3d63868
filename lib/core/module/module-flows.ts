/** One thing that a module's rule or route does, as text: what it is compared by when the module is made anew. */
export interface ModuleFlow {
  readonly layer: "nsg" | "firewall" | "routes";
  /** `Allow` or `Deny` of a rule; the kind of next hop of a route. */
  readonly action: string;
  readonly direction: "inbound" | "outbound";
  /** Such as `Tcp`; empty for routes. */
  readonly protocol: string;
  /** One port or range, `443`, or `*`; empty for routes. */
  readonly ports: string;
  readonly source: string;
  readonly destination: string;
  /** The name of the rule or route. Not compared. */
  readonly rule: string;
}
