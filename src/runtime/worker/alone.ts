/** A script that was started by itself: reads its command line, runs, and tells how it went. */
import { relative } from "node:path";
import { OrchcError } from "../../contract/diagnostics/index.ts";
import { exitStatus, statusOf } from "../../contract/exit-status.ts";
import { escapeUnseen } from "../../contract/unseen.ts";
import { watchOutput } from "../../contract/watch-output.ts";
import { aloneOptions, usage } from "../host/alone/alone-options.ts";
import { runAlone as run } from "../host/alone/run-alone.ts";
import { lineOf, summaryOf, textOf } from "../host/alone/tell.ts";
import { changePrints } from "./print.ts";
import type { Script } from "./script.ts";

/** Ends the process as `orchc exec` would: 0 when the tasks of the script succeeded, 1 when one did not, 3 when one waits. */
export async function runAlone(script: Script<never>, path: string): Promise<void> {
  changePrints(escapeUnseen);
  watchOutput((problem) => write(process.stderr, textOf(problem)));
  // A tool may have left something that would keep the process alive.
  process.exit(await carryOut(script, path));
}

async function carryOut(script: Script<never>, path: string): Promise<number> {
  const shown = relative(process.cwd(), path);
  try {
    const options = aloneOptions(process.argv.slice(2), shown);
    if (options.help) {
      write(process.stdout, usage(shown));
      return exitStatus.done;
    }
    const result = await run(script, path, options, (event) => {
      const line = lineOf(event);
      if (line !== undefined) write(process.stdout, line);
    });
    write(process.stdout, summaryOf(result));
    const own = result.tasks.filter(({ unit }) => unit === script.id);
    if (own.some(({ status }) => status === "waiting")) return exitStatus.waiting;
    return own.every(({ status }) => status === "success") ? exitStatus.done : exitStatus.failed;
  } catch (error) {
    if (!(error instanceof OrchcError)) throw error;
    write(process.stderr, error.diagnostics.map(textOf).join("\n"));
    return statusOf(error.diagnostics);
  }
}

function write(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${text}\n`);
}
