import type { Database } from "better-sqlite3";
import type { RunFinished, RunResumed, RunStarted } from "../../../contract/events.ts";
import type { JsonObject } from "../../../contract/json.ts";
import type { RunRow } from "../store.ts";
import { present } from "./rows.ts";

const COLUMNS = `id, name, plan_sha256 AS plan, status, started_at AS startedAt, completed_at AS completedAt,
  params, query, orchc_version AS orchc, node_version AS node, sandbox, build_folder AS folder, pid, error,
  manifest_digest AS digest, from_run AS "from", since, owner, beat_at AS beatAt`;

/** In the order in which they began, whatever clocks said; those of 0.1.0 have no journal, and are older. */
export const NEWEST_FIRST = `(SELECT id FROM events WHERE run_id = runs.id AND seq = 1) DESC NULLS LAST,
  runs.started_at DESC, runs.id DESC`;

const FROM = "runs LEFT JOIN leases ON run_id = id";

export interface NewestOf {
  readonly plan?: string | null;
  readonly from?: string | null;
}

export function runStatements(database: Database) {
  const insert = database.prepare(`
    INSERT OR IGNORE INTO runs (id, name, plan_sha256, status, started_at, params, query,
      orchc_version, node_version, sandbox, build_folder, pid, manifest_digest, from_run, since)
    VALUES (@id, @name, @plan, 'running', @at, @params, @query,
      @orchc, @node, @sandbox, @folder, @pid, @digest, @from, @since)`);
  const end = database.prepare(`
    UPDATE runs SET status = @status, completed_at = @at, error = @error WHERE id = @run`);
  const resume = database.prepare(`
    UPDATE runs SET status = 'running', completed_at = NULL, error = NULL, pid = @pid,
      orchc_version = @orchc, node_version = @node, sandbox = @sandbox
    WHERE id = @run`);
  const open = database.prepare("SELECT 1 FROM runs WHERE id = ? AND status = 'running'");
  const byId = database.prepare(`SELECT ${COLUMNS} FROM ${FROM} WHERE id = ?`);
  const newest = database.prepare(`
    SELECT ${COLUMNS} FROM ${FROM} WHERE (@plan IS NULL OR plan_sha256 = @plan) AND (@from IS NULL OR from_run = @from)
    ORDER BY ${NEWEST_FIRST} LIMIT @limit`);

  return {
    create: ({ run, at, facts }: RunStarted) => {
      const { params, pid = null, digest = null, from = null, since = null } = facts;
      const rest = { params: JSON.stringify(params), pid, digest, from, since };
      return insert.run({ ...facts, ...rest, id: run, at }).changes;
    },
    resume: ({ run, pid, orchc, node, sandbox }: RunResumed) =>
      resume.run({ run, pid, orchc, node, sandbox }).changes,
    end: ({ run, status, at, error }: RunFinished) =>
      end.run({ run, status, at, error: error ?? null }),
    /** Whether it is there and not over. */
    isOpen: (id: string) => open.get(id) !== undefined,
    byId: (id: string) => read(byId.get(id)),
    newest: (limit: number, { plan = null, from = null }: NewestOf) =>
      newest.all({ limit, plan, from }).flatMap((row) => read(row) ?? []),
  };
}

function read(row: unknown): RunRow | undefined {
  if (row === undefined) return undefined;
  const { params, ...rest } = row as Omit<RunRow, "params"> & { readonly params: string };
  return { ...(present(rest) as Omit<RunRow, "params">), params: JSON.parse(params) as JsonObject };
}
