/** What a name means at a place of a plan: it is looked up from the inside outwards. */
import { chainOf, variablesAt, type Declared, type Nesting, type Placed } from "./nesting.ts";

export type Resolved =
  | ({ readonly is: "variable" } & Declared)
  /** `isOptional`: it may not have run, and then it is `undefined`. */
  | { readonly is: "task"; readonly placed: Placed; readonly isOptional: boolean }
  /** There is such a task, and it cannot be read from here. */
  | { readonly is: "hidden"; readonly placed: Placed; readonly why: Hidden }
  | { readonly is: "unknown" };

export type Hidden =
  /** It runs many times; `loop` has its results. */
  | { readonly is: "repeated"; readonly loop: Placed }
  /** In another block of a task that runs one of them, or one after the other fails. */
  | { readonly is: "elsewhere"; readonly holder: Placed }
  /** Behind the reader in the same block. */
  | { readonly is: "later" }
  | { readonly is: "beside" }
  /** It holds the reader, or is the reader. */
  | { readonly is: "itself" };

/** @param inside `at` of the task's own block from whose end it looks; absent: it looks before it begins. */
export function resolveName(
  name: string,
  from: Placed,
  { byId }: Nesting,
  inside?: string,
): Resolved {
  const variable = variablesAt(from, inside).find((declared) => declared.variable.name === name);
  if (variable !== undefined) return { is: "variable", ...variable };
  const placed = byId.get(name);
  return placed === undefined ? { is: "unknown" } : resolveTask(placed, from, inside);
}

function resolveTask(placed: Placed, from: Placed, inside: string | undefined): Resolved {
  const target = chainOf(placed);
  const reader = chainOf(from);
  let common = 0;
  while (target[common] !== undefined && target[common] === reader[common]) common += 1;
  const entry = target[common];
  const side = reader[common];
  const hidden = (why: Hidden): Resolved => ({ is: "hidden", placed, why });
  // A task of the plan's own list that needs itself is on a cycle, and shown as one.
  if (entry === undefined)
    return common === 1 && placed === from ? seen(placed, []) : hidden({ is: "itself" });
  if (side === undefined) {
    // What is read stands within the reader.
    if (entry.within?.block.at === inside) return seen(placed, target.slice(common + 1));
    return inside === undefined
      ? hidden({ is: "later" })
      : hidden({ is: "elsewhere", holder: from });
  }
  const { within } = entry;
  if (within !== undefined && side.within !== undefined) {
    if (within.block.at !== side.within.block.at)
      return hidden({ is: "elsewhere", holder: within.owner });
    if (within.block.order === "side by side") return hidden({ is: "beside" });
    if (entry.position > side.position) return hidden({ is: "later" });
  }
  return seen(placed, target.slice(common + 1));
}

/** @param inner what has to be gone into to get to it from where the reader is, the task itself included */
function seen(placed: Placed, inner: readonly Placed[]): Resolved {
  const loop = inner.find(({ within }) => within?.block.runs === "each")?.within?.owner;
  if (loop !== undefined) return { is: "hidden", placed, why: { is: "repeated", loop } };
  const isOptional = inner.some(({ within }) => within?.block.runs === "perhaps");
  return { is: "task", placed, isOptional };
}
