/**
 * One question to the model of an agent. What it is told is made of what is recorded: the instruction, what it said
 * before, and what its calls came to.
 */
import { parseMcpPermission } from "../../../contract/permissions.ts";
import { ToolError } from "../../../catalog/errors.ts";
import { RESULT_TOOL, type TurnOutput } from "../../../contract/agent-turn.ts";
import {
  agentBudgetOver,
  agentCallUncertain,
  agentResultWrong,
  agentTurnsOver,
  effectNotRecorded,
  OrchcError,
  outcomeNotKnown,
  taskTimedOut,
} from "../../../contract/diagnostics/index.ts";
import { estimateTokens } from "../../../model/estimate-tokens.ts";
import type { PastTurn, ToolOutcome, TurnRequest } from "../../../model/index.ts";
import { modelConfig } from "../../../workspace/index.ts";
import { timerMs } from "../../timer-ms.ts";
import { NOTHING_SPENT, overBudget, replyLimit, type AgentSpent } from "../agents/agent-budget.ts";
import { askAgent, type AnsweredTurn } from "../agents/ask-agent.ts";
import { readTurn, type Read } from "../agents/read-turn.ts";
import { toolOutcome } from "../agents/tool-outcome.ts";
import { readOutput } from "../read-output.ts";
import { taskError, TaskProblem } from "../task-error.ts";
import { callSteps, type CallStep, type Past, type TurnStep } from "./agent-steps.ts";
import type { RunnerOptions } from "./runner-options.ts";

/** Milliseconds between two looks at whether an answer is still wanted. */
const LOOK_MS = 100;

/** Tokens of the templates around what is said: they count as a part of the prompt. */
const AROUND_TOKENS = 700;

const MILLION = 1_000_000;

/** Results that do not fit before the task fails: a model that has been told twice does not learn it. */
const MOST_WRONG = 3;

/** A question that may be asked: nothing that limits the agent is in its way. */
export interface Question {
  readonly request: Omit<TurnRequest, "signal">;
  /** The most that it can cost, by the prices of the configuration and the longest reply. */
  readonly usd: number;
  /** That the turn may take. */
  readonly ms: number;
}

export interface TurnAsker {
  /**
   * @param began when the time of this turn began, calls since the one before included, on the clock that only grows
   * @throws TaskProblem when the model is not asked any more
   */
  prepare(turn: TurnStep, past: Past, began: number): Promise<Question>;
  /** @throws TaskProblem when there is no answer */
  ask(turn: TurnStep, past: Past, began: number, question: Question): Promise<TurnOutput>;
}

