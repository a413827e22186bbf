import { setTimeout as sleep } from "node:timers/promises";
import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import type { Recorded } from "../../contract/events.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { writeEvent } from "../event-lines.ts";
import { listRuns, runNamed, shownStatus, withHistory } from "../history.ts";

/** Milliseconds between two looks at a run that is followed: nobody reads faster, and a query takes less than one. */
const LOOK_MS = 250;

export const command = defineCommand({
  positionals: {
    run: { type: "string", default: "last", describe: "a run id, the beginning of one, or last" },
  },
  flags: {
    after: {
      type: "number",
      requiresArg: true,
      describe: "only those after this number of the run; default: from its start",
    },
    follow: { type: "boolean", describe: "go on with what happens, until the run is over" },
  },
  examples: [
    ["orchc events", "what happened in the last run, one JSON object a line"],
    ["orchc events last --follow", "and what happens in it from now on"],
  ],
  complete: listRuns,
  async run({ run, after = 0, follow = false }, session): Promise<Outcome> {
    if (follow && session.flags.json) {
      const reason = "--json gives one document, and --follow has no end to write it at.";
      throw new OrchcError(wrongUsage({ reason, usage: "orchc events RUN --follow" }));
    }
    const workspace = await session.workspace();
    return withHistory(workspace, async (store) => {
      const { id } = await runNamed(store, run);
      const events: Recorded[] = [];
      for (let last = after; ;) {
        // Asked before its events: what happens in between is found by the next look.
        const row = await store.run(id);
        const page = await store.events(id, { after: last });
        for (const event of page) {
          if (session.flags.json) events.push(event);
          else writeEvent(event, session);
        }
        last = page.at(-1)?.seq ?? last;
        if (page.length > 0) continue;
        if (!follow || row === undefined || shownStatus(row) !== "running") break;
        await sleep(LOOK_MS);
      }
      return { text: "", json: { run: id, events } };
    });
  },
});
