/** One line that says what is being done, replaced and in the end removed. Nothing at all in a pipe. */
import { written } from "../colors.ts";
import type { Session } from "../session.ts";
import { fit, oneLine } from "./text.ts";

export interface StatusLine {
  show(text: string): void;
  clear(): void;
}

export async function statusLine({ err, flags }: Session): Promise<StatusLine> {
  if (!err.isTerminal || flags.quiet) return { show: () => undefined, clear: () => undefined };
  const { createLogUpdate } = await import("log-update");
  const update = createLogUpdate(err.stream);
  return {
    show: (text) => update(written(err.colors.dim(fit(oneLine(text), err.columns - 1)))),
    clear: () => {
      update.clear();
      update.done();
    },
  };
}
