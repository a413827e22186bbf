/** A person decides a gate: from any process, whether the run is executed or not. */
import {
  gateAlreadyDecided,
  gateDeadlineOver,
  gateNotWaiting,
  gateValueDoesNotFit,
  noSuchTask,
  notAGate,
  OrchcError,
  wrongUsage,
} from "../../../contract/diagnostics/index.ts";
import { durationText } from "../../../contract/duration.ts";
import { parseInstance } from "../../../contract/instance.ts";
import type { GateDecision, GateDecisionName, GateValue } from "../../../contract/gates.ts";
import { paramType } from "../../../contract/params.ts";
import { questionFields, readValues, valueTemplate } from "../../../contract/question-fields.ts";
import { regionTool } from "../../../contract/regions/region-rows.ts";
import type { ServerQuestion } from "../../../contract/server-question.ts";
import { schemaCheck } from "../../../mcp/index.ts";
import type { Workspace } from "../../../workspace/workspace.ts";
import { isExecuted } from "../../lease/index.ts";
import {
  EventRefused,
  openStore,
  type GateRow,
  type RunRow,
  type Store,
  type TaskRow,
} from "../../store/index.ts";
import { systemClock } from "../clock.ts";
import { decisionAtDeadline } from "./decision-at-deadline.ts";

export interface GivenDecision {
  /** Id of the run. */
  readonly run: string;
  /** Id of the gate, or of its instance: `t3[4].t3a`. */
  readonly task: string;
  readonly decision: GateDecisionName;
  /** As it was typed. */
  readonly value?: string | undefined;
  readonly by: string;
  readonly reason?: string | undefined;
}

export interface DecidedGate {
  readonly gate: GateRow & { readonly decided: NonNullable<GateRow["decided"]> };
  /** Whether a process executes the run, and goes on by itself. */
  readonly isExecuted: boolean;
}

/** @throws OrchcError when there is no such gate, it does not wait, or the value does not fit; nothing is recorded then */
export async function decideGate(given: GivenDecision, workspace: Workspace): Promise<DecidedGate> {
  const store = await openStore(workspace.paths.database);
  try {
    const { run, task, decision, by, reason = null } = given;
    const gate = await waitingGate(store, run, task);
    const at = systemClock.now();
    expectInTime(gate, at);
    await expectOpen(gate, store);
    if (decision === "cancelled" && gate.asked === undefined) throw notToCancel(gate);
    const value =
      decision === "approved" ? await valueOf(gate, given.value) : refuseValue(gate, given.value);
    const { attempt } = gate;
    await store
      .append(
        [
          {
            type: "gate.decided",
            run,
            task,
            at,
            attempt,
            decision,
            value,
            by,
            reason,
            source: "person",
          },
        ],
        { lasting: true },
      )
      .catch(async (error: unknown) => {
        if (!(error instanceof EventRefused)) throw error;
        // Somebody was faster: what it has become says who, or why not.
        await waitingGate(store, run, task);
        throw error;
      });
    const row = await store.run(run);
    const decided = await store.gates(run);
    const found = decided.find((one) => one.task === task && one.attempt === attempt);
    return { gate: found as DecidedGate["gate"], isExecuted: row !== undefined && isExecuted(row) };
  } finally {
    await store.close();
  }
}

/** @throws OrchcError that says why it cannot be decided */
async function waitingGate(store: Store, run: string, id: string): Promise<GateRow> {
  const rows = await store.tasks(run);
  const row = rows.find((one) => one.id === id);
  const gates = rows.filter(isGateRow).map((one) => one.id);
  if (row === undefined) {
    const known = gates.length > 0 ? gates : rows.map((one) => one.id);
    throw new OrchcError(
      noSuchTask({ task: id, run, known, isId: parseInstance(id) !== undefined }),
    );
  }
  const gate = (await store.gates(run)).findLast((one) => one.task === id);
  if (!isGateRow(row) && gate === undefined)
    throw new OrchcError(notAGate({ run, task: id, tool: row.tool, gates }));
  if (gate?.decided !== undefined && gate.attempt === row.attempt)
    throw new OrchcError(gateAlreadyDecided({ run, gate: id, how: howDecided(gate.decided) }));
  if (row.status !== "waiting" || gate === undefined)
    throw new OrchcError(gateNotWaiting({ run, gate: id, status: row.status }));
  return gate;
}

