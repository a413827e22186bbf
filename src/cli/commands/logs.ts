import { setTimeout as sleep } from "node:timers/promises";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { namedInstances, readLogs, resultPlaces } from "../../runtime/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listRuns, runNamed, shownStatus, withHistory } from "../history.ts";
import { localTime } from "../render/amounts.ts";
import { oneLine } from "../render/text.ts";

/** Milliseconds between two looks at logs that are followed: longer than a host keeps lines to itself. */
const LOOK_MS = 250;

export const command = defineCommand({
  positionals: {
    run: { type: "string", default: "last", describe: "a run id, the beginning of one, or last" },
    task: {
      type: "string",
      describe: "a task of the run, or an item of a loop: t3[4]; default: all",
    },
  },
  flags: {
    follow: { type: "boolean", describe: "go on with what is logged, until the run is over" },
  },
  examples: [
    ["orchc logs", "what was logged in the last run, in the order of time"],
    ["orchc logs last t2 --follow", "what t2 logs from now on, too"],
  ],
  complete: listRuns,
  async run({ run, task, follow = false }, session): Promise<Outcome> {
    const { flags, out } = session;
    if (follow && flags.json) {
      const reason = "--json gives one document, and --follow has no end to write it at.";
      throw new OrchcError(wrongUsage({ reason, usage: "orchc logs RUN --follow" }));
    }
    const workspace = await session.workspace();
    return withHistory(workspace, async (store) => {
      const { id } = await runNamed(store, run);
      const known = (await store.tasks(id)).map((row) => row.id);
      const wanted = task === undefined ? undefined : namedInstances(task, id, known);
      const width = Math.max(...(wanted ?? known).map(({ length }) => length));
      const logs = readLogs(resultPlaces(workspace, id).logs, wanted);
      let lines = await logs.next();
      if (flags.json) return { text: "", json: { run: id, lines } };
      if (lines.length === 0 && !follow) session.note("Nothing was logged.");
      for (;;) {
        for (const { time, task: of, line } of lines)
          out.write(`${out.colors.dim(localTime(time))}  ${of.padEnd(width)}  ${oneLine(line)}\n`);
        // Asked before its logs: what is logged in between is found by the next look.
        const row = follow ? await store.run(id) : undefined;
        const isOver = row === undefined || shownStatus(row) !== "running";
        if (follow) await sleep(LOOK_MS);
        lines = follow ? await logs.next() : [];
        if (isOver && lines.length === 0) return { text: "", json: { run: id } };
      }
    });
  },
});
