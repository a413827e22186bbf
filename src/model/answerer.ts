/** A model that words an answer from what tools returned, and that judges whether an answer is complete. */
import { z } from "zod";
import { modelReplyNotAsAsked, OrchcError } from "../contract/diagnostics/index.ts";
import type { Json } from "../contract/json.ts";
import type { CompletionRequest, Message, Model } from "./model.ts";
import { oneLine } from "./one-line.ts";
import { renderPrompt } from "./prompt.ts";
import { wireSchema } from "./wire-schema.ts";

interface Material {
  readonly task: string;
  readonly title: string;
  readonly statements: readonly string[];
  readonly data?: Json;
  readonly shown?: string;
}

interface Sentence {
  readonly text: string;
  readonly tasks: readonly string[];
}

interface Refused {
  readonly paragraphs: readonly (readonly Sentence[])[];
  readonly reasons: readonly string[];
}

export interface Answerer {
  /** Tokens that the material may take: half of the context. */
  readonly room: number;
  /**
   * Paragraphs of sentences, each with the tasks that it comes from. Whether they are true is for the caller to check
   * against the data. Throws what `Model.complete` throws, and when the reply has another form.
   */
  word(query: string, material: readonly Material[], refused?: Refused): Promise<Sentence[][]>;
  /** What of the query the answer does not have, as the model sees it; none when it is complete. Throws likewise. */
  judge(query: string, answer: string): Promise<string[]>;
}

/** Of a model of which nobody knows how much it reads: what small local ones are started with. */
const CONTEXT_TOKENS = 8192;

/** Bounds for what endpoints hold a model to: a weak one runs on to its token limit otherwise. */
const sentenceSchema = (task: z.ZodType<string>) =>
  z.object({ text: z.string().max(600), tasks: z.array(task).max(5) });
const wordedSchema = (task: z.ZodType<string>) =>
  z.object({
    paragraphs: z.array(z.object({ sentences: z.array(sentenceSchema(task)).max(8) })).max(6),
  });
const judgedSchema = z.object({ missing: z.array(z.string().max(200)).max(5) });

export function createAnswerer(model: Model): Answerer {
  return {
    room: Math.floor((model.contextTokens ?? CONTEXT_TOKENS) / 2),

    async word(query, material, refused) {
      const tasks = z.enum([...new Set(material.map(({ task }) => task))]);
      const messages: Message[] = [
        { role: "system", content: await renderPrompt("phrase-system") },
        { role: "user", content: await renderPrompt("phrase-user", { query, material }) },
      ];
      if (refused !== undefined) {
        const before = { paragraphs: refused.paragraphs.map((sentences) => ({ sentences })) };
        const { reasons } = refused;
        messages.push({ role: "assistant", content: JSON.stringify(before) });
        messages.push({ role: "user", content: await renderPrompt("phrase-again", { reasons }) });
      }
      const asked = { name: "phrase", messages, schema: wireSchema(wordedSchema(tasks)) };
      const { paragraphs } = await ask(
        model,
        asked,
        wordedSchema(z.string()),
        "it is not a list of paragraphs with sentences",
      );
      return paragraphs.map(({ sentences }) => sentences.map(plainSentence));
    },

    async judge(query, answer) {
      const messages: Message[] = [
        { role: "system", content: await renderPrompt("judge-system") },
        { role: "user", content: await renderPrompt("judge-user", { query, answer }) },
      ];
      const asked = { name: "judge", messages, schema: wireSchema(judgedSchema) };
      const { missing } = await ask(
        model,
        asked,
        judgedSchema,
        "it is not a list of what is missing",
      );
      return missing.map((text) => oneLine(text)).filter((text) => text !== "");
    },
  };
}

async function ask<Reply>(
  model: Model,
  request: CompletionRequest,
  schema: z.ZodType<Reply>,
  otherwise: string,
): Promise<Reply> {
  const { value } = await model.complete(request);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new OrchcError(modelReplyNotAsAsked({ model: model.name, reasons: [otherwise] }));
}

/** Task names that a model writes into its text as well would stand there twice. */
function plainSentence({ text, tasks }: Sentence): Sentence {
  return { text: oneLine(text.replace(/\s*\[[A-Za-z][\w-]*\]/g, ""), 600), tasks };
}
