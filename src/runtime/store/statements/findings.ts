import type { Database } from "better-sqlite3";
import type { TaskVerified } from "../../../contract/events.ts";
import type { Checked, Finding } from "../../../contract/finding.ts";
import type { VerificationRow } from "../store.ts";
import { present } from "./rows.ts";
import { NEWEST_FIRST } from "./runs.ts";

/** Which check of another run is the same: the same tool of the catalog, with the same command. */
export interface SameCheck {
  /** Full name: `checks.lint`. */
  readonly check: string;
  readonly command: string | undefined;
}

/** What counts of a task is what its latest attempt has found. */
const LATEST = "verifications AS v JOIN worker_runs AS w USING (run_id, task_id, attempt)";

export function findingStatements(database: Database) {
  const insert = database.prepare(`
    INSERT INTO verifications (run_id, task_id, attempt, tool, command, exit_code, passed, checked, verified_at)
    VALUES (@run, @task, @attempt, @tool, @command, @exitCode, @passed, @checked, @at)`);
  const insertFinding = database.prepare(`
    INSERT INTO findings (run_id, task_id, attempt, position, severity, category, message, file, line, column_number,
      rule, fingerprint)
    VALUES (@run, @task, @attempt, @position, @severity, @category, @message, @file, @line, @column, @rule, @fingerprint)`);
  const ofRun = database.prepare(`
    SELECT v.task_id AS task, w.tool AS "check", w.title, v.attempt, v.tool, command, exit_code AS exitCode, passed,
      checked, verified_at AS at
    FROM ${LATEST} WHERE v.run_id = ? ORDER BY w.position`);
  const findings = database.prepare(`
    SELECT severity, category, message, file, line, column_number AS "column", rule, fingerprint FROM findings
    WHERE run_id = ? AND task_id = ? AND attempt = ? ORDER BY position`);
  const before = database.prepare(`
    SELECT v.run_id AS run FROM ${LATEST} JOIN runs ON runs.id = v.run_id
    WHERE w.tool = @check AND command IS @command AND runs.name = (SELECT name FROM runs WHERE id = @run)
      AND (SELECT id FROM events WHERE run_id = runs.id AND seq = 1) <
        (SELECT id FROM events WHERE run_id = @run AND seq = 1)
    ORDER BY ${NEWEST_FIRST} LIMIT 1`);

  return {
    create: ({ run, task, attempt, at, verification }: TaskVerified) => {
      const { tool, command, exitCode, passed, checked } = verification;
      const of = { run, task, attempt };
      const row = { tool, command, exitCode, passed: Number(passed), at };
      insert.run({ ...of, ...row, checked: JSON.stringify(checked) });
      const none = { file: null, line: null, column: null, rule: null };
      verification.findings.forEach((finding, position) =>
        insertFinding.run({ ...none, ...finding, ...of, position }),
      );
    },
    /** Of the latest attempt of each task, in the order of the plan. */
    ofRun: (run: string): VerificationRow[] =>
      (ofRun.all(run) as Found[]).map(({ passed, checked, ...row }) => ({
        ...(present(row) as typeof row & { readonly command: string; readonly exitCode: number }),
        passed: passed === 1,
        checked: JSON.parse(checked) as Checked,
        findings: findings
          .all(run, row.task, row.attempt)
          .map((found) => present(found) as Finding),
      })),
    /** The latest run before another one of the same build that made the same check. */
    runBefore: (run: string, { check, command }: SameCheck): string | undefined =>
      (before.get({ run, check, command: command ?? null }) as { readonly run: string } | undefined)
        ?.run,
  };
}

type Found = Pick<VerificationRow, "task" | "check" | "title" | "attempt" | "tool" | "at"> & {
  readonly command: string | null;
  readonly exitCode: number | null;
  readonly passed: number;
  readonly checked: string;
};
