/** One line that says what is being done, replaced and in the end removed. Nothing at all in a pipe. */
import { redraw } from "../redraw.ts";
import type { Session } from "../session.ts";
import { fit, oneLine } from "./text.ts";

export interface StatusLine {
  show(text: string): void;
  clear(): void;
}

export async function statusLine({ err, flags, watcher }: Session): Promise<StatusLine> {
  if (watcher !== undefined) {
    return { show: (text) => watcher.onStage(oneLine(text)), clear: () => undefined };
  }
  if (!err.isTerminal || flags.quiet) return { show: () => undefined, clear: () => undefined };
  const update = await redraw(err);
  return {
    show: (text) => update(err.colors.dim(fit(oneLine(text), err.columns - 1))),
    clear: () => {
      update.clear();
      update.done();
    },
  };
}
