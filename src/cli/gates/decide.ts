/** What `orchc approve RUN TASK` and `orchc reject RUN TASK` do. */
import { userInfo } from "node:os";
import type { GateDecisionName } from "../../contract/gates.ts";
import { decideGate } from "../../runtime/index.ts";
import type { Outcome } from "../command.ts";
import { runNamed, withHistory } from "../history.ts";
import { saidOf } from "../render/decision.ts";
import type { Session } from "../session.ts";

export const decisionFlags = {
  by: {
    type: "string",
    requiresArg: true,
    describe: "who decides; default: the user of this system",
  },
  reason: { type: "string", requiresArg: true, describe: "why; recorded with the decision" },
} as const;

export interface GivenWords {
  /** An id, the beginning of one, or `last`. */
  readonly run: string;
  readonly task: string;
  readonly value?: string | undefined;
  readonly by?: string | undefined;
  readonly reason?: string | undefined;
}

export async function decide(
  { run: written, task, value, by = userName(), reason }: GivenWords,
  decision: GateDecisionName,
  session: Session,
): Promise<Outcome> {
  const workspace = await session.workspace();
  const { id: run } = await withHistory(workspace, (store) => runNamed(store, written));
  const { gate, isExecuted } = await decideGate(
    { run, task, decision, value, by, reason },
    workspace,
  );
  const { name, decided } = gate;
  const command = isExecuted ? undefined : `orchc exec ${name} --resume ${run}`;
  const next =
    command === undefined
      ? "The run is being executed, and goes on by itself."
      : `Go on: ${command}`;
  return {
    text: `${task} of ${run} is ${decided.decision} ${saidOf(decided)}.\n${next}`,
    json: { run, task, ...decided, ...(command !== undefined && { continue: command }) },
  };
}

/** Nobody's where the system has no name for it. */
function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env["USER"] ?? "unknown";
  }
}
