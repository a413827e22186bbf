/** The command line of a script that is started alone. */
import { parseArgs } from "node:util";
import { OrchcError, wrongUsage } from "../../../contract/diagnostics/index.ts";

export interface AloneOptions {
  readonly run: string | undefined;
  readonly params: Readonly<Record<string, string>>;
  /** Milliseconds; default: as configured. */
  readonly waitMs: number | undefined;
  readonly help: boolean;
}

const command = (script: string): string => `node ${script} [options]`;

export const usage = (script: string): string => `Usage: ${command(script)}

Runs the tasks of this one script, with your own rights, and records what it does in the workspace.

  --run ID          take part in this run; it is made when there is none
                    (default: a new run, or, when this script needs others, the newest run that waits for it)
  --param NAME=VALUE  a parameter of a new run
  --wait SECONDS    how long to wait for the outputs of other scripts
  --help            show this

All scripts of a build, each confined: orchc exec NAME`;

/** @throws OrchcError when an option cannot be read */
export function aloneOptions(words: readonly string[], script: string): AloneOptions {
  const wrong = (reason: string) => new OrchcError(wrongUsage({ reason, usage: command(script) }));
  const { values } = parse(words, wrong);
  const params = (values.param ?? []).map((text) => {
    const at = text.indexOf("=");
    if (at < 1) throw wrong(`--param takes NAME=VALUE, not ${JSON.stringify(text)}.`);
    return [text.slice(0, at), text.slice(at + 1)] as const;
  });
  const seconds = values.wait === undefined ? undefined : Number(values.wait);
  if (seconds !== undefined && !(seconds >= 0 && Number.isFinite(seconds))) {
    throw wrong(`--wait takes a number of seconds, not ${JSON.stringify(values.wait)}.`);
  }
  return {
    run: values.run,
    params: Object.fromEntries(params),
    waitMs: seconds === undefined ? undefined : seconds * 1000,
    help: values.help ?? false,
  };
}

function parse(words: readonly string[], wrong: (reason: string) => OrchcError) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        run: { type: "string" },
        param: { type: "string", multiple: true },
        wait: { type: "string" },
        help: { type: "boolean" },
      },
    });
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    // What Node says after its first sentence is of positional arguments, and there are none here.
    const [reason = ""] = text.split(/\.(?:\s|$)/);
    throw wrong(`${reason}.`);
  }
}
