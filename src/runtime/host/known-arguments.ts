/** The arguments of a task as its tool was given them, as far as they are short enough for a person to read. */
import type { ErrorContext } from "../../contract/error-context.ts";
import type { Json } from "../../contract/json.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import type { Delivery } from "../protocol/delivery.ts";
import { knownArgs, tasksIn } from "./identity/known-args.ts";
import type { RunContext } from "./run-context.ts";
import { TaskProblem } from "./task-error.ts";

/** Characters of JSON text: of one argument, and of all. */
const MOST_OF_ONE = 4096;
const MOST_OF_ALL = 32_768;

/** Of one that is cut. */
const START = 200;

export interface ArgumentSources extends Pick<RunContext, "params" | "secrets"> {
  readonly outputs: Pick<RunContext["outputs"], "of">;
}

export type KnownArguments = Pick<ErrorContext, "arguments" | "argumentsCut" | "argumentsOnBus">;

/** Secrets are masked before anything is cut: half of one would not be found. */
export async function knownArguments(
  { args }: CoreTask,
  { params, outputs, secrets: { mask } }: ArgumentSources,
): Promise<KnownArguments> {
  const deliveries = await deliveriesOf(tasksIn(args), outputs);
  if (deliveries === undefined) return {};
  const whole: [string, Json][] = [];
  const cut: [string, { bytes: number; start: string }][] = [];
  const onBus: [string, Json][] = [];
  let room = MOST_OF_ALL;
  for (const [name, arg] of Object.entries(args)) {
    const one = { [name]: arg };
    if (tasksIn(one).some((task) => isOnBus(deliveries.get(task)))) {
      onBus.push([name, arg]);
      continue;
    }
    const value = knownArgs(one, params, deliveries).values[name];
    if (value === undefined) continue;
    const masked = mask.value(value);
    const text = JSON.stringify(masked);
    if (text.length > Math.min(room, MOST_OF_ONE)) {
      cut.push([name, { bytes: Buffer.byteLength(text), start: text.slice(0, START) }]);
    } else {
      whole.push([name, masked]);
      room -= text.length;
    }
  }
  return {
    arguments: Object.fromEntries(whole),
    ...(cut.length > 0 && { argumentsCut: Object.fromEntries(cut) }),
    ...(onBus.length > 0 && { argumentsOnBus: Object.fromEntries(onBus) }),
  };
}

/** `undefined` when one of the tasks has no output, so that there were no arguments. */
async function deliveriesOf(
  tasks: readonly string[],
  outputs: ArgumentSources["outputs"],
): Promise<Map<string, Delivery> | undefined> {
  try {
    const found = new Map<string, Delivery>();
    for (const task of tasks) found.set(task, await outputs.of(task));
    return found;
  } catch (error) {
    if (error instanceof TaskProblem) return undefined;
    throw error;
  }
}

function isOnBus(delivery: Delivery | undefined): boolean {
  return delivery !== undefined && "file" in delivery;
}
