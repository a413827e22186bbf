import { existsSync } from "node:fs";
import { gateDocument } from "../gates/gate-document.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { listWaitingRuns } from "../gates/waiting-runs.ts";
import { runNamed, withHistory } from "../history.ts";
import { renderGates } from "../render/gates.ts";

export const command = defineCommand({
  flags: {
    run: {
      type: "string",
      requiresArg: true,
      describe: "only those of this run: an id, the beginning of one, or last",
    },
    all: { type: "boolean", describe: "also those that are decided: by whom, when and why" },
  },
  examples: [
    ["orchc gates", "what waits for a person, with the commands that decide it"],
    ["orchc gates --all --run last", "who has decided what in the last run"],
  ],
  complete: listWaitingRuns,
  async run({ run, all = false }, session): Promise<Outcome> {
    const workspace = await session.workspace();
    if (run === undefined && !existsSync(workspace.paths.database)) {
      return { text: "Nothing has been run here yet.", json: { gates: [] } };
    }
    const rows = await withHistory(workspace, async (store) =>
      store.gates(run === undefined ? undefined : (await runNamed(store, run)).id),
    );
    const gates = rows.filter(({ isOpen, decided }) => all || (isOpen && decided === undefined));
    const none = all ? "No gate was reached yet." : "Nothing waits for a person.";
    return {
      text: gates.length === 0 ? none : renderGates(gates, session.out),
      json: { gates: gates.map(gateDocument) },
    };
  },
});
