/** Flags of every command. */
import type { Options } from "yargs";
import { Parser } from "yargs/helpers";

export const globalFlags = {
  workspace: {
    type: "string",
    requiresArg: true,
    describe: "the workspace folder; default: the nearest one upwards with orchc.config.yaml",
  },
  json: { type: "boolean", describe: "one JSON document on standard output" },
  quiet: { type: "boolean", describe: "no progress; results and problems only" },
  "no-color": { type: "boolean", describe: "no colours (also: NO_COLOR=1)" },
} as const satisfies Record<string, Options>;

export interface GlobalFlags {
  readonly workspace?: string;
  readonly json: boolean;
  readonly quiet: boolean;
  /** `undefined` when the terminal decides. */
  readonly color?: false;
  /** A flag of some commands; what goes wrong before one is known ends with its statuses too. */
  readonly detailedExitcode: boolean;
}

export const detailedExitcodeFlag = {
  "detailed-exitcode": {
    type: "boolean",
    describe: "for CI: exit status 0 when nothing differs, 2 when something does, 1 when it failed",
  },
} as const satisfies Record<string, Options>;

/** Reads the flags that say how to report, before anything can go wrong that has to be reported. */
export function readGlobalFlags(words: readonly string[]): GlobalFlags {
  const { workspace, json, quiet, color, detailedExitcode } = Parser([...words], {
    string: ["workspace"],
    boolean: ["json", "quiet", "color", "detailed-exitcode"],
  });
  return {
    ...(typeof workspace === "string" && workspace !== "" && { workspace }),
    json: json === true,
    quiet: quiet === true,
    ...(color === false && { color }),
    detailedExitcode: detailedExitcode === true,
  };
}
