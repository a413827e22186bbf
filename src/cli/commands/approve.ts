import { OrchcError, wrongUsage } from "../../contract/diagnostics/index.ts";
import { approveNamed } from "../approval/approve-named.ts";
import { defineCommand } from "../command.ts";
import { decide, decisionFlags } from "../gates/decide.ts";
import { listWaitingRuns } from "../gates/waiting-runs.ts";

export const command = defineCommand({
  positionals: {
    run: {
      type: "string",
      describe:
        "the run whose gate is decided: an id, the beginning of one, or last; alone: a build",
    },
    task: { type: "string", describe: "the gate: t2, or t3[4].t3a within a loop" },
  },
  flags: {
    value: {
      type: "string",
      requiresArg: true,
      describe: "the value that the gate asks for; items of a list with commas between them",
    },
    ...decisionFlags,
  },
  examples: [
    ["orchc approve last t2", "the gate t2 of the last run lets it go on"],
    ["orchc approve last t2 --value 12 --reason 'as agreed'", "with the value that it asks for"],
    ["orchc approve sales", "the build sales: write generated/sales/approval.json"],
  ],
  complete: listWaitingRuns,
  async run({ run, task, ...given }, session) {
    if (run === undefined) {
      const reason = "A build, or a run and its gate, are missing.";
      const usage = "orchc approve NAME, or orchc approve RUN TASK";
      throw new OrchcError(wrongUsage({ reason, usage }));
    }
    if (task === undefined) return approveNamed(run, given, session);
    return decide({ run, task, ...given }, "approved", session);
  },
});
