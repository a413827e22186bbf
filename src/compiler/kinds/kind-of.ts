import { invariant } from "../../contract/diagnostics/index.ts";
import type { Task } from "../../contract/plan.ts";
import type { Kind } from "./kind.ts";
import { kinds } from "./list.ts";

export function kindOf(task: Task): Kind {
  const kind = kinds.find(({ name }) => name === task.kind);
  invariant(
    kind !== undefined,
    `task ${task.id} has kind ${task.kind}, which the schema let through`,
  );
  return kind;
}
