/** A script that was started by itself: reads its command line, runs, and tells how it went. */
import { relative } from "node:path";
import { hasErrors, OrchcError } from "../../contract/diagnostics/index.ts";
import { aloneOptions, usage } from "../host/alone/alone-options.ts";
import { runAlone as run } from "../host/alone/run-alone.ts";
import { lineOf, summaryOf, textOf } from "../host/alone/tell.ts";
import type { Unit } from "./index.ts";

/** Ends the process: 0 when its tasks succeeded, 1 when one did not, 2 when what was given needs correcting. */
export async function runAlone(script: Unit<never>, path: string): Promise<void> {
  // A tool may have left something that would keep the process alive.
  process.exit(await statusOf(script, path));
}

async function statusOf(script: Unit<never>, path: string): Promise<number> {
  const shown = relative(process.cwd(), path);
  try {
    const options = aloneOptions(process.argv.slice(2), shown);
    if (options.help) {
      write(process.stdout, usage(shown));
      return 0;
    }
    const result = await run(script, path, options, (event) => {
      const line = lineOf(event);
      if (line !== undefined) write(process.stdout, line);
    });
    write(process.stdout, summaryOf(result));
    const own = result.tasks.filter(({ unit }) => unit === script.id);
    return own.every(({ status }) => status === "success") ? 0 : 1;
  } catch (error) {
    if (!(error instanceof OrchcError)) throw error;
    write(process.stderr, error.diagnostics.map(textOf).join("\n"));
    return hasErrors(error.diagnostics) ? 2 : 0;
  }
}

function write(stream: NodeJS.WriteStream, text: string): void {
  stream.write(`${text}\n`);
}
