/** What a gate asks of a person, and what was decided: the same in events, in the store and for people. */
import { z } from "zod";
import type { OfAttempt } from "./event-subject.ts";
import type { JsonObject } from "./json.ts";
import type { ParamValue } from "./params.ts";
import type { Param } from "./plan.ts";
import type { QuestionValues } from "./question-fields.ts";
import type { GateDefault } from "./regions/gate.ts";
import type { ServerQuestion } from "./server-question.ts";

/** `cancelled`: only of what an MCP server asks, for a person who neither answers nor declines. */
export const gateDecisions = ["approved", "rejected", "cancelled"] as const;
export type GateDecisionName = (typeof gateDecisions)[number];

/**
 * Who decided: a person; what its plan says for when the deadline has passed; or the deadline alone, where the plan says
 * nothing for that.
 */
export const decisionSources = ["person", "default", "deadline"] as const;
export type DecisionSource = (typeof decisionSources)[number];

export interface GateFacts {
  readonly question: string;
  /** What the person is shown, by name; a long value is cut, and is a text then. */
  readonly shown: JsonObject;
  /** The value that is asked for; absent: only yes or no. */
  readonly value?: Param;
  /** When it decides without a person; absent: never. */
  readonly deadline?: string;
  /** What is decided then; absent: it counts as rejected. */
  readonly byDefault?: GateDefault;
  /** Of a task that calls an MCP server, which asks in the middle of the call. See docs/adr/0044. */
  readonly asked?: ServerQuestion;
}

/** `null` of a rejection, and where none is asked for; several of what an MCP server asks. */
export type GateValue = ParamValue | QuestionValues | null;

export interface GateDecision {
  readonly decision: GateDecisionName;
  readonly value: GateValue;
  /** `null` where no person has decided. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly source: DecisionSource;
}

/** It was reached, and nobody has decided yet. */
export interface GateWaiting extends OfAttempt {
  readonly type: "gate.waiting";
  readonly gate: GateFacts;
}

/** Anybody who has the history may append it, whether the run is executed or not. See docs/adr/0025. */
export interface GateDecided extends OfAttempt, GateDecision {
  readonly type: "gate.decided";
}

const paramValueSchema = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.array(z.string()).readonly(),
]);

export const gateValueSchema = z
  .union([paramValueSchema, z.record(z.string(), paramValueSchema)])
  .nullable();
