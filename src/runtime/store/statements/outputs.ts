import type { Database } from "better-sqlite3";
import type { OutputMetadata } from "../../../contract/task-output.ts";
import type { TaskReused, TaskSucceeded } from "../../../contract/events.ts";
import type { Json } from "../../../contract/json.ts";
import type { OutputRow } from "../store.ts";
import { present } from "./rows.ts";

/** Outputs in memory at a time; large ones lie on the bus. */
const PAGE = 200;

export function outputStatements(database: Database) {
  const insert = database.prepare(`
    INSERT INTO task_outputs (id, run_id, task_id, agent_name, output_data, metadata, created_at,
      identity, made_at)
    SELECT @id, run_id, task_id, agent_name, @data, @metadata, datetime(@at), @identity, @madeAt FROM worker_runs
    WHERE run_id = @run AND task_id = @task`);
  const remove = database.prepare("DELETE FROM task_outputs WHERE run_id = ? AND task_id = ?");
  const byTask = database.prepare(`
    SELECT o.task_id AS task, o.agent_name AS agent, output_data AS data, metadata,
      output_file_path AS outputFile
    FROM task_outputs AS o JOIN worker_runs USING (run_id, task_id)
    WHERE run_id = ? AND task_id = ?`);
  const byIdentity = database.prepare(`
    SELECT run_id AS run, o.made_at AS madeAt, o.task_id AS task, o.agent_name AS agent, output_data AS data, metadata,
      output_file_path AS outputFile
    FROM task_outputs AS o JOIN worker_runs USING (run_id, task_id)
    WHERE identity = @identity AND CASE WHEN @run IS NOT NULL THEN run_id = @run
      ELSE o.made_at >= (SELECT coalesce(max(forgotten_before), '') FROM cache_floor) END
    ORDER BY o.made_at DESC, o.id DESC LIMIT @limit`);
  const tasks = database
    .prepare(
      `
    SELECT task_id FROM task_outputs JOIN worker_runs USING (run_id, task_id)
    WHERE run_id = ? ORDER BY position`,
    )
    .pluck();

  /** In one transaction: else each is a lock of its own. */
  const page = database.transaction((run: string, ids: readonly string[]) =>
    ids.flatMap((id) => read(byTask.get(run, id)) ?? []),
  );

  return {
    create: (event: TaskSucceeded | TaskReused, id: number) => {
      const { run, task, at, output } = event;
      const from = event.type === "task.reused" && { from: event.from };
      const metadata = { ...output.metadata, ...from };
      insert.run({
        id,
        run,
        task,
        at,
        data: JSON.stringify(output.data),
        metadata: JSON.stringify(metadata),
        identity: metadata.identity,
        madeAt: metadata.from?.at ?? at,
      });
    },
    /** Newest first. */
    byIdentity: (identity: string, run: string | undefined, limit: number) =>
      byIdentity.all({ identity, run: run ?? null, limit }).flatMap((row) => {
        const {
          madeAt,
          run: of,
          ...rest
        } = row as { readonly madeAt: string; readonly run: string };
        const output = read(rest);
        return output === undefined ? [] : [{ ...output, run: of, madeAt }];
      }),
    remove: (run: string, task: string) => void remove.run(run, task),
    byTask: (run: string, task: string) => read(byTask.get(run, task)),
    /** In the order of the tasks. */
    *ofRun(run: string): Generator<OutputRow> {
      const ids = tasks.all(run) as string[];
      for (let at = 0; at < ids.length; at += PAGE) yield* page(run, ids.slice(at, at + PAGE));
    },
  };
}

function read(row: unknown): OutputRow | undefined {
  if (row === undefined) return undefined;
  const { data, metadata, ...rest } = row as { readonly data: string; readonly metadata: string };
  return {
    ...(present(rest) as Pick<OutputRow, "task" | "agent" | "outputFile">),
    data: JSON.parse(data) as Json,
    metadata: JSON.parse(metadata) as OutputMetadata,
  };
}
