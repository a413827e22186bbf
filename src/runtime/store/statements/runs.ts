import type { Database } from "better-sqlite3";
import type { JsonObject } from "../../../contract/json.ts";
import type { NewRun, RunRow, StoreRecord } from "../store.ts";
import { present } from "./rows.ts";

const COLUMNS = `id, name, plan_sha256 AS plan, status, started_at AS startedAt, completed_at AS completedAt,
  params, query, orchc_version AS orchc, node_version AS node, sandbox, build_folder AS folder, pid, error`;

export function runStatements(database: Database) {
  const insert = database.prepare(`
    INSERT OR IGNORE INTO runs (id, name, plan_sha256, status, started_at, params, query,
      orchc_version, node_version, sandbox, build_folder, pid)
    VALUES (@id, @name, @plan, 'running', @startedAt, @params, @query,
      @orchc, @node, @sandbox, @folder, @pid)`);
  const end = database.prepare(`
    UPDATE runs SET status = @status, completed_at = @at, error = @error WHERE id = @run`);
  const byId = database.prepare(`SELECT ${COLUMNS} FROM runs WHERE id = ?`);
  const newest = database.prepare(`
    SELECT ${COLUMNS} FROM runs WHERE @plan IS NULL OR plan_sha256 = @plan
    ORDER BY started_at DESC, id DESC LIMIT @limit`);

  return {
    create: (run: NewRun) =>
      insert.run({ ...run, params: JSON.stringify(run.params), pid: run.pid ?? null }).changes,
    end: ({ run, status, at, error }: Extract<StoreRecord, { is: "run.ended" }>) =>
      end.run({ run, status, at, error: error ?? null }),
    byId: (id: string) => read(byId.get(id)),
    newest: (limit: number, plan: string | undefined) =>
      newest.all({ limit, plan: plan ?? null }).flatMap((row) => read(row) ?? []),
  };
}

function read(row: unknown): RunRow | undefined {
  if (row === undefined) return undefined;
  const { params, ...rest } = row as Omit<RunRow, "params"> & { readonly params: string };
  return { ...(present(rest) as Omit<RunRow, "params">), params: JSON.parse(params) as JsonObject };
}
