import { OrchcError, wrongUsage } from "../contract/diagnostics/index.ts";

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
