/** What a plan says of an agent, and what is taken where it says nothing. */
import { z } from "zod";
import { taskHeadSchema, type Retry, type Task } from "../../../contract/plan.ts";
import { agentBudgetSchema } from "../../../contract/regions/index.ts";
import { argSchema, type Args } from "../../../contract/values.ts";
import { record, words } from "../../schema/compose.ts";
import type { Schema } from "../../schema/json-schema.ts";

/** Enough to look something up, read it and answer; a plan that needs more says so. */
const DEFAULT_TURNS = 8;
const MOST_TURNS = 50;

/** The configuration names models by role; this is theirs who run inside a plan. */
export const DEFAULT_MODEL = "agent";

/** Without a schema it answers in words. */
export const DEFAULT_OUTPUT: Schema = record({ answer: words });

export const DEFAULT_TIMEOUT_MS = 120_000;
export const NO_RETRY: Retry = { limit: 0, backoff: "exponential", baseMs: 500 };

/** What people see of usual models: some seconds a turn, and a few turns. */
export const SECONDS_OF_TURN = 5;
export const USUAL_TURNS = 4;

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

export const agentSchema = taskHeadSchema
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

export type AgentTask = Omit<z.infer<typeof agentSchema>, "output"> & { readonly output?: Schema };

export const readAgent = (task: Task): AgentTask => task as unknown as AgentTask;

export interface Listed {
  readonly tool: string;
  readonly args: Args;
  readonly approve?: true | undefined;
}

export function listed(entry: AgentTask["tools"][number]): Listed {
  return typeof entry === "string" ? { tool: entry, args: {} } : { ...entry, args: entry.args };
}

export function agentOf(tool: string): string {
  return tool.split(".")[0] ?? "";
}

export function turnsOf({ turns = DEFAULT_TURNS }: Pick<AgentTask, "turns">): number {
  return turns;
}
