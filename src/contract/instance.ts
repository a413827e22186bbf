/**
 * What runs is an instance of a task: the task itself, or the task for one item of a loop. Its id is the path of items
 * that leads to it: `t3`, `t3[4]` (t3 for item 4), `t3[4].t3b[0]` (t3b for item 0, within item 4 of t3).
 */
import { invariant } from "./diagnostics/index.ts";
import { sha256 } from "./json.ts";
import { taskIdPattern } from "./values.ts";

/** `t3`, `t3[4]`, `t3[4].t3b[0]`. Outside of loops it is the task's own id. */
export type InstanceId = string;

export interface Step {
  readonly task: string;
  /** Which item, from 0; absent of a task that has none, and then nothing follows. */
  readonly item?: number;
}

/** From the outermost loop to the task; never empty. */
export type Instance = readonly Step[];

/** `undefined` when it is no id of an instance. */
export function parseInstance(text: string): Instance | undefined {
  const parts = text.split(".");
  const steps = parts.map(parseStep);
  const isPath = steps.every(
    (step, at) => step !== undefined && (step.item !== undefined || at === parts.length - 1),
  );
  return isPath ? steps.filter((step) => step !== undefined) : undefined;
}

function parseStep(text: string): Step | undefined {
  const [, task = "", digits] = /^([^[\]]*)(?:\[(0|[1-9]\d*)\])?$/.exec(text) ?? [];
  if (!taskIdPattern.test(task)) return undefined;
  if (digits === undefined) return { task };
  const item = Number(digits);
  return Number.isSafeInteger(item) ? { task, item } : undefined;
}

export function formatInstance(instance: Instance): InstanceId {
  return instance
    .map(({ task, item }) => (item === undefined ? task : `${task}[${item}]`))
    .join(".");
}

/** The task that it is an instance of; of what is no id of an instance, the text itself. */
export function taskOf(id: InstanceId): string {
  return parseInstance(id)?.at(-1)?.task ?? id;
}

/** The items and loops that it stands in, the innermost first: of `t3[4].t3b[0]` they are `t3[4].t3b`, `t3[4]`, `t3`. */
export function parentsOf(id: InstanceId): InstanceId[] {
  const instance = parseInstance(id) ?? [];
  const parents = instance.flatMap(({ task, item }, at) => {
    const outer = instance.slice(0, at);
    const loop = item === undefined ? [] : [formatInstance([...outer, { task }])];
    return outer.length === 0 ? loop : [formatInstance(outer), ...loop];
  });
  return parents.toReversed();
}

/** Bytes of a name; a file system allows 255, and what is in it may add an ending of its own. */
const LONGEST_NAME = 200;

/** The same as one step of a path, which no shell, URL or file system reads as anything else: `t3@4.t3b@0`. */
export function instanceFileName(id: InstanceId): string {
  const instance = parseInstance(id);
  invariant(instance !== undefined, `${id} is no instance`);
  const name = instance
    .map(({ task, item }) => (item === undefined ? task : `${task}@${item}`))
    .join(".");
  if (name.length <= LONGEST_NAME) return name;
  const hash = sha256(id).slice(0, 32);
  return `${name.slice(0, LONGEST_NAME - hash.length - 1)}~${hash}`;
}
