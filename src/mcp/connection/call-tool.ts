/** One call of a tool: its input checked, its result checked and read. */
import type {
  CallToolRequest,
  CallToolResult,
  Client,
  InputRequiredResult,
} from "@modelcontextprotocol/client";
import type { JsonObject } from "../../contract/json.ts";
import type { QuestionRound } from "../../contract/server-question.ts";
import { oneLine } from "../../contract/unseen.ts";
import type { ListedTool } from "../listing/listing.ts";
import { answerRound, roundOf } from "./answer-round.ts";
import { schemaCheck, type SchemaCheck } from "./check-schema.ts";
import { explainFailure } from "./explain-failure.ts";
import { idleLimit, type IdleLimit } from "./idle-limit.ts";
import type { AskPerson, Questions } from "./questions.ts";
import { readResult, type CallResult } from "./read-result.ts";
import { answered, refusedByPerson, ServerFailure } from "./server-failure.ts";

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly progress?:
    | ((report: { readonly done: number; readonly total?: number; readonly text?: string }) => void)
    | undefined;
  /** Answers what the server asks a person. Default: nobody does, and a call that asks fails. */
  readonly person?: AskPerson;
  /** The call was made before, and what it then needed is there now. */
  readonly goesOn?: QuestionRound | undefined;
}

export interface Callee {
  readonly client: Client;
  /** `undefined` when the server does not list it. */
  readonly tool: ListedTool | undefined;
  readonly name: string;
  readonly questions: Questions;
  readonly timeoutMs: number;
  readonly broken: () => string | undefined;
}

/** Characters of what a server says of a failure. */
const LONGEST_ERROR = 2000;

/** Characters of a question in a message. */
const LONGEST_QUESTION = 500;

/** Milliseconds, for a limit of the client's own that must never be the first: a day. */
const NEVER_MS = 86_400_000;

/** Results of one call that ask for more. A server that always wants more is not asked for ever. */
const MOST_ROUNDS = 10;

/** @throws ServerFailure */
export async function callTool(
  callee: Callee,
  input: JsonObject,
  options: CallOptions,
): Promise<CallResult> {
  const { tool, name } = callee;
  if (tool === undefined) throw answered(`it lists no tool ${name}`);
  const wrong = (await checkOf(tool.input))(input);
  if (wrong !== undefined)
    throw answered(`what ${name} is called with does not fit its schema: ${wrong}`);
  const { goesOn, person = nobody(name) } = options;
  let more = goesOn && (await answerRound(goesOn, person, name));
  for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
    const result = await askOnce(callee, { name, arguments: input, ...more }, options);
    if (!needsMore(result)) return await checked(tool, result);
    more = await answerRound(roundOf(result), person, name);
  }
  throw answered(`${name} asked for more ${MOST_ROUNDS} times, and was not asked again`);
}

function needsMore(result: CallToolResult | InputRequiredResult): result is InputRequiredResult {
  return result["resultType"] === "input_required";
}

/** One request, with all that the server asks while it is open. */
async function askOnce(
  callee: Callee,
  params: CallToolRequest["params"],
  { person = nobody(callee.name), ...options }: CallOptions,
): Promise<CallToolResult | InputRequiredResult> {
  const idle = idleLimit(callee.timeoutMs, options.signal);
  const question = callee.questions.open(person, idle.asked);
  const refused = (said: string) =>
    question.refused && refusedByPerson(callee.name, question.refused, said);
  try {
    const result = await ask(callee, params, idle, options);
    const text = needsMore(result) ? "" : textOf(result);
    const failure = question.failure ?? refused(text);
    if (failure !== undefined) throw failure;
    if (result.isError !== true) return result;
    throw answered(text || `${callee.name} failed, and says nothing of the reason`);
  } catch (error) {
    // It was not answered as it wanted: what the server makes of that is no reason.
    throw question.failure ?? refused((error as Error).message) ?? error;
  } finally {
    question.close();
    idle.close();
  }
}

async function ask(
  { client, name, timeoutMs, broken }: Callee,
  params: CallToolRequest["params"],
  idle: IdleLimit,
  { progress, signal }: CallOptions,
): Promise<CallToolResult | InputRequiredResult> {
  try {
    return await client.callTool(params, {
      signal: idle.signal,
      timeout: NEVER_MS,
      allowInputRequired: true,
      // Without the schema of its output, which is checked here.
      toolDefinition: { name, inputSchema: { type: "object" } },
      onprogress: ({ progress: done, total, message: text }) => {
        idle.restart();
        progress?.({
          done,
          ...(total !== undefined && { total }),
          ...(text !== undefined && { text: text.slice(0, 200) }),
        });
      },
    });
  } catch (thrown) {
    const error = idle.isOver && !signal.aborted ? { code: "REQUEST_TIMEOUT" } : thrown;
    throw new ServerFailure(explainFailure(error, broken(), timeoutMs), helpFor(error));
  }
}

function helpFor(error: unknown): string | undefined {
  const { code } = error as { readonly code?: unknown };
  return code === "REQUEST_TIMEOUT"
    ? "Raise timeoutMs of the server in orchc.config.yaml, and timeoutMs of the task in its plan, when it needs longer."
    : undefined;
}

async function checked(tool: ListedTool, result: CallToolResult): Promise<CallResult> {
  const { output } = tool;
  const read = readResult(result);
  if (output === undefined) return read;
  const { structuredContent } = result;
  if (structuredContent === undefined) {
    throw answered(`${tool.name} says that it gives data, and gave none`);
  }
  const wrong = (await checkOf(output))(structuredContent);
  if (wrong === undefined) return read;
  throw answered(
    `what ${tool.name} gave does not fit its own schema: ${wrong}`,
    "The fault is the server's: tell its author, or use another version of it.",
  );
}

const checks = new WeakMap<JsonObject, Promise<SchemaCheck>>();

/** @throws ServerFailure when the schema is none */
async function checkOf(schema: JsonObject): Promise<SchemaCheck> {
  const made = checks.get(schema) ?? schemaCheck(schema);
  checks.set(schema, made);
  return made.catch((error: Error) => {
    throw answered(`a schema of the server cannot be used: ${error.message}`);
  });
}

/** Where nobody is asked: a tool that is called outside of a run. */
function nobody(tool: string): AskPerson {
  return async ({ message }) => {
    throw answered(
      `${tool} asks a person in the middle of its work: ${oneLine(message).slice(0, LONGEST_QUESTION)}`,
      "Call it in a run, which waits for the answer.",
    );
  };
}

function textOf({ content }: CallToolResult): string {
  const text = content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join(" ");
  return text.length > LONGEST_ERROR ? `${text.slice(0, LONGEST_ERROR)} …` : text;
}
