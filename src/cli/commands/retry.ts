import { commandModel } from "../command-model.ts";
import { defineCommand } from "../command.ts";
import { execBuild } from "../exec-build.ts";
import { execFlags, execSettings } from "../exec-flags.ts";
import { listRuns, runNamed, withHistory } from "../history.ts";

const { record: _, replay: __, ...flags } = execFlags;

export const command = defineCommand({
  positionals: {
    run: { type: "string", default: "last", describe: "a run id, the beginning of one, or last" },
  },
  flags: {
    ...flags,
    task: {
      type: "string",
      array: true,
      requiresArg: true,
      conflicts: "from",
      describe:
        "do this task, or an item of a loop (t3[4]), again, whatever came of it, and what depends on it; repeatable",
    },
    from: {
      type: "string",
      requiresArg: true,
      describe: "do this task and all that follow from it again, and what has not succeeded",
    },
  },
  examples: [["orchc retry last --task t1", "t1 again, and what was made of its result"]],
  complete: listRuns,
  async run({ run, task = [], from, ...args }, session) {
    const workspace = await session.workspace(execSettings(args));
    const row = await withHistory(workspace, (store) => runNamed(store, run));
    const again = { tasks: task.map(String), ...(from !== undefined && { from }) };
    const resume = { run: row.id, again };
    return execBuild(
      row.name,
      {},
      { ...args, resume },
      workspace,
      commandModel(workspace, session),
      session,
    );
  },
});
