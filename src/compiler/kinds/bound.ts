/**
 * The most that a task can take, whatever happens: with every retry, every alternative, and as many items as its limits
 * let through. `Infinity` where nothing says how much that is; `unbounded` then says what lacks a limit, and why.
 */
import type { Retry, Task } from "../../contract/plan.ts";
import { LONGEST_RETRY_AFTER_MS, longestBackoffMs } from "../../contract/waits.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";

export interface Bound {
  /** Attempts at tasks: what a budget counts as `toolCalls`. */
  readonly calls: number;
  /** US dollars, by the prices that tools and tasks declare. */
  readonly usd: number;
  /**
   * Seconds that attempts may run and that are waited between them, one after the other: so it holds on every machine,
   * however many run side by side. Starting processes is not in it.
   */
  readonly seconds: number;
  readonly unbounded: readonly Unbounded[];
}

export type Bounded = "calls" | "usd" | "seconds";

export interface Unbounded {
  readonly what: Bounded;
  readonly task: string;
  /** `web.page declares no price`. */
  readonly reason: string;
}

/** What kinds compute the bound of a task with. */
export interface Bounding {
  /** Of a task within. */
  readonly of: (task: Task) => Bound;
  /** `undefined` of one that the catalog lacks. */
  readonly tool: (name: string) => BoundTool | undefined;
}

/** What of a tool the bound depends on. */
export type BoundTool = Pick<ToolInfo, "hasUnknownPrice" | "mayBeToldToWait"> &
  Partial<Pick<ToolInfo, "estimate">>;

/** Of what calls nothing. */
export const takesNothing: Bound = { calls: 0, usd: 0, seconds: 0, unbounded: [] };

/** Of all of them. */
export function allOf(bounds: readonly Bound[]): Bound {
  const sum = (of: (bound: Bound) => number): number =>
    bounds.reduce((total, bound) => total + of(bound), 0);
  return {
    calls: sum(({ calls }) => calls),
    usd: sum(({ usd }) => usd),
    seconds: sum(({ seconds }) => seconds),
    unbounded: bounds.flatMap(({ unbounded }) => unbounded),
  };
}

/** Of one of them, whichever takes most. */
export function dearestOf(bounds: readonly Bound[]): Bound {
  const most = (of: (bound: Bound) => number): number => Math.max(0, ...bounds.map(of));
  return {
    calls: most(({ calls }) => calls),
    usd: most(({ usd }) => usd),
    seconds: most(({ seconds }) => seconds),
    unbounded: bounds.flatMap(({ unbounded }) => unbounded),
  };
}

/** Of so many times the same. */
export function timesOf(count: number, { calls, usd, seconds, unbounded }: Bound): Bound {
  if (count === 0) return takesNothing;
  return { calls: count * calls, usd: count * usd, seconds: count * seconds, unbounded };
}

/** Of all attempts at one task, and the waits between them. */
export function boundOfAttempts(
  { id, tool }: { readonly id: string; readonly tool: string },
  limits: {
    readonly usd: number;
    readonly timeoutMs: number;
    readonly retry: Retry;
  },
  known: BoundTool | undefined,
): Bound {
  const { usd, timeoutMs, retry } = limits;
  const calls = 1 + retry.limit;
  const isPriced = usd > 0 || known?.hasUnknownPrice !== true;
  const asked = known?.mayBeToldToWait === true ? LONGEST_RETRY_AFTER_MS : 0;
  let ms = calls * timeoutMs;
  for (let tries = 1; tries <= retry.limit; tries += 1) ms += waitMs(retry, tries, asked);
  return {
    calls,
    usd: isPriced ? calls * usd : Infinity,
    seconds: ms / 1000,
    unbounded: isPriced ? [] : [{ what: "usd", task: id, reason: `${tool} declares no price` }],
  };
}

/** As `backoffMs` of the scheduler makes them at most. */
function waitMs(retry: Retry, tries: number, asked: number): number {
  const own = longestBackoffMs(retry, tries);
  return retry.backoff === "fixed" ? Math.max(asked, own) : asked + own;
}
