/** How many retries a run may still begin: of all its tasks, and of those that call one tool. */
export interface RetryBudget {
  readonly run: number;
  /** By full name; tools that are not named have no limit of their own. */
  readonly tools: Readonly<Record<string, number>>;
}

export const UNLIMITED_RETRIES: RetryBudget = { run: Infinity, tools: {} };

/** What is left after one more; `undefined` when there is none. */
export function takeRetry({ run, tools }: RetryBudget, tool: string): RetryBudget | undefined {
  const ofTool = Object.hasOwn(tools, tool) ? tools[tool] : undefined;
  if (run < 1 || (ofTool ?? 1) < 1) return undefined;
  return { run: run - 1, tools: ofTool === undefined ? tools : { ...tools, [tool]: ofTool - 1 } };
}
