/** Examples that a message offers are tried first: one that would be refused as well helps nobody. */
import type { Bindings, BindRequest, Outline } from "../planner.ts";

type Asked = Pick<BindRequest, "query" | "path" | "open" | "bound">;

/**
 * @param bind with what is known of examples; or another query, to try it
 * @param agents whose tools are at hand
 */
export async function withTriedExamples(
  bind: (isPlanned: (example: string) => boolean, query?: Asked) => Bindings,
  outline: (query: string) => Promise<Outline | undefined>,
  agents: ReadonlySet<string>,
): Promise<Bindings> {
  const offered = new Set<string>();
  const made = bind((example) => {
    offered.add(example);
    return false;
  });
  if (offered.size === 0) return made;
  const planned = new Set<string>();
  for (const query of offered) {
    const first = await outline(query);
    if (first === undefined || hasErrors(first) || first.tasks.length === 0) continue;
    const isQuestion = first.tasks.every(({ question }) => question !== undefined);
    const isAtHand = first.tasks.every(({ agent }) => agents.has(agent));
    if (
      isQuestion ||
      (isAtHand &&
        isOfFileOnly(bind(() => false, { query, path: first.tasks, open: first.tasks, bound: [] })))
    )
      planned.add(query);
  }
  return bind((example) => planned.has(example));
}

/** Arguments that name columns may still be wrong; a file that is there is not. */
function isOfFileOnly(made: Bindings): boolean {
  return (
    !hasErrors(made) &&
    made.tasks.length > 0 &&
    made.tasks.every(({ args }) => Object.keys(args).length === 1)
  );
}

function hasErrors({ diagnostics }: Pick<Outline, "diagnostics">): boolean {
  return diagnostics.some(({ severity }) => severity === "error");
}
