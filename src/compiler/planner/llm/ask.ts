/** One question to the model, its reply checked, and one chance to correct it. */
import { z } from "zod";
import {
  hasErrors,
  modelPlanNotRepaired,
  modelReplyNotAsAsked,
  modelReplyNotJson,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { Completion, Message, Model } from "../../../model/index.ts";
import { oneLine } from "../../../model/one-line.ts";
import { renderPrompt } from "../../../model/prompt.ts";
import { wireSchema } from "../../../model/wire-schema.ts";

export interface Question<Reply, Result> {
  readonly name: string;
  /** Names of the two templates' common part, and what they are given: `outline` is asked by `outline-system` and `outline-user`. */
  readonly prompt: "outline" | "bind" | "adapt";
  readonly facts: Readonly<Record<string, unknown>>;
  /** What the model is held to: names as enumerations. */
  readonly asked: z.ZodType;
  /** What is understood: any name, so that a wrong one can be named. */
  readonly understood: z.ZodType<Reply>;
  readonly read: (reply: Reply) => Reading<Result> | Promise<Reading<Result>>;
}

export interface Reading<Result> {
  readonly result: Result;
  /** What the model should correct. */
  readonly mistakes: readonly Diagnostic[];
  /** What is to be reported whatever the model says. */
  readonly remarks: readonly Diagnostic[];
}

export interface Asked<Result> {
  /** `undefined` when no reply could be understood. */
  readonly result: Result | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws what `Model.complete` throws. */
export async function ask<Reply, Result>(
  model: Model,
  question: Question<Reply, Result>,
): Promise<Asked<Result>> {
  const { name, prompt, facts } = question;
  const schema = wireSchema(question.asked);
  const messages: readonly Message[] = [
    { role: "system", content: await renderPrompt(`${prompt}-system`, facts) },
    { role: "user", content: await renderPrompt(`${prompt}-user`, facts) },
  ];
  const first = await model.complete({ name, messages, schema });
  const draft = await understand(model, question, first);
  if (!hasErrors(draft.mistakes)) return finish(draft);

  const repair = await renderPrompt("repair", { mistakes: draft.mistakes.map(tellModel) });
  const second = await model.complete({
    name: `${name}-repair`,
    messages: [
      ...messages,
      { role: "assistant", content: first.text },
      { role: "user", content: repair },
    ],
    schema,
  });
  const corrected = await understand(model, question, second);
  if (!hasErrors(corrected.mistakes)) return finish(corrected);
  const { length } = corrected.mistakes;
  return finish(corrected, modelPlanNotRepaired({ model: model.name, mistakes: length }));
}

function finish<Result>(
  { result, mistakes, remarks }: Reading<Result | undefined>,
  ...more: readonly Diagnostic[]
): Asked<Result> {
  return { result, diagnostics: [...remarks, ...mistakes, ...more] };
}

async function understand<Reply, Result>(
  { name: model }: Model,
  { understood, read }: Question<Reply, Result>,
  { text, value }: Completion,
): Promise<Reading<Result | undefined>> {
  const unreadable = (mistake: Diagnostic): Reading<undefined> => ({
    result: undefined,
    mistakes: [mistake],
    remarks: [],
  });
  if (value === undefined) {
    return unreadable(modelReplyNotJson({ model, excerpt: oneLine(text, 80) }));
  }
  const parsed = understood.safeParse(value);
  if (parsed.success) return read(parsed.data);
  const reasons = parsed.error.issues
    .slice(0, MOST_REASONS)
    .map(({ path, message }) => `${z.core.toDotPath(path) || "the whole"}: ${message}`);
  return unreadable(modelReplyNotAsAsked({ model, reasons }));
}

/** A reply of a wholly other form has as many mistakes as fields; the first ones tell. */
const MOST_REASONS = 10;

/** A diagnostic as the model reads it. The way out is for the user, except where it is about the plan. */
function tellModel({ code, places, message, help }: Diagnostic): string {
  const place = places.find(({ in: where }) => where === "plan");
  const task = place?.in === "plan" ? [place.task, place.path].filter(Boolean).join(" ") : "";
  const ofPlan = code.startsWith("ORC2");
  return [task && `${task}:`, message, ofPlan && help].filter(Boolean).join(" ");
}
