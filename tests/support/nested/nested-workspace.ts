/** A workspace whose plan is nested, and what a run of it has in the store. */
import { symlink } from "node:fs/promises";
import { resolve } from "node:path";
import { openStore } from "../../../src/runtime/store/index.ts";
import { tempFolder, type TempFolder } from "../temp-folder.ts";
import type { Data, Interpreted, Outcome, TextPlan } from "./interpret.ts";
import { agent } from "./plan-tools.ts";

export const NAME = "nested";

/** With the plan in `generated/nested`, not yet built. */
export async function nestedWorkspace({
  params,
  tasks,
  plans = {},
}: TextPlan): Promise<TempFolder> {
  const folder = await tempFolder({
    "orchc.config.yaml": "limits:\n  retries: 0\n",
    "agents/calc.ts": agent,
    "node_modules/file.txt": "",
  });
  await symlink(
    resolve(import.meta.dirname, "../../.."),
    folder.at("node_modules/orchc"),
    "junction",
  );
  const source = { query: "Numbers go from task to task", sha256: "0", planner: "test@1" };
  for (const [name, plan] of Object.entries({ ...plans, [NAME]: { params, tasks } })) {
    const text = JSON.stringify({
      version: 1,
      name,
      source,
      params: plan.params,
      tasks: plan.tasks,
    });
    await folder.write(`generated/${name}/plan.json`, text);
  }
  return folder;
}

/** What the interpreter says of a plan, read from what a run has stored. */
export async function ranAs(
  database: string,
  run: string,
  { tasks }: TextPlan,
): Promise<Interpreted> {
  const store = await openStore(database);
  try {
    const rows = await store.tasks(run);
    const outcomes = new Map<string, Outcome>();
    for (const { id } of tasks) {
      const status = rows.find((row) => row.id === id)?.status;
      if (status === "success")
        outcomes.set(id, { status, output: (await store.output(run, id))?.data as Data });
      else outcomes.set(id, { status: status as "failed" | "skipped" });
    }
    const calls = rows.filter(({ tool }) => tool.startsWith("calc."));
    const ended = calls.flatMap(({ id, status }) =>
      status === "success" || status === "failed" ? [[id, status] as const] : [],
    );
    return { tasks: outcomes, calls: new Map(ended) };
  } finally {
    await store.close();
  }
}
