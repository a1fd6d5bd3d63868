import { portsContain, portsOf } from "../../address/port-range";
import { quoted } from "../../address/quoted";
import type { HostEntryDocument } from "../documents";
import { limit } from "../limits";
import { entriesOf } from "./catalog-entries";
import { catalogRule, type Problem } from "./catalog-rule";
import { portsThatParse } from "./ports-that-parse";

/** An application rule judges TLS by the server's name, which nothing but TCP carries to the firewall. */
export const rule = catalogRule(
  "tls-ports",
  "An entry with `tls` is of TCP, and its ports are ports that an application rule takes and that no plain HTTP has.",
  ({ service }) =>
    entriesOf(service).flatMap((placed): Problem[] =>
      placed.form === "hosts" && placed.entry.tls === true
        ? problemsOf(placed.entry).map(({ key, message }) => ({
            file: placed.file,
            path: `${placed.path}.${key}`,
            message,
          }))
        : [],
    ),
);

function problemsOf({ protocol, ports }: HostEntryDocument): {
  readonly key: "protocol" | "ports";
  readonly message: string;
}[] {
  const most = limit("application-rule-port-max");
  const taken = portsThatParse(ports);
  const http = portsOf([{ first: 80, last: 80 }]);
  return [
    ...(protocol === "Tcp"
      ? []
      : [
          {
            key: "protocol" as const,
            message: `${quoted(protocol)} carries no TLS that an application rule sees; write \`Tcp\`, or remove \`tls\``,
          },
        ]),
    ...(taken.some(({ last }) => last > most)
      ? [
          {
            key: "ports" as const,
            message: `application rules take ports up to ${most}; correct the ports, or remove \`tls\``,
          },
        ]
      : []),
    ...(taken.some((range) => portsContain([range], http))
      ? [
          {
            key: "ports" as const,
            message:
              "port 80 is plain HTTP's, and carries no TLS; give it an entry of its own, without `tls`",
          },
        ]
      : []),
  ];
}
