import { cancelRun } from "../../runtime/index.ts";
import { defineCommand, type Outcome } from "../command.ts";
import { runNamed, shownStatus, withHistory, type RunRow, type TaskRow } from "../history.ts";
import { count } from "../render/amounts.ts";

export const command = defineCommand({
  positionals: {
    run: { type: "string", default: "last", describe: "a run id, the beginning of one, or last" },
  },
  examples: [
    ["orchc cancel", "end the last run, wherever it is executed, and settle all of its tasks"],
  ],
  async complete(session) {
    const runs = await withHistory(await session.workspace(), (store) => store.runs());
    const open = runs.filter((run) => ["running", "interrupted"].includes(shownStatus(run)));
    return ["last", ...open.map(({ id }) => id)];
  },
  async run({ run }, session): Promise<Outcome> {
    const workspace = await session.workspace();
    const { id } = await withHistory(workspace, (store) => runNamed(store, run));
    session.note(`${id} is told to end`);
    const row = await cancelRun(id, workspace);
    const tasks = await withHistory(workspace, (store) => store.tasks(id));
    return { text: said(row, tasks), json: { run: row, tasks } };
  },
});

function said({ id, name, status }: RunRow, tasks: readonly TaskRow[]): string {
  if (status !== "cancelled") return `${id} had ended before it heard: ${status}.`;
  const done = tasks.filter((task) => task.status === "success").length;
  return `${id} is cancelled. ${done} of ${count(tasks.length, "task")} had succeeded, and stay. Go on with it: orchc exec ${name} --resume ${id}`;
}
