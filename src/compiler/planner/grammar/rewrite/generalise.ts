/** From the calls for some of the items to those for each: what is of one item is a reference to the item of the loop. */
import type { Arg, Args } from "../../../../contract/values.ts";
import { mentions, parseReference } from "../../../../contract/values.ts";
import type { Bindings, BoundTask } from "../../planner.ts";
import { fieldsOf } from "../link/fields.ts";

/** What an item's texts are in the arguments of the loop. */
export type References = ReadonlyMap<string, Arg>;

/** With references; `undefined` where the calls for two items differ in more, or one is the same for all. */
export function generalise(
  made: readonly { readonly bindings: Bindings; readonly references: References }[],
): Bindings | undefined {
  const general = made.map(({ bindings, references }) => withReferences(bindings, references));
  const [first] = general;
  if (first === undefined) return undefined;
  const [one, ...others] = general.map(whatIsDone);
  const isSame = others.every((other) => other === one);
  const texts = made[0]?.references.keys() ?? [];
  // Within another text nothing would replace it; of several, that is a difference.
  const isLeft = made.length === 1 && [...texts].some((text) => one?.includes(text));
  return isSame && !isLeft && isOfItem(first.tasks, [...(made[0]?.references.values() ?? [])])
    ? first
    : undefined;
}

function whatIsDone({ tasks, holders = [] }: Bindings): string {
  const calls = tasks.map(({ id, tool, args, needs, beside }) => ({
    id,
    tool: tool.name,
    args,
    needs,
    beside,
  }));
  return JSON.stringify({ calls, holders });
}

function withReferences(bindings: Bindings, references: References): Bindings {
  return {
    ...bindings,
    tasks: bindings.tasks.map((task) => ({
      ...task,
      args: Object.fromEntries(
        Object.entries(task.args).map(([name, arg]) => [name, replaced(arg, references)]),
      ),
    })),
  };
}

function replaced(arg: Arg, references: References): Arg {
  if (typeof arg === "string") return references.get(arg) ?? arg;
  if (Array.isArray(arg)) return arg.map((one: Arg) => replaced(one, references));
  if (arg === null || typeof arg !== "object") return arg;
  return Object.fromEntries(
    Object.entries(arg as Args).map(([name, one]) => [name, replaced(one, references)]),
  );
}

/** Whether an item stands where a tool takes a pattern: the name of a file may have signs that match others. */
export function isPattern({ tasks }: Pick<Bindings, "tasks">, variable: string): boolean {
  return tasks.some(({ tool, args }) =>
    fieldsOf(tool).some(
      ({ name, format }) => format === "glob" && readsIn([args[name] ?? null]).includes(variable),
    ),
  );
}

/** Whether every task takes something of the item, itself or by way of another. */
function isOfItem(tasks: readonly BoundTask[], references: readonly Arg[]): boolean {
  const variables = new Set(readsIn(references));
  const of = new Set<string>();
  for (const { id, args } of tasks) {
    const takes = readsIn(Object.values(args));
    if (takes.some((name) => variables.has(name) || of.has(name))) of.add(id);
  }
  return tasks.length > 0 && tasks.every(({ id }) => of.has(id));
}

/** Names that references in some arguments begin with: tasks and variables. */
export function readsIn(args: readonly Arg[]): string[] {
  return mentions({ args: [...args] }).flatMap(({ shape }) =>
    shape.is === "ref" ? [parseReference(shape.text)?.task ?? ""] : [],
  );
}
