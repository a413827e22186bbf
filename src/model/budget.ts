/** The money that the models of a command may take together. What a request can cost at most is held before it is sent. */
import { modelOverBudget, OrchcError } from "../contract/diagnostics/index.ts";
import type { ModelConfig } from "../workspace/model-settings.ts";
import { dollarsFor } from "./usage.ts";

export interface ModelBudget {
  /**
   * Holds the most that a request can cost, in dollars. Throws an OrchcError when that is more than is left.
   *
   * @returns gives back what it did not take: to be called once, with what it cost or, when nobody knows, nothing
   */
  hold(request: string, model: string, most: number): (cost?: number) => void;
}

/** @param limit in dollars; none: everything is let through. */
export function modelBudget(limit: number | undefined): ModelBudget {
  let taken = 0;
  return {
    hold(request, model, most) {
      const left = Math.max(0, (limit ?? Number.POSITIVE_INFINITY) - taken);
      if (limit !== undefined && most > left) {
        throw new OrchcError(modelOverBudget({ request, model, most, left, budget: limit }));
      }
      taken += most;
      return (cost = most) => {
        taken += cost - most;
      };
    },
  };
}

/** Dollars of a prompt and of the longest reply, by the dearer price where a part of the prompt may be cached. */
export function worstCase(config: ModelConfig, prompt: number, reply: number): number {
  return dollarsFor(config, { input: prompt, output: reply });
}