export function turnAsker(options: RunnerOptions): TurnAsker {
  const { context, places, values, recorder, tracker, isLeaving } = options;
  const { journal, clock, build } = context;
  const reading = new Set(
    build.manifest.tools.flatMap(({ name, effect }) => (effect === "read" ? [name] : [])),
  );
  const servers = new Set(
    build.manifest.units
      .flatMap(({ permissions: { mcp = [] } }) => mcp)
      .map((entry) => parseMcpPermission(entry)?.server),
  );
  /** A server may ask a person, and an older one does not say for which of its calls: one at a time. */
  const isReading = (task: string): boolean => {
    const { tool = "", agent = "" } = options.tasks.get(task) ?? {};
    return reading.has(tool) && !servers.has(agent);
  };

  async function historyOf(turn: TurnStep, past: Past): Promise<PastTurn[]> {
    const found: PastTurn[] = [];
    for (const ended of past) {
      const [, { says, calls, wrong }] = ended;
      const steps = callSteps(turn, ended, places);
      const told: PastTurn["calls"][number][] = [];
      for (const [at, { id, name, arguments: given, refused = "" }] of calls.entries()) {
        const made = steps[at];
        const outcome =
          made === undefined
            ? ({ ok: false, error: refused } as const)
            : await outcomeOf(made, turn);
        told.push({ id, name, arguments: given, outcome });
      }
      found.push({ says, calls: told, ...(wrong !== undefined && { wrong }) });
    }
    return found;
  }

  /** @throws TaskProblem when nobody knows whether the call made its change: nothing is built on that */
  async function outcomeOf(
    { call, task, approval }: CallStep,
    { owner }: TurnStep,
  ): Promise<ToolOutcome> {
    if (journal.isDone(call)) return toolOutcome(await readOutput(context, call));
    const { failed } = recorder;
    const why = failed.get(call) ?? (approval === undefined ? undefined : failed.get(approval));
    if (why?.error.code === outcomeNotKnown.code) {
      const { tool = task } = options.tasks.get(task) ?? {};
      throw problem(agentCallUncertain({ run: context.run, task: owner.id, call, tool }));
    }
    return { ok: false, error: why?.error.message ?? "it was not done" };
  }

  /** Aborted when nobody waits for the answer any more. */
  function whileWanted({ id }: TurnStep): { readonly signal: AbortSignal; end(): void } {
    const controller = new AbortController();
    const timer = setInterval(() => {
      if (isLeaving() || journal.isSettled(id) || tracker().isOver(id)) controller.abort();
    }, LOOK_MS).unref();
    return { signal: controller.signal, end: () => clearInterval(timer) };
  }

  function spentAt(past: Past, began: number): AgentSpent {
    const before = past.at(-1)?.[1].spent ?? NOTHING_SPENT;
    return { ...before, seconds: before.seconds + (clock.elapsed() - began) / 1000 };
  }

  return {
    prepare: async (turn, past, began) => {
      const { agent, owner, outer } = turn;
      const { budget, tools, turns, output } = agent;
      expectMore(turn, past);
      const history = await historyOf(turn, past);
      const site = { loops: owner.place.loops, items: outer };
      const found = await values.argument(agent.instruction, site);
      const instruction = typeof found === "string" ? found : JSON.stringify(found);
      const offered = tools.map(({ name, description, parameters }) => ({
        name,
        description,
        parameters,
      }));
      const said = { instruction, tools: offered, output, past: history };
      const prompt = estimateTokens(JSON.stringify(said)) + AROUND_TOKENS;
      const {
        usdPerMillionInput = 0,
        usdPerMillionOutput = 0,
        maxOutputTokens: longest = Infinity,
      } = modelConfig(context.workspace.config, agent.model) ?? {};
      const prices = { input: usdPerMillionInput / MILLION, output: usdPerMillionOutput / MILLION };
      const spent = spentAt(past, began);
      const over = overBudget(budget, spent, { prompt, prices });
      if (over !== undefined) throw problem(agentBudgetOver({ task: owner.id, ...over }));
      const { seconds = Infinity } = budget;
      const maxOutputTokens = replyLimit(budget, spent, { prompt, prices });
      const reply = prices.output === 0 ? 0 : Math.min(longest, maxOutputTokens ?? Infinity);
      return {
        request: { ...said, left: turns - past.length - 1, maxOutputTokens },
        usd: prompt * prices.input + reply * prices.output,
        ms: Math.min(agent.timeoutMs, (seconds - spent.seconds) * 1000),
      };
    },
    ask: async (turn, past, began, { request, ms }) => {
      const { id, agent } = turn;
      const wanted = whileWanted(turn);
      const timeout = AbortSignal.timeout(timerMs(ms));
      const signal = AbortSignal.any([timeout, wanted.signal]);
      const reply = await askAgent(context, { ...request, signal, task: id, role: agent.model })
        .catch((error: unknown) => {
          if (timeout.aborted) throw problem(taskTimedOut({ ms: Math.round(ms) }));
          throw explained(error);
        })
        .finally(wanted.end);
      const made = past.flatMap(([, { calls }]) => calls.filter(({ task }) => task !== undefined));
      const callsLeft = (agent.budget.toolCalls ?? Infinity) - made.length;
      const { schemaCheck } = await import("../../../mcp/index.ts");
      const misfit = await schemaCheck(agent.output);
      const isLast = request.left === 0;
      const read = readTurn(reply, { agent, isLast, isReading, callsLeft, misfit });
      return outputOf(past.length + 1, reply, read, spentAt(past, began));
    },
  };
}

/** @throws TaskProblem when the model has had its chances */
function expectMore({ owner: { id: task }, agent: { turns } }: TurnStep, past: Past): void {
  if (past.length >= turns) {
    const says = past.at(-1)?.[1].says ?? "";
    throw problem(agentTurnsOver({ task, turns, said: oneLine(says) }));
  }
  const wrong = past.flatMap(([, said]) => wrongIn(said));
  const latest = wrong.at(-1);
  if (latest !== undefined && wrong.length >= MOST_WRONG)
    throw problem(agentResultWrong({ task, times: wrong.length, problem: latest }));
}

function wrongIn({ calls, wrong }: TurnOutput): string[] {
  const refused = calls.flatMap(({ name, refused: why }) =>
    name === RESULT_TOOL && why !== undefined ? [why] : [],
  );
  return wrong === undefined ? refused : [...refused, wrong];
}

function outputOf(
  turn: number,
  { text, usage, model }: AnsweredTurn,
  read: Read,
  before: AgentSpent,
): TurnOutput {
  const { inputTokens, outputTokens, usd } = usage;
  return {
    turn,
    model,
    says: text,
    ...read,
    usage: { inputTokens, outputTokens, usd },
    spent: {
      tokens: before.tokens + inputTokens + outputTokens,
      usd: before.usd + usd,
      seconds: Math.round(before.seconds * 1000) / 1000,
    },
  };
}

function problem(diagnostic: Parameters<typeof taskError>[0]): TaskProblem {
  return new TaskProblem(taskError(diagnostic));
}

/** What the model room says, and that a recording has no answer, are errors of the turn. */
function explained(error: unknown): unknown {
  const [first] = error instanceof OrchcError ? error.diagnostics : [];
  if (first !== undefined) return problem(first);
  if (!(error instanceof ToolError)) return error;
  const { message, help } = error;
  return new TaskProblem({
    code: effectNotRecorded.code,
    message,
    ...(help !== undefined && { help }),
    retryable: false,
  });
}

const LONGEST_SAYING = 200;

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > LONGEST_SAYING ? `${line.slice(0, LONGEST_SAYING)}…` : line;
}
