/** Whether an attempt within a region may begin: the budget and the retries of the run are the scheduler's. */
import type { BudgetLimit } from "../../../contract/budget.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { CoreTask } from "../../../contract/manifest.ts";
import { outermostOf, type Place } from "../../regions/places.ts";
import {
  backoffMs,
  limitOf,
  nanoUsdOf,
  reasonToLeaveOut,
  type Command,
} from "../../scheduler/index.ts";
import type { FollowerOptions } from "./follower.ts";

/** The limit that has no room for an attempt, and that in words. */
export interface NoRoom {
  readonly budget: BudgetLimit;
  readonly reason: string;
}

export interface AttemptAccount {
  /** Pays for an attempt, unless that was done already; `stopped` when the run is ending. */
  pay(id: InstanceId, place: Place, core: CoreTask): Promise<NoRoom | "stopped" | undefined>;
  /** The same for a question to a model, which is no call of a tool: what it can cost at most is held. */
  payTurn(id: InstanceId, place: Place, usd: number): Promise<NoRoom | "stopped" | undefined>;
  /** A question has cost so many dollars less than was held for it. */
  turnPriced(usd: number): Promise<void>;
  /** An attempt has begun. */
  begun(id: InstanceId): void;
  /** Milliseconds before the next attempt, which is paid for; `undefined` when there is none. */
  retryAfter(id: InstanceId, place: Place, error: TaskError): Promise<number | undefined>;
}

export function attemptAccount({
  context,
  tasks,
  send,
  budget,
}: Pick<FollowerOptions, "context" | "tasks" | "send" | "budget">): AttemptAccount {
  const { clock } = context;
  /** Attempts that have begun in this process. */
  const tries = new Map<InstanceId, number>();
  /** Whose next attempt is paid for, and may not have begun yet. */
  const paid = new Set<InstanceId>();

  function ask(
    id: InstanceId,
    place: Place,
    { seconds, usd, toolCalls = 1 }: CoreTask["estimate"] & { readonly toolCalls?: number },
    again?: { readonly tool: string; readonly delayMs: number },
  ): Promise<readonly Command[]> {
    const cost = { nanoUsd: nanoUsdOf(usd), toolCalls };
    const { id: task } = outermostOf(place);
    const asked = {
      is: "attempt.asked",
      task,
      instance: id,
      cost,
      seconds,
      attempts: tries.get(id) ?? 0,
    } as const;
    return send({ ...asked, ...(again !== undefined && { again }) });
  }

  function noRoomIn(commands: readonly Command[]): NoRoom | "stopped" | undefined {
    const over = commands.find((one) => one.do === "refuse");
    if (over === undefined || budget === undefined) return undefined;
    if (over.budget === undefined) return "stopped";
    const reason = reasonToLeaveOut(over.budget, limitOf(budget, over.budget));
    return { budget: over.budget, reason };
  }

  return {
    pay: async (id, place, { estimate }) => {
      // Without a budget there is nothing that could be refused.
      if (budget === undefined || paid.has(id)) return undefined;
      return noRoomIn(await ask(id, place, estimate));
    },
    payTurn: async (id, place, usd) => {
      if (budget === undefined) return undefined;
      return noRoomIn(await ask(id, place, { seconds: 0, usd, toolCalls: 0 }));
    },
    turnPriced: async (usd) => {
      if (budget === undefined || usd === 0) return;
      await send({ is: "attempt.priced", back: { nanoUsd: nanoUsdOf(usd), toolCalls: 0 } });
    },
    begun: (id) => {
      paid.delete(id);
      tries.set(id, (tries.get(id) ?? 0) + 1);
    },
    retryAfter: async (id, place, { retryable, retryAfterMs }) => {
      const core = tasks.get(place.id);
      const failures = tries.get(id) ?? 1;
      // The scheduler decides about tasks of the unit itself.
      if (place.block.owner === undefined || core === undefined) return undefined;
      if (!retryable || failures > core.retry.limit) return undefined;
      const delayMs = backoffMs(core.retry, failures, clock.random(), retryAfterMs);
      const commands = await ask(id, place, core.estimate, { tool: core.tool, delayMs });
      if (!commands.some((command) => command.do === "allow")) return undefined;
      paid.add(id);
      return delayMs;
    },
  };
}
