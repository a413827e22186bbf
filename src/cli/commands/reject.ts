import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { defineCommand } from "../command.ts";
import { decide, decisionFlags } from "../gates/decide.ts";
import { listWaitingRuns } from "../gates/waiting-runs.ts";

export const command = defineCommand({
  positionals: {
    run: { type: "string", describe: "a run id, the beginning of one, or last" },
    task: { type: "string", describe: "the gate: t2, or t3[4].t3a within a loop" },
  },
  flags: {
    ...decisionFlags,
    cancel: {
      type: "boolean",
      describe: "what an MCP server asks is not declined, only left without an answer",
    },
  },
  examples: [["orchc reject last t2 --reason 'too long'", "the gate t2 of the last run fails"]],
  complete: listWaitingRuns,
  async run({ run, task, by, reason, cancel = false }, session) {
    if (run === undefined || task === undefined) {
      const missing =
        run === undefined ? "A run and its gate are missing." : "The gate is missing.";
      throw new OrchcError(wrongUsage({ reason: missing, usage: "orchc reject RUN TASK" }));
    }
    return decide({ run, task, by, reason }, cancel ? "cancelled" : "rejected", session);
  },
});
