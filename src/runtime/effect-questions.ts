/** What a tool asks for of the outside world, among all that a script asks its host. */
import type { Question } from "./protocol/questions.ts";

export type Effect = Extract<Question, { readonly ask: "fetch" | "exec" | "adopt" | "mcp" }>;

const ASKED: Readonly<Record<Effect["ask"], true>> = {
  fetch: true,
  exec: true,
  adopt: true,
  mcp: true,
};

export function isEffect(question: Question): question is Effect {
  return Object.hasOwn(ASKED, question.ask);
}
