import type { Options } from "yargs";
import { lastBudget } from "../contract/budget.ts";
import { OrchcError, wrongUsage } from "../contract/diagnostics/index.ts";
import type { PlanBudget } from "../contract/plan.ts";

export const budgetFlag = {
  budget: {
    type: "string",
    array: true,
    requiresArg: true,
    describe:
      "what the run may spend: usd=2,toolCalls=50,seconds=600; default: the configuration's (docs/budgets.md)",
  },
} as const satisfies Record<string, Options>;

export const overBudgetFlag = {
  "allow-over-budget": {
    type: "boolean",
    describe: "build it although a run can take more than its budget at most (ORC2060)",
  },
} as const satisfies Record<string, Options>;

/**
 * `--budget usd=2,perTask.toolCalls=3` in the shape of the configuration. Which names there are, it knows.
 * Throws an OrchcError for what is no amount.
 */
export function givenBudget(words: readonly string[] = []): Record<string, unknown> {
  const budget: Record<string, unknown> = {};
  const perTask: Record<string, unknown> = {};
  for (const part of words.flatMap((word) => word.split(","))) {
    const [, group, name, amount] = /^(perTask\.)?(\w+)=(\d+(?:\.\d+)?)$/.exec(part.trim()) ?? [];
    if (name === undefined) {
      const reason = `--budget ${part} is not a limit and an amount.`;
      throw new OrchcError(
        wrongUsage({ reason, usage: "--budget usd=2,toolCalls=50,seconds=600" }),
      );
    }
    (group === undefined ? budget : perTask)[name] = Number(amount);
  }
  return { ...budget, ...(Object.keys(perTask).length > 0 && { perTask }) };
}

/** The budget as a setting, in the shape of the configuration: it says which names there are. */
export function budgetSettings(
  words: readonly (string | number)[] | undefined,
): Readonly<Record<string, unknown>> {
  return words === undefined ? {} : { limits: { budget: givenBudget(words.map(String)) } };
}

/** What of it limits a run as a whole, and can be compared with what a plan takes at most. */
export function givenLimits(words: readonly (string | number)[] | undefined): PlanBudget {
  return lastBudget(givenBudget(words?.map(String)));
}
