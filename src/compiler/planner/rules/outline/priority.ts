import type { Priority } from "../../../../contract/plan.ts";
import type { Clause } from "./segment.ts";

/** In this order: "not urgent" is low, although it has "urgent". */
const SAID: readonly (readonly [Priority, RegExp])[] = [
  ["low", /\b(?:optional(?:ly)?|if possible|if you can|if there is time|nice to have|ideally|low priority|(?:not|less|least) (?:urgent|important))\b/],
  ["critical", /\b(?:critical(?:ly)?|crucial(?:ly)?|essential|vital|most important(?:ly)?|top priority|absolutely)\b/],
  ["high", /\b(?:urgent(?:ly)?|important(?:ly)?|first of all|asap|as soon as possible|immediately|right away|high priority|above all)\b/],
]; // prettier-ignore

/**
 * How much the wording says that a task matters. Only words that frame the request count, or that stand in
 * brackets: "the most important sentences" are what is asked for.
 */
export function priorityOf({ all, tokens }: Clause): Priority {
  const asked = new Set(tokens);
  const open = all.findIndex(({ text }) => text === "(");
  const close = all.findIndex(({ text }) => text === ")");
  const framing = all.filter(
    (token, at) => !asked.has(token) || (open !== -1 && at > open && at < close),
  );
  const text = framing.map(({ lower }) => lower).join(" ");
  return SAID.find(([, pattern]) => pattern.test(text))?.[0] ?? "medium";
}
