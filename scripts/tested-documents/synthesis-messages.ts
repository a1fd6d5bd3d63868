import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What `cdktf synth` finds in the folder that it wrote. */
interface Manifest {
  readonly stacks: Readonly<
    Record<
      string,
      {
        readonly annotations: readonly {
          readonly constructPath: string;
          readonly level: "@cdktf/info" | "@cdktf/warn" | "@cdktf/error";
          readonly message: string;
        }[];
      }
    >
  >;
}

const LEVELS = { "@cdktf/info": "INFO", "@cdktf/warn": "WARN", "@cdktf/error": "ERROR" } as const;

/** What `cdktf synth` prints of a synthesis, without its spinner: the messages of each stack, and the stacks' names. */
export function synthesisMessages(outdir: string): string {
  const { stacks } = JSON.parse(readFileSync(join(outdir, "manifest.json"), "utf8")) as Manifest;
  const messages = Object.values(stacks).flatMap(({ annotations }) =>
    annotations.map(
      ({ level, constructPath, message }) => `${LEVELS[level]} [${constructPath}]: ${message}\n\n`,
    ),
  );
  return `${messages.join("")}Generated Terraform code for the stacks: ${Object.keys(stacks).join(", ")}\n`;
}
