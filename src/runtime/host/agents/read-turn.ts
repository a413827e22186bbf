/** What follows from what a model said: calls that are made, calls that are refused, or the result. */
import { RESULT_TOOL, type TurnCall, type TurnOutput } from "../../../contract/agent-turn.ts";
import type { Json, JsonObject } from "../../../contract/json.ts";
import {
  isTask,
  MOST_CALLS_OF_TURN,
  outputTaskOf,
  regionsIn,
  isGate,
  type AgentRegion,
  type OfferedTool,
} from "../../../contract/regions/index.ts";
import type { SchemaCheck } from "../../../mcp/index.ts";
import type { Turn } from "../../../model/index.ts";

export interface TurnRules {
  readonly agent: AgentRegion;
  /** Whether nothing but the result was asked for. */
  readonly isLast: boolean;
  /** Whether the tool of a task of the core changes nothing. */
  readonly isReading: (task: string) => boolean;
  /** Calls that its budget has room for. */
  readonly callsLeft: number;
  /** Of the result. */
  readonly misfit: SchemaCheck;
}

export type Read = Pick<TurnOutput, "calls" | "result" | "wrong">;

export function readTurn({ text, toolCalls }: Turn, rules: TurnRules): Read {
  if (toolCalls.length === 0) return readText(text, rules);
  const given = toolCalls.find(({ name }) => name === RESULT_TOOL);
  const result = given && resultIn(given.arguments, rules);
  let left = Math.min(rules.callsLeft, MOST_CALLS_OF_TURN);
  const calls = toolCalls.map((call): TurnCall => {
    if (call === given && result !== undefined) {
      return "problem" in result ? { ...call, refused: result.problem } : call;
    }
    if (result !== undefined && !("problem" in result))
      return { ...call, refused: "the result was given" };
    const read = readCall(call, rules);
    if (read.task === undefined) return read;
    left -= 1;
    return left < 0 ? { ...call, refused: tooMany(rules) } : read;
  });
  return { calls, ...(result !== undefined && !("problem" in result) && { result: result.value }) };
}

function tooMany({ callsLeft }: TurnRules): string {
  return callsLeft < MOST_CALLS_OF_TURN
    ? "no call is left: give the result with what you have"
    : `at most ${MOST_CALLS_OF_TURN} calls are made in one turn`;
}

function readCall(
  call: Turn["toolCalls"][number],
  { agent, isLast, isReading }: TurnRules,
): TurnCall {
  const { tools } = agent;
  const tool = tools.find(({ name }) => name === call.name);
  if (isLast) return { ...call, refused: `this was the last turn: only ${RESULT_TOOL} is left` };
  if (tool === undefined) {
    const names = [...tools.map(({ name }) => name), RESULT_TOOL].join(", ");
    return { ...call, refused: `there is no tool of this name; tools: ${names}` };
  }
  const input = objectIn(call.arguments);
  if (input === undefined) return { ...call, refused: "the arguments are no JSON object" };
  const unknown = Object.keys(input).filter((name) => !argumentsOf(tool).includes(name));
  if (unknown.length > 0) {
    const known = argumentsOf(tool).join(", ") || "none";
    return { ...call, refused: `it takes no ${unknown.join(", ")}; arguments: ${known}` };
  }
  const task = outputTaskOf(tool.block);
  const gate = isTask(tool.block) ? undefined : regionsIn(tool.block).find(isGate);
  if (gate !== undefined) return { ...call, task, input, approval: gate.id };
  return { ...call, task, input, ...(isReading(task) && { parallel: true }) };
}

function argumentsOf({ parameters }: OfferedTool): string[] {
  const properties = parameters["properties"];
  return typeof properties === "object" && properties !== null ? Object.keys(properties) : [];
}

/** Small models answer in words, whatever they are told. */
function readText(text: string, rules: TurnRules): Read {
  const found = resultIn(text, rules);
  if (!("problem" in found)) return { calls: [], result: found.value };
  const only = onlyText(rules.agent.output);
  if (only !== undefined && text.trim() !== "" && objectIn(text) === undefined) {
    const value = { [only]: text.trim() };
    if (rules.misfit(value) === undefined) return { calls: [], result: value };
  }
  const why = objectIn(text) === undefined ? "" : ` It does not fit the schema: ${found.problem}.`;
  return {
    calls: [],
    wrong: `That was no call and no result.${why} Call a tool, or ${RESULT_TOOL} with the result.`,
  };
}

/** The name of the one field of an output that is nothing but a text. */
function onlyText({ properties }: JsonObject): string | undefined {
  const [only, ...others] = Object.entries((properties ?? {}) as Record<string, JsonObject>);
  return only !== undefined &&
    others.length === 0 &&
    only[1]["type"] === "string" &&
    only[1]["enum"] === undefined
    ? only[0]
    : undefined;
}

function resultIn(
  text: string,
  { misfit }: TurnRules,
): { readonly value: JsonObject } | { readonly problem: string } {
  const value = objectIn(text);
  if (value === undefined) return { problem: "the result is no JSON object" };
  const problem = misfit(value);
  return problem === undefined ? { value } : { problem };
}

function objectIn(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}
