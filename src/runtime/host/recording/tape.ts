/** Between tools and what is done for them: passes on, records, or answers from a recording. */
import { ToolError } from "../../../catalog/errors.ts";
import { effectNotRecorded, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import { canonicalJson, type Json } from "../../../contract/json.ts";
import { maskAddress } from "../../../contract/mask-address.ts";
import type { RecordedEffect, Recording } from "../../../contract/recording.ts";
import type { Question } from "../../protocol/questions.ts";
import type { Portable } from "./portable.ts";

/** Of an agent to its model: what is said around it in a prompt is no part of it. */
export interface TurnQuestion {
  readonly ask: "turn";
  readonly model: string;
  readonly instruction: string;
  readonly tools: readonly string[];
  readonly past: unknown;
}

export type TapedQuestion =
  Extract<Question, { readonly ask: "fetch" | "exec" | "mcp" }> | TurnQuestion;

export interface Tape {
  /**
   * @param carryOut does it, secrets masked
   * @throws what `carryOut` throws or threw when it was recorded; ToolError when a recording has no answer
   */
  answer<Answer>(
    task: string,
    question: TapedQuestion,
    carryOut: () => Promise<Answer>,
    signal: AbortSignal,
  ): Promise<Answer>;
  /** What has been recorded. */
  readonly effects: readonly RecordedEffect[];
  /** What a recording had no answer to. */
  readonly problems: readonly Diagnostic[];
}

export interface Taping {
  /** To replay. */
  readonly recording?: Recording | undefined;
  /** Default: false. */
  readonly isRecorded?: boolean;
}

/** @param clean takes secrets out of a question */
export function tapeOf(
  { recording, isRecorded = false }: Taping,
  clean: (question: Json) => Json,
  paths: Portable,
): Tape {
  if (recording !== undefined) return player(recording.effects, clean, paths);
  return isRecorded ? recorder(clean, paths) : NO_TAPE;
}

const NO_TAPE: Tape = {
  answer: (_task, _question, carryOut) => carryOut(),
  effects: [],
  problems: [],
};

function recorder(clean: (question: Json) => Json, paths: Portable): Tape {
  const effects: RecordedEffect[] = [];
  return {
    effects,
    problems: [],
    answer: async (task, question, carryOut, signal) => {
      const asked = { task, question: paths.out(clean(plain(question))) };
      try {
        const answer = await carryOut();
        effects.push({ ...asked, answer: paths.out(answer as Json) });
        return answer;
      } catch (error) {
        // What was stopped is no answer of anybody.
        if (error instanceof ToolError && !signal.aborted) {
          const { message, help, retryable } = error;
          const refusal = { message, retryable, ...(help !== undefined && { help }) };
          effects.push({ ...asked, refusal: paths.out(refusal) });
        }
        throw error;
      }
    },
  };
}

/** Of equal questions of a task, each gets the next answer: a retry gets what the retry got. */
function player(
  effects: readonly RecordedEffect[],
  clean: (question: Json) => Json,
  paths: Portable,
): Tape {
  const left = Map.groupBy(effects, ({ task, question }) => canonicalJson({ task, question }));
  const problems: Diagnostic[] = [];
  return {
    effects: [],
    problems,
    answer: async <Answer>(task: string, question: TapedQuestion): Promise<Answer> => {
      const asked = { task, question: paths.out(clean(plain(question))) };
      const next = left.get(canonicalJson(asked))?.shift();
      if (next === undefined) {
        const problem = effectNotRecorded({ task, effect: told(question) });
        problems.push(problem);
        throw new ToolError(
          problem.message,
          problem.help === undefined ? {} : { help: problem.help },
        );
      }
      const { refusal, answer } = paths.in(next);
      if (refusal !== undefined) throw new ToolError(refusal.message, refusal);
      return answer as Answer;
    },
  };
}

/** Without headers, in which a tool may send what is secret, and without limits, which change no answer. */
function plain(question: TapedQuestion): Json {
  if (question.ask === "fetch") {
    const { method = "GET", body = null } = question.options;
    return { ask: "fetch", url: question.url, method, body };
  }
  if (question.ask === "mcp") {
    const { server, tool, input } = question;
    return { ask: "mcp", server, tool, input };
  }
  if (question.ask === "turn") return question as unknown as Json;
  const { command, args, options } = question;
  return { ask: "exec", command, args, cwd: options.cwd ?? ".", input: options.input ?? "" };
}

function told(question: TapedQuestion): string {
  if (question.ask === "exec") return [question.command, ...question.args].join(" ");
  if (question.ask === "mcp") return `${question.server}.${question.tool}`;
  if (question.ask === "turn") return `a question to the model ${question.model}`;
  return `${question.options.method ?? "GET"} ${maskAddress(question.url)}`;
}