function isGateRow({ tool }: Pick<TaskRow, "tool">): boolean {
  return tool === regionTool("gate");
}

function howDecided({ decision, value, by, reason }: GateDecision) {
  const what = value === null ? "" : ` with ${JSON.stringify(value)}`;
  const why = reason === null ? "" : ` (${reason})`;
  return `${decision}${what} by ${by ?? "its deadline"}${why}`;
}

/** The clock of this machine counts: the host that executes the run may have another, and decides nothing before. */
function expectInTime({ run, task, name, since, deadline, byDefault }: GateRow, at: string): void {
  if (deadline === undefined || Date.parse(at) < Date.parse(deadline)) return;
  const { decision } = decisionAtDeadline({ ...(byDefault !== undefined && { byDefault }) });
  const within = durationText(Date.parse(deadline) - Date.parse(since));
  const command = `orchc exec ${name} --resume ${run}`;
  throw new OrchcError(gateDeadlineOver({ run, gate: task, within, byDefault: decision, command }));
}

/** @throws OrchcError when an MCP server waited for the answer in a call that has ended with its process */
async function expectOpen({ run, task, asked }: GateRow, store: Store): Promise<void> {
  if (asked?.held === undefined) return;
  const row = await store.run(run);
  if (row === undefined || isExecuted(row)) return;
  const status = "interrupted, and the call that asked has ended with its process";
  throw new OrchcError(gateNotWaiting({ run, gate: task, status }));
}

function notToCancel({ run, task }: GateRow): OrchcError {
  const reason = `${task} is a gate of the plan: it is approved or rejected.`;
  return new OrchcError(wrongUsage({ reason, usage: `orchc reject ${run} ${task}` }));
}

/** @throws OrchcError that says what is asked for */
async function valueOf(row: GateRow, given: string | undefined): Promise<GateValue> {
  const { run, task: gate, value: param, asked } = row;
  if (asked !== undefined) return serverValues(row, asked, given);
  if (param === undefined) return refuseValue({ run, task: gate }, given);
  const { expected, read, nearest } = paramType(param);
  const value = given === undefined ? param.default : read(given);
  if (value !== undefined) return value;
  const found = given === undefined ? undefined : JSON.stringify(given);
  throw new OrchcError(
    gateValueDoesNotFit({
      run,
      gate,
      expected,
      found,
      nearest: given === undefined ? undefined : nearest(given),
    }),
  );
}

/** @throws OrchcError when they do not fit the schema of the server */
async function serverValues(
  { run, task: gate }: GateRow,
  { schema = {} }: ServerQuestion,
  given: string | undefined,
): Promise<GateValue> {
  const fields = questionFields(schema);
  if (typeof fields === "string" || fields.length === 0)
    return refuseValue({ run, task: gate }, given);
  const read = readValues(fields, given);
  const nearest = valueTemplate(fields);
  if (!("values" in read))
    throw new OrchcError(gateValueDoesNotFit({ run, gate, ...read, nearest }));
  const wrong = (await schemaCheck(schema))(read.values);
  if (wrong === undefined) return read.values;
  const expected = `what fits the schema of the server (${wrong})`;
  const found = JSON.stringify(read.values);
  throw new OrchcError(gateValueDoesNotFit({ run, gate, expected, found, nearest }));
}

function refuseValue(
  { run, task: gate }: Pick<GateRow, "run" | "task">,
  given: string | undefined,
): null {
  if (given === undefined) return null;
  const found = JSON.stringify(given);
  throw new OrchcError(
    gateValueDoesNotFit({ run, gate, expected: undefined, found, nearest: undefined }),
  );
}

/** Gates of a run that nobody has decided. */
export async function undecidedGates({ id }: Pick<RunRow, "id">, store: Store): Promise<GateRow[]> {
  return (await store.gates(id)).filter(({ isOpen, decided }) => isOpen && decided === undefined);
}
