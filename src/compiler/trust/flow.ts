/** What is known of untrusted data in a plan. */
import type { Task } from "../../contract/plan.ts";
import type { Asked } from "./agreements.ts";
import type { SinkKind } from "./sinks.ts";

/** Why a value is untrusted. */
export interface Origin {
  readonly task: Task;
  readonly tool: string;
  /** The argument that made it so; absent where the tool's own output is untrusted. */
  readonly by?: Hop;
}

/** A reference by which untrusted data comes into an argument. */
export interface Hop {
  /** `args.url`. */
  readonly at: string;
  /** `t1.entries`. */
  readonly reads: string;
  /** How it came into the variable that is read: `t1.entries → entry in t2`, from the outside. */
  readonly through: readonly string[];
  readonly origin: Origin;
}

/** Untrusted data that comes to an argument. */
export interface Flow {
  readonly task: Task;
  readonly tool: string;
  /** What the argument decides; absent where it decides nothing. */
  readonly sink?: SinkKind;
  readonly by: Hop;
  /** The gate before it that showed the value to a person. */
  readonly agreedIn?: string;
  /** Gates before it that do not count. */
  readonly asked: readonly Asked[];
}

export interface Flows {
  /** Calls whose own output is untrusted, in the order of the plan. */
  readonly sources: readonly Origin[];
  /** In the order of the plan. */
  readonly flows: readonly Flow[];
}

/** From where it comes to where it goes, `t1.passage → args.passage of t2 (text.summary)` and so on, one text a step. */
export function stepsOf({ task, tool, by }: Pick<Flow, "task" | "tool" | "by">): string[] {
  const { reads, at, origin, through } = by;
  const before = origin.by === undefined ? [] : stepsOf({ ...origin, by: origin.by });
  return [...before, ...through, `${reads} → ${at} of ${task.id} (${tool})`];
}

/** The call whose own output began it. */
export function sourceOf({ by }: Pick<Flow, "by">): Origin {
  let { origin } = by;
  while (origin.by !== undefined) origin = origin.by.origin;
  return origin;
}

/** Ids of the tasks between the source and where it comes to. */
export function passedOf({ by: { origin } }: Pick<Flow, "by">): string[] {
  return origin.by === undefined ? [] : [...passedOf({ by: origin.by }), origin.task.id];
}

const uses: Readonly<Record<SinkKind, string>> = {
  command: "a command",
  path: "a path",
  address: "an address",
  destructive: "an argument of a destructive tool",
};

/** `data`, or what it decides and the task in which a person agreed to that. */
export function describeUse({ sink, agreedIn }: Flow): string {
  const use = sink === undefined ? "data" : uses[sink];
  return agreedIn === undefined ? use : `${use}, shown to a person in ${agreedIn}`;
}
