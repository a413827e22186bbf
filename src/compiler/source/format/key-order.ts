/** In which order the keys of a plan stand: read from the schemas of the kinds, so that a new kind has one. */
import { keysOf, formsOf, shapeWithin, type Shape } from "../../../contract/schema-shape.ts";
import { taskHeadSchema } from "../../../contract/plan.ts";
import { isTask } from "../plan-source/fill-in.ts";

/** What a reader looks for first. */
const FIRST: ReadonlySet<string> = new Set(["id", "title", "kind"]);

/**
 * The keys of a group in canonical order. In a task: what it is, what its kind says of it, what every task has, and
 * last the tasks within it, which may be long.
 */
export function keyOrder(shape: Shape): readonly string[] {
  const keys = keysOf(shape);
  if (!isTask(shape)) return keys;
  const head = new Set(Object.keys(taskHeadSchema.shape));
  const rank = (key: string): number => {
    if (FIRST.has(key)) return 0;
    if (head.has(key)) return 2;
    const inner = shapeWithin(shape, key);
    return inner !== undefined && holdsTasks(inner) ? 3 : 1;
  };
  return keys.toSorted((a, b) => rank(a) - rank(b));
}

/** Whether a list of tasks stands somewhere in it, outside of other tasks. */
function holdsTasks(shape: Shape, above: ReadonlySet<unknown> = new Set()): boolean {
  if (isTask(shape)) return true;
  return formsOf(shape).some((form) => {
    if (above.has(form.node)) return false;
    const seen = new Set([...above, form.node]);
    const inner = [0, ...keysOf(form)].flatMap((step) => shapeWithin(form, step) ?? []);
    return inner.some((part) => holdsTasks(part, seen));
  });
}
