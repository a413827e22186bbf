/** Tasks that stage 2 adds, because an open one needs them: to turn one output into another, or to save what it makes. */
import {
  duplicateId,
  tooManyTasks,
  unknownTask,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import { nearestName } from "../../../../contract/nearest.ts";
import { oneLine } from "../../../../model/one-line.ts";
import type { BindRequest, OutlineTask } from "../../planner.ts";
import type { BindReply } from "./bind-reply.ts";

/**
 * Their ids begin with that of the open task which they are for, and go on with letters: so paths that are bound side by
 * side never add the same id. Any other task is a stranger. With groups nothing is added.
 */
export function addedTasks(
  { tasks }: BindReply,
  { open, path, bound, holders = [] }: BindRequest,
  most: number,
): { readonly tasks: readonly OutlineTask[]; readonly mistakes: readonly Diagnostic[] } {
  const ids = open.map(({ id }) => id);
  const taken = new Set([...path, ...bound].map(({ id }) => id));
  const added: OutlineTask[] = [];
  const mistakes: Diagnostic[] = [];
  for (const [at, { id, title, tool }] of tasks.entries()) {
    if (tasks.findIndex((other) => other.id === id) < at) {
      mistakes.push(duplicateId({ id: oneLine(id) }, { in: "plan", task: id }));
    } else if (!ids.includes(id)) {
      const owner = open.find(
        (task) => id.startsWith(task.id) && /^[a-z]{1,2}$/.test(id.slice(task.id.length)),
      );
      if (owner === undefined || taken.has(id) || holders.length > 0) {
        mistakes.push(
          unknownTask({ reference: oneLine(id), task: oneLine(id), nearest: nearestName(id, ids) }),
        );
        continue;
      }
      const { origin, priority } = owner;
      const named = oneLine(title) || oneLine(tool ?? id);
      added.push({
        id,
        title: named,
        agent: tool?.split(".")[0] ?? "",
        needs: [],
        priority,
        ...(origin && { origin }),
      });
    }
  }
  if (added.length <= most) return { tasks: added, mistakes };
  const limit = open.length + most;
  return {
    tasks: added,
    mistakes: [...mistakes, tooManyTasks({ tasks: open.length + added.length, limit })],
  };
}
