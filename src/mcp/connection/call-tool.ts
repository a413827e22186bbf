/** One call of a tool: its input checked, its result checked and read. */
import type { CallToolResult, Client } from "@modelcontextprotocol/client";
import type { JsonObject } from "../../contract/json.ts";
import type { ListedTool } from "../listing/listing.ts";
import { schemaCheck, type SchemaCheck } from "./check-schema.ts";
import { explainFailure } from "./explain-failure.ts";
import type { Questions } from "./questions.ts";
import { readResult, type CallResult } from "./read-result.ts";
import { answered, ServerFailure } from "./server-failure.ts";

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly progress?:
    | ((report: { readonly done: number; readonly total?: number; readonly text?: string }) => void)
    | undefined;
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
  const question = callee.questions.open();
  try {
    const result = await ask(callee, input, options);
    if (question.asked !== undefined) throw needsInput(name, question.asked);
    if (result.isError === true)
      throw answered(textOf(result) || `${name} failed, and says nothing of the reason`);
    return await checked(tool, result);
  } catch (error) {
    // It was cancelled: what the server makes of that is no reason.
    if (question.asked !== undefined) throw needsInput(name, question.asked);
    throw error;
  } finally {
    question.close();
  }
}

async function ask(
  { client, name, timeoutMs, broken }: Callee,
  input: JsonObject,
  options: CallOptions,
) {
  const { signal, progress } = options;
  try {
    return await client.callTool(
      { name, arguments: input },
      {
        signal,
        timeout: timeoutMs,
        resetTimeoutOnProgress: true,
        // Without the schema of its output, which is checked here.
        toolDefinition: { name, inputSchema: { type: "object" } },
        onprogress: ({ progress: done, total, message: text }) =>
          progress?.({
            done,
            ...(total !== undefined && { total }),
            ...(text !== undefined && { text: text.slice(0, 200) }),
          }),
      },
    );
  } catch (error) {
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

function needsInput(tool: string, asked: string): ServerFailure {
  return answered(
    `${tool} asks a person in the middle of its work, which a run cannot: ${asked}`,
    "Pass what it asks for as an argument, if the tool takes it; else do this step by hand.",
  );
}

function textOf({ content }: CallToolResult): string {
  const text = content.flatMap((part) => (part.type === "text" ? [part.text] : [])).join(" ");
  return text.length > LONGEST_ERROR ? `${text.slice(0, LONGEST_ERROR)} …` : text;
}
