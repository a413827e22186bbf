import { z } from "zod";
import { grantingArguments } from "../../catalog/granting-arguments.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { RESULT_TOOL } from "../../contract/agent-turn.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import { taskHeadSchema, type Retry, type Task } from "../../contract/plan.ts";
import {
  agentBudgetSchema,
  givenBy,
  MOST_CALLS_OF_TURN,
  sequenceRegion,
  taskRegion,
  type AgentRegion,
  type GateRegion,
  type OfferedTool,
  type RegionTask,
} from "../../contract/regions/index.ts";
import { argSchema, type Args } from "../../contract/values.ts";
import { propertiesOf, requiredOf, type Schema } from "../schema/json-schema.ts";
import { record, words } from "../schema/compose.ts";
import { boundOfAttempts, dearestOf, takesNothing, timesOf, type Unbounded } from "./bound.ts";
import { regionTask } from "./holder.ts";
import type { Kind, LoweredTask } from "./kind.ts";
import { unknownEstimate } from "./unknown-estimate.ts";

/** Enough to look something up, read it and answer; a plan that needs more says so. */
const DEFAULT_TURNS = 8;
const MOST_TURNS = 50;

/** The configuration names models by role; this is theirs who run inside a plan. */
const DEFAULT_MODEL = "agent";

/** Without a schema it answers in words. */
const DEFAULT_OUTPUT: Schema = record({ answer: words });

const DEFAULT_TIMEOUT_MS = 120_000;
const NO_RETRY: Retry = { limit: 0, backoff: "exponential", baseMs: 500 };

/** What people see of usual models: some seconds a turn, and a few turns. */
const SECONDS_OF_TURN = 5;
const USUAL_TURNS = 4;

const toolSchema = z
  .union([
    z.string(),
    z.strictObject({
      tool: z.string().describe("full name: agent.tool"),
      args: z
        .record(z.string(), argSchema)
        .default({})
        .describe("arguments that the plan gives: the model neither sees nor chooses them"),
      approve: z
        .literal(true)
        .optional()
        .describe("a person sees the arguments of each call and approves it"),
    }),
  ])
  .describe("full name, or the name with what the plan says of it");

const outputSchema = z
  .record(z.string(), z.unknown())
  .refine(
    ({ type }) => type === "object",
    "expected the JSON Schema of an object: type, properties",
  );

const schema = taskHeadSchema
  .omit({ criteria: true })
  .extend({
    kind: z.literal("agent"),
    instruction: argSchema.describe("what the model is to find out or to do: text"),
    tools: z.array(toolSchema).default([]).describe("what it may call, and nothing else"),
    turns: z
      .int()
      .positive()
      .max(MOST_TURNS)
      .optional()
      .describe(`how often the model is asked at most; default: ${DEFAULT_TURNS}`),
    budget: agentBudgetSchema.optional().describe("what all of it may spend; default: unlimited"),
    output: outputSchema
      .optional()
      .describe("JSON Schema of its output, an object; default: { answer: text }"),
    model: z
      .string()
      .regex(/^[A-Za-z][A-Za-z0-9_-]*$/)
      .optional()
      .describe(`a name under models of the configuration; default: ${DEFAULT_MODEL}`),
  })
  .strict();

type AgentTask = Omit<z.infer<typeof schema>, "output"> & { readonly output?: Schema };

const read = (task: Task): AgentTask => task as unknown as AgentTask;

interface Listed {
  readonly tool: string;
  readonly args: Args;
  readonly approve?: true | undefined;
}

function listed(entry: AgentTask["tools"][number]): Listed {
  return typeof entry === "string" ? { tool: entry, args: {} } : { ...entry, args: entry.args };
}

function agentOf(tool: string): string {
  return tool.split(".")[0] ?? "";
}

