import type { Config } from "../../workspace/config.ts";
import type { RetryBudget } from "../scheduler/index.ts";

/** Retries of a run, as configured. */
export function retriesOf({ retriesPerRun = Infinity, tools }: Config["limits"]): RetryBudget {
  const limited = Object.entries(tools).flatMap(([tool, { retries }]) =>
    retries === undefined ? [] : [[tool, retries] as const],
  );
  return { run: retriesPerRun, tools: Object.fromEntries(limited) };
}
