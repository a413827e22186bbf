import { z } from "zod";
import type { JsonObject } from "../json.ts";
import { argSchema, type Arg } from "../values.ts";
import type { GroupRegion, Region, RegionKind } from "./kind.ts";
import { regionTaskSchema, type RegionTask } from "./region-task.ts";

/** What one agent may spend, of all its turns and calls together. What is not said is not limited. */
export const agentBudgetSchema = z.strictObject({
  tokens: z.int().positive().exactOptional().describe("of all its requests, in and out"),
  usd: z.number().min(0).exactOptional().describe("dollars of its requests, by configured prices"),
  toolCalls: z.int().min(0).exactOptional().describe("calls of its tools"),
  seconds: z.number().positive().exactOptional().describe("from its first turn on"),
});
export type AgentBudget = Readonly<z.infer<typeof agentBudgetSchema>>;

/** The host asks the model. A leaf of an agent, with a row of its own for each time. */
export interface TurnRegion extends GroupRegion {
  readonly kind: "turn";
  readonly task: RegionTask;
}

/** A tool as the model is offered it. */
export interface OfferedTool {
  /** As endpoints take names: `web_page`. */
  readonly name: string;
  readonly description: string;
  /** JSON Schema of the arguments that the model gives: without those that the plan has given. */
  readonly parameters: JsonObject;
  /** The call, or a gate and the call. */
  readonly block: Region;
}

/**
 * A bounded loop of a model: in each turn it calls tools or gives the result. Each turn and each call is a step, which
 * is an item: `t3[0].t3-turn`, `t3[1].t3-web-page`, `t3[2].t3-turn`. See docs/adr/0040.
 */
export interface AgentRegion extends GroupRegion {
  readonly kind: "agent";
  readonly task: RegionTask;
  /** Whose model it is in the configuration: a name under `models`. */
  readonly model: string;
  readonly instruction: Arg;
  readonly turns: number;
  /** Milliseconds of one turn. */
  readonly timeoutMs: number;
  readonly budget: AgentBudget;
  /** JSON Schema of the result. */
  readonly output: JsonObject;
  readonly turn: TurnRegion;
  readonly tools: readonly OfferedTool[];
}

/** Calls of one turn that are made: a model that asks for more is told so. */
export const MOST_CALLS_OF_TURN = 16;

const jsonSchema = z.record(z.string(), z.unknown());

export const turn: RegionKind<TurnRegion> = {
  name: "turn",
  schema: () => z.strictObject({ kind: z.literal("turn"), id: z.string(), task: regionTaskSchema }),
  members: () => [],
};

export const agent: RegionKind<AgentRegion> = {
  name: "agent",
  schema: (member) =>
    z.strictObject({
      kind: z.literal("agent"),
      id: z.string(),
      task: regionTaskSchema,
      model: z.string(),
      instruction: argSchema,
      turns: z.int().positive(),
      timeoutMs: z.int().positive(),
      budget: agentBudgetSchema,
      output: jsonSchema,
      turn: member,
      tools: z.array(
        z.strictObject({
          name: z.string(),
          description: z.string(),
          parameters: jsonSchema,
          block: member,
        }),
      ),
    }),
  members: (region) => [region.turn, ...region.tools.map(({ block }) => block)],
};

export function isAgent(region: Region): region is AgentRegion {
  return region.kind === agent.name;
}

export function isTurn(region: Region): region is TurnRegion {
  return region.kind === turn.name;
}

/** What a gate before a call, and the call itself, name the arguments by that the model has given. */
export function givenBy(agentId: string): string {
  return `${agentId}-given`;
}