/** A model decides turn by turn what to do. */
export const agent: Kind = {
  name: "agent",
  says: "a model that calls listed tools, turn by turn, until it has the result",
  writtenBy: "a model",
  schema: () => schema,
  mapParts(task, map) {
    const { instruction, tools } = read(task);
    return {
      ...task,
      instruction: map.value({ at: "instruction", arg: instruction }),
      tools: tools.map((entry, index) => {
        const { tool, args, approve } = listed(entry);
        const isApproved = approve === true;
        const mapped = map.call({
          agent: agentOf(tool),
          tool,
          args,
          at: `tools.${index}.args`,
          open: { isApproved },
        });
        const isPlain = !isApproved && Object.keys(mapped.args).length === 0;
        if (isPlain && typeof entry === "string") return mapped.tool;
        return { tool: mapped.tool, args: mapped.args, ...(isApproved && { approve }) };
      }),
    };
  },
  stepIds(task) {
    const { id, tools } = read(task);
    return [
      turnId(id),
      ...namesOf(tools).flatMap((name) => [callId(id, name), gateId(callId(id, name))]),
    ];
  },
  output: (task) => read(task).output ?? DEFAULT_OUTPUT,
  expected(task, tools) {
    const own = read(task);
    const turns = Math.min(turnsOf(own), USUAL_TURNS);
    const calls = tools.length === 0 ? 0 : turns - 1;
    const mean = (of: (estimate: ToolInfo["estimate"]) => number): number =>
      tools.reduce((sum, { estimate }) => sum + of(estimate), 0) / Math.max(1, tools.length);
    return {
      seconds: turns * SECONDS_OF_TURN + calls * mean(({ seconds }) => seconds),
      usd: calls * mean(({ usd }) => usd),
    };
  },
  cost({ estimate: { seconds, usd } = unknownEstimate }) {
    return { seconds, secondsInSequence: seconds, usd };
  },
  bound(task, { tool: known }) {
    const {
      id,
      tools,
      budget = {},
      timeoutMs = DEFAULT_TIMEOUT_MS,
      retry = NO_RETRY,
      ...own
    } = read(task);
    const turns = turnsOf(own);
    const mostCalls =
      tools.length === 0 ? 0 : Math.min(turns * MOST_CALLS_OF_TURN, budget.toolCalls ?? Infinity);
    const dearest = dearestOf(
      tools.map((entry) => {
        const { tool } = listed(entry);
        const usd = known(tool)?.estimate?.usd ?? 0;
        return boundOfAttempts({ id, tool }, { usd, timeoutMs, retry }, known(tool));
      }),
    );
    const all = mostCalls === 0 ? takesNothing : timesOf(mostCalls, dearest);
    const seconds = Math.min(all.seconds + (turns * timeoutMs) / 1000, budget.seconds ?? Infinity);
    const unpriced: Unbounded = {
      what: "usd",
      task: id,
      reason: "what its model costs is not limited (budget.usd)",
    };
    return {
      calls: turns + all.calls,
      usd: (budget.usd ?? Infinity) + all.usd,
      seconds,
      unbounded: [...(budget.usd === undefined ? [unpriced] : []), ...all.unbounded],
    };
  },
  lower(task, needs, lowering) {
    const own = read(task);
    const {
      id,
      instruction,
      tools,
      output = DEFAULT_OUTPUT,
      model = DEFAULT_MODEL,
      budget = {},
      timeoutMs = DEFAULT_TIMEOUT_MS,
    } = own;
    const names = namesOf(tools);
    const made = tools.map((entry, at) =>
      lowerTool(own, listed(entry), names[at] ?? "", lowering.tool),
    );
    const region: AgentRegion = {
      kind: "agent",
      id,
      task: regionTask(task, needs, lowering),
      model,
      instruction,
      turns: turnsOf(own),
      timeoutMs,
      budget,
      output,
      turn: { kind: "turn", id: turnId(id), task: innerTask(own, "turn") },
      tools: made.map(({ offered }) => offered),
    };
    return { region, tasks: made.flatMap(({ lowered }) => lowered.tasks) };
  },
};

function lowerTool(
  task: AgentTask,
  { tool, args, approve }: Listed,
  name: string,
  info: (name: string) => ToolInfo | undefined,
): { readonly offered: OfferedTool; readonly lowered: Pick<LoweredTask, "tasks"> } {
  const id = callId(task.id, name);
  const known = info(tool);
  const core: CoreTask = {
    id,
    title: `${task.title}: ${tool}`,
    agent: agentOf(tool),
    tool,
    args,
    needs: [],
    priority: task.priority,
    internal: true,
    estimate: known?.estimate ?? unknownEstimate,
    retry: known?.effect === "read" ? (task.retry ?? NO_RETRY) : NO_RETRY,
    timeoutMs: task.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  };
  const gate: GateRegion = {
    kind: "gate",
    id: gateId(id),
    task: innerTask(task, "approval"),
    question: `${task.title}: may the model call ${tool} with these arguments?`,
    show: { arguments: { $ref: givenBy(task.id) }, ...args },
    continues: false,
  };
  const call = taskRegion(id);
  return {
    offered: {
      name,
      description: known?.description ?? "",
      parameters: openPart(known, args),
      block: approve === true ? sequenceRegion(`${id}-block`, [gate, call]) : call,
    },
    lowered: { tasks: [core] },
  };
}

/** Endpoints take no longer ones. */
const LONGEST_NAME = 60;

/** What the model calls the tools, in their order: a tool may be listed more than once. */
function namesOf(tools: AgentTask["tools"]): string[] {
  const taken = new Set<string>([RESULT_TOOL]);
  return tools.map((entry) => {
    const { tool } = listed(entry);
    return freeName(tool.replaceAll(/[^A-Za-z0-9_-]/g, "_").slice(0, LONGEST_NAME), taken);
  });
}

function turnId(id: string): string {
  return `${id}-turn`;
}

function callId(id: string, name: string): string {
  return `${id}-${name.replaceAll("_", "-")}`;
}

function gateId(call: string): string {
  return `${call}-approval`;
}

function freeName(name: string, names: Set<string>): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}_${number}`;
    if (names.has(candidate)) continue;
    names.add(candidate);
    return candidate;
  }
}

/**
 * The schema of the arguments that are left to the model: without those that the plan gives, and without paths, addresses
 * and commands, which no model chooses.
 */
function openPart(known: ToolInfo | undefined, args: Args): Schema {
  const { input = {}, permissions = {} } = known ?? {};
  const granting = grantingArguments(permissions);
  const isOpen = (name: string): boolean => !Object.hasOwn(args, name) && !granting.has(name);
  const { $schema: _, ...rest } = input;
  return {
    ...rest,
    type: "object",
    properties: Object.fromEntries(
      Object.entries(propertiesOf(input)).filter(([name]) => isOpen(name)),
    ),
    required: requiredOf(input).filter(isOpen),
    additionalProperties: false,
  };
}

function innerTask({ title, priority }: AgentTask, what: string): RegionTask {
  return {
    title: `${title}: ${what}`,
    needs: [],
    priority,
    internal: true,
    estimate: { seconds: what === "turn" ? SECONDS_OF_TURN : 0, usd: 0 },
  };
}

function turnsOf({ turns = DEFAULT_TURNS }: Pick<AgentTask, "turns">): number {
  return turns;
}
