import type { Database } from "better-sqlite3";
import type { ArtifactFacts, TaskOutput } from "../../../contract/task-output.ts";
import type {
  TaskFailed,
  TaskRetrying,
  TaskReused,
  TaskStarted,
  TaskSucceeded,
} from "../../../contract/events.ts";
import type { ArtifactRow } from "../store.ts";

export function artifactStatements(database: Database) {
  const insert = database.prepare(`
    INSERT INTO artifacts (run_id, path, task_id, type, media_type, bytes, sha256, created_at)
    VALUES (@run, @file, @task, @type, @mediaType, @bytes, @sha256, @at)`);
  // A reference that a tool has made up names no artifact.
  const consume = database.prepare(`
    INSERT OR IGNORE INTO artifact_consumption (run_id, path, task_id, attempt, consumed_at)
    SELECT run_id, path, @task, @attempt, @at FROM artifacts
    WHERE run_id = @run AND path = @file AND sha256 = @sha256`);
  const forget = database.prepare(`
    DELETE FROM artifact_consumption
    WHERE run_id = @run
      AND path IN (SELECT path FROM artifacts WHERE run_id = @run AND task_id = @task AND type <> 'error')`);
  const remove = database.prepare(
    "DELETE FROM artifacts WHERE run_id = @run AND task_id = @task AND type <> 'error'",
  );
  const all = database.prepare(`
    SELECT a.path, a.task_id AS task, a.type, media_type AS mediaType, bytes, sha256, a.created_at AS createdAt,
      (SELECT json_group_array(consumer) FROM
        (SELECT DISTINCT c.task_id AS consumer FROM artifact_consumption AS c
          JOIN worker_runs AS w ON w.run_id = c.run_id AND w.task_id = c.task_id
          WHERE c.run_id = a.run_id AND c.path = a.path ORDER BY w.position)) AS consumers
    FROM artifacts AS a JOIN worker_runs AS p ON p.run_id = a.run_id AND p.task_id = a.task_id
    WHERE a.run_id = ? ORDER BY p.position, a.path`);

  return {
    create: ({ run, task, at, output }: TaskSucceeded | TaskReused) => {
      for (const artifact of artifactsOf(output)) insert.run({ run, task, at, ...artifact });
    },
    consume: ({ run, task, attempt, at, uses = [] }: TaskStarted) => {
      for (const { file, sha256 } of uses) consume.run({ run, task, attempt, at, file, sha256 });
    },
    createContext: ({ run, task, at, context }: TaskRetrying | TaskFailed) => {
      if (context !== undefined) insert.run({ run, task, at, ...context, type: "error" });
    },
    /** What a task has made that is pending again. What tells of its failed attempts stays, as these do. */
    remove: (run: string, task: string) => {
      forget.run({ run, task });
      remove.run({ run, task });
    },
    all: (run: string): ArtifactRow[] =>
      (all.all(run) as (Omit<ArtifactRow, "consumers"> & { readonly consumers: string })[]).map(
        (row) => ({ ...row, consumers: JSON.parse(row.consumers) as string[] }),
      ),
  };
}

function artifactsOf({ data, metadata, outputFile, files = [] }: TaskOutput) {
  const typeOf = (type: ArtifactRow["type"]) => (metadata.model === true ? "model" : type);
  const made = files.map((file) => ({ ...file, type: typeOf("file") }));
  if (outputFile === undefined) return made;
  const { $file } = data as unknown as { readonly $file: ArtifactFacts };
  return [...made, { ...$file, type: typeOf("output") }];
}
