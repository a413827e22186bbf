import type { Database } from "better-sqlite3";
import type { Recorded } from "../../../contract/events.ts";
import type { GateDecided, GateDecision, GateWaiting } from "../../../contract/gates.ts";
import type { JsonObject } from "../../../contract/json.ts";
import type { GateRow } from "../store.ts";
import { readEvent } from "./events.ts";
import { present } from "./rows.ts";
import { NEWEST_FIRST } from "./runs.ts";

export function gateStatements(database: Database) {
  const create = database.prepare(`
    INSERT INTO gates (run_id, task_id, attempt, question, shown, value, waiting_since, deadline, by_default, asked)
    VALUES (@run, @task, @attempt, @question, @shown, @value, @at, @deadline, @byDefault, @asked)`);
  // Of two who decide at once, one finds that it is done.
  const decide = database.prepare(`
    INSERT INTO manual_interventions (id, run_id, task_id, attempt, decision, value, decided_by, reason, source, decided_at)
    SELECT @id, run_id, task_id, attempt, @decision, @value, @by, @reason, @source, @at
    FROM worker_runs JOIN gates USING (run_id, task_id, attempt)
    WHERE run_id = @run AND task_id = @task AND attempt = @attempt AND status = 'waiting'
    ON CONFLICT DO NOTHING`);
  const all = database.prepare(`
    SELECT g.run_id AS run, runs.name, g.task_id AS task, w.title, g.attempt, question, shown, g.value,
      waiting_since AS since, deadline, by_default AS byDefault, asked,
      w.status = 'waiting' AND w.attempt = g.attempt AS isOpen,
      decision, m.value AS decidedValue, decided_by AS decidedBy, reason, source, decided_at AS decidedAt
    FROM gates AS g JOIN worker_runs AS w USING (run_id, task_id) JOIN runs ON runs.id = g.run_id
      LEFT JOIN manual_interventions AS m USING (run_id, task_id, attempt)
    WHERE @run IS NULL OR g.run_id = @run
    ORDER BY ${NEWEST_FIRST}, position, g.attempt`);
  const open = database.prepare(`
    SELECT e.run_id AS run, seq, at, type, data
    FROM worker_runs AS w JOIN manual_interventions AS m USING (run_id, task_id, attempt) JOIN events AS e ON e.id = m.id
    WHERE w.run_id = ? AND w.status = 'waiting' ORDER BY seq`);

  return {
    create: ({ run, task, attempt, at, gate }: GateWaiting) => {
      const { question, shown, value, deadline = null, byDefault, asked } = gate;
      const json = {
        shown: JSON.stringify(shown),
        value: textOf(value),
        byDefault: textOf(byDefault),
        asked: textOf(asked),
      };
      return create.run({ run, task, attempt, at, question, deadline, ...json }).changes;
    },
    /** @param id of its event */
    decide: (
      { run, task, attempt, at, decision, value, by, reason, source }: GateDecided,
      id: number,
    ) =>
      decide.run({
        id,
        run,
        task,
        attempt,
        at,
        decision,
        value: value === null ? null : JSON.stringify(value),
        by,
        reason,
        source,
      }).changes,
    /** Of one run or of all, the newest run first. */
    all: (run: string | undefined) => all.all({ run: run ?? null }).map(read),
    /** What was decided of gates whose run has not heard of it, in the order of events. */
    open: (run: string) => open.all(run).map(readEvent) as (Recorded & GateDecided)[],
  };
}

function textOf(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

type Found = Pick<GateRow, "run" | "name" | "task" | "title" | "attempt" | "question" | "since"> & {
  readonly shown: string;
  readonly value: string | null;
  readonly deadline: string | null;
  readonly byDefault: string | null;
  readonly asked: string | null;
  readonly isOpen: number;
  readonly decision: GateDecision["decision"] | null;
  readonly decidedValue: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly source: GateDecision["source"];
  readonly decidedAt: string;
};

function read(found: unknown): GateRow {
  const {
    shown,
    value,
    byDefault,
    asked,
    isOpen,
    decision,
    decidedValue,
    decidedBy: by,
    reason,
    source,
    decidedAt: at,
    ...rest
  } = found as Found;
  const decided = {
    value: decidedValue === null ? null : (JSON.parse(decidedValue) as string),
    by,
    reason,
    source,
    at,
  };
  return {
    ...(present(rest) as typeof rest & { readonly deadline: string }),
    shown: JSON.parse(shown) as JsonObject,
    ...(value !== null && { value: JSON.parse(value) as NonNullable<GateRow["value"]> }),
    ...(byDefault !== null && {
      byDefault: JSON.parse(byDefault) as NonNullable<GateRow["byDefault"]>,
    }),
    ...(asked !== null && { asked: JSON.parse(asked) as NonNullable<GateRow["asked"]> }),
    isOpen: isOpen === 1,
    ...(decision !== null && { decided: { decision, ...decided } }),
  };
}
