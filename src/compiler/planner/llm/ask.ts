/** One question to the model, its reply checked, and a bounded number of chances to correct it. */
import { z } from "zod";
import {
  hasErrors,
  modelPlanNotRepaired,
  modelReplyNotAsAsked,
  modelReplyNotJson,
  OrchcError,
  promptCut,
  promptTooLong,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { Completion, Message, Model } from "../../../model/index.ts";
import { oneLine } from "../../../model/one-line.ts";
import { renderPrompt } from "../../../model/prompt.ts";
import { wireSchema } from "../../../model/wire-schema.ts";
import type { PlanningConfig } from "../../../workspace/planning-settings.ts";
import {
  fitsContext,
  limitsToTry,
  replyTokens,
  tokensOfAll,
  type PromptLimits,
} from "./tell/limits.ts";
import { tellModel, type Offer } from "./tell/tell-model.ts";

export interface Question<Reply, Result> {
  readonly name: string;
  /** What is understood: any name, so that a wrong one can be named. */
  readonly understood: z.ZodType<Reply>;
  /** Asked again with smaller limits where the context of the model is too small. */
  readonly pose: (limits: PromptLimits) => Promise<Posed<Reply, Result>>;
}

/** A question as it is sent. */
export interface Posed<Reply, Result> {
  readonly system: string;
  readonly user: string;
  /** What was said before: a plan that is to be corrected, and what is wrong with it. */
  readonly said?: readonly Message[];
  /** What the model is held to: names as enumerations. */
  readonly asked: z.ZodType;
  readonly read: (reply: Reply) => Reading<Result> | Promise<Reading<Result>>;
  /** What there is instead of what a wrong reply names. */
  readonly offer: Offer;
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

/** Throws what `Model.complete` throws, and an OrchcError when the question is larger than the model's context. */
export async function ask<Reply, Result>(
  model: Model,
  settings: PlanningConfig,
  question: Question<Reply, Result>,
): Promise<Asked<Result>> {
  const { posed, cut } = await poseWithin(model, settings, question);
  const schema = wireSchema(posed.asked);
  const messages: readonly Message[] = [
    { role: "system", content: posed.system },
    { role: "user", content: posed.user },
    ...(posed.said ?? []),
  ];
  let conversation = messages;
  for (let repairs = 0; ; repairs += 1) {
    const name = `${question.name}${repairs === 0 ? "" : `-repair${repairs === 1 ? "" : `-${repairs}`}`}`;
    const completion = await model.complete({ name, messages: conversation, schema });
    const draft = await understand(model, question, posed, completion);
    if (!hasErrors(draft.mistakes)) return finish(draft, ...cut);
    conversation = [
      ...messages,
      { role: "assistant", content: completion.text.slice(0, LONGEST_REPLY) },
      { role: "user", content: await repairText(draft.mistakes, posed.offer) },
    ];
    const isSent =
      repairs < settings.repairs &&
      fitsContext(tokensOfAll(conversation.map(({ content }) => content)), model.contextTokens);
    if (isSent) continue;
    const { length } = draft.mistakes;
    const said = oneLine(completion.text, 120);
    return finish(
      draft,
      ...cut,
      modelPlanNotRepaired({ model: model.name, mistakes: length, repairs, said }),
    );
  }
}

/** Of a reply that is not even a plan: more of it helps nobody. */
const LONGEST_REPLY = 20_000;

export async function repairText(mistakes: readonly Diagnostic[], offer: Offer): Promise<string> {
  const told = mistakes.map((mistake) => tellModel(mistake, offer));
  return renderPrompt("repair", { mistakes: [...new Set(told)] });
}

async function poseWithin<Reply, Result>(
  model: Model,
  settings: PlanningConfig,
  { name: request, pose }: Question<Reply, Result>,
): Promise<{ readonly posed: Posed<Reply, Result>; readonly cut: readonly Diagnostic[] }> {
  const { name } = model;
  const contextTokens = await model.learnContext();
  const all = limitsToTry(settings);
  let tokens = 0;
  for (const [step, limits] of all.entries()) {
    const posed = await pose(limits);
    const texts = [
      posed.system,
      posed.user,
      ...(posed.said ?? []).map(({ content }) => content),
      JSON.stringify(wireSchema(posed.asked)),
    ];
    tokens = tokensOfAll(texts);
    if (!fitsContext(tokens, contextTokens)) continue;
    const { toolTokens } = limits;
    const cut =
      step === 0
        ? []
        : [
            promptCut({
              model: name,
              contextTokens: contextTokens ?? 0,
              toolTokens,
              values: limits.values,
            }),
          ];
    return { posed, cut };
  }
  throw new OrchcError(
    promptTooLong({
      request,
      model: name,
      prompt: tokens,
      reply: replyTokens(tokens),
      context: contextTokens ?? 0,
    }),
  );
}

function finish<Result>(
  { result, mistakes, remarks }: Reading<Result | undefined>,
  ...more: readonly Diagnostic[]
): Asked<Result> {
  return { result, diagnostics: [...remarks, ...mistakes, ...more] };
}

async function understand<Reply, Result>(
  { name: model }: Model,
  { understood }: Question<Reply, Result>,
  { read }: Posed<Reply, Result>,
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
    .map(
      ({ path, message }) => `${oneLine(z.core.toDotPath(path), 100) || "the whole"}: ${message}`,
    );
  return unreadable(modelReplyNotAsAsked({ model, reasons }));
}

/** A reply of a wholly other form has as many mistakes as fields; the first ones tell. */
const MOST_REASONS = 10;
