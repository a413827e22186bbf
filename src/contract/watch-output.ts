/** What happens when standard output or standard error takes no more: the work goes on. */
import { outputNotWritten, type Diagnostic } from "./diagnostics/index.ts";
import { exitStatus } from "./exit-status.ts";

/**
 * A reader that closes its end (`orchc runs | head -1`) has seen enough: what is written after that goes nowhere,
 * and the exit status stays that of the work. What cannot be written for another reason, a full disk for
 * instance, is told once, and the command has failed.
 */
export function watchOutput(tell: (problem: Diagnostic) => void): void {
  const streams = [
    ["standard output", process.stdout],
    ["standard error", process.stderr],
  ] as const;
  let told = false;
  for (const [name, stream] of streams) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (told || error.code === "EPIPE") return;
      told = true;
      // Asked for last of all: the command sets its own status when its work is done.
      process.once("exit", () => {
        if (process.exitCode === undefined || process.exitCode === 0) {
          process.exitCode = exitStatus.failed;
        }
      });
      if (stream !== process.stderr) {
        tell(outputNotWritten({ stream: name, reason: error.code ?? error.message }));
      }
    });
  }
}
