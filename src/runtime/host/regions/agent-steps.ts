/** The steps of an agent: its turns, and the calls between them, as instances. */
import type { TurnOutput } from "../../../contract/agent-turn.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { AgentRegion } from "../../../contract/regions/index.ts";
import {
  instanceAt,
  type Items,
  type Place,
  type Placed,
  type Places,
} from "../../regions/places.ts";

/** A turn, and the agent that it is of. */
export interface TurnStep {
  readonly id: InstanceId;
  readonly place: Place;
  readonly agent: AgentRegion;
  readonly owner: { readonly id: InstanceId; readonly place: Place };
  /** Numbers of the items of the loops around the agent. */
  readonly outer: Items;
  readonly step: number;
}

/** Turns that have ended, with their steps, in order. */
export type Past = readonly (readonly [step: number, said: TurnOutput])[];

export function turnStepOf(id: InstanceId, { place, items }: Placed): TurnStep {
  const owner = place.block.owner as Place & { readonly region: AgentRegion };
  const outer = items.slice(0, -1);
  const step = items.at(-1) ?? 0;
  return {
    id,
    place,
    agent: owner.region,
    owner: { id: instanceAt(owner, outer), place: owner },
    outer,
    step,
  };
}

/** A call that a turn led to, and the gate before it. */
export interface CallStep {
  readonly step: number;
  /** In the core. */
  readonly task: string;
  readonly call: InstanceId;
  readonly approval: InstanceId | undefined;
}

/** Of each call of a turn that is made, in the order of the turn; `undefined` of one that was refused. */
export function callSteps(
  { outer }: TurnStep,
  [step, { calls }]: Past[number],
  { byId }: Places,
): (CallStep | undefined)[] {
  let next = step;
  const instance = (task: string): InstanceId => {
    const place = byId.get(task);
    return place === undefined ? task : instanceAt(place, [...outer, next]);
  };
  return calls.map(({ task, approval }) => {
    if (task === undefined) return undefined;
    next += 1;
    return { step: next, task, call: instance(task), approval: approval && instance(approval) };
  });
}
