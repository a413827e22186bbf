/** What a region itself takes from tasks and variables, and where. */
import { namesIn } from "../../contract/expression/expression.ts";
import type { CoreTask } from "../../contract/manifest.ts";
import {
  isAgent,
  isBranch,
  isGate,
  isLoop,
  isTask,
  tasksIn,
  type Region,
} from "../../contract/regions/index.ts";
import {
  mentions,
  mentionsIn,
  parseReference,
  type Arg,
  type Mention,
} from "../../contract/values.ts";

export interface Reads {
  /** Names that are looked up where the region stands. */
  readonly outside: readonly string[];
  /** Names that are looked up at the end of its body. */
  readonly inside: readonly string[];
}

export function readsOf(region: Region, taskOf: (id: string) => CoreTask): Reads {
  if (isTask(region)) return { outside: roots(mentionsIn(taskOf(region.task).args)), inside: [] };
  if (isGate(region)) return { outside: roots(mentionsIn(region.show)), inside: [] };
  if (isAgent(region)) {
    const given = tasksIn(region).flatMap((id) => mentionsIn(taskOf(id).args));
    return { outside: [...namesInArg(region.instruction), ...roots(given)], inside: [] };
  }
  if (isBranch(region)) return { outside: namesIn(region.when), inside: [] };
  if (!isLoop(region)) return { outside: [], inside: [] };
  const { over, carry } = region;
  const first = carry.flatMap((carried) => namesInArg(carried.first));
  const next = carry.flatMap((carried) => namesInArg(carried.next));
  return over.is === "items"
    ? { outside: [...namesInArg(over.list), ...first], inside: next }
    : {
        outside: first,
        inside: [...next, ...(over.until === undefined ? [] : namesIn(over.until))],
      };
}

function namesInArg(arg: Arg): string[] {
  return roots(mentions(arg));
}

function roots(found: readonly Mention[]): string[] {
  return found.flatMap(({ shape }) =>
    shape.is === "ref" ? (parseReference(shape.text)?.task ?? []) : [],
  );
}
