/** Which words of the query became what, for the reviewer of a build: a row for each task, and below it its words. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Plan } from "../../contract/plan.ts";
import { callsOf } from "../kinds/index.ts";
import { usesOf } from "../plan/word-uses.ts";

export interface ReadRow {
  readonly words: string;
  readonly became: string;
}

/** None where the planner does not say it. */
export function readingOf(
  { tasks, source: { query } }: Plan,
  toolOf: (name: string) => ToolInfo,
): ReadRow[] {
  return tasks.flatMap((task): ReadRow[] => {
    const uses = usesOf(task, toolOf);
    if (uses.length === 0) return [];
    const tools = callsOf(task).map(({ tool }) => tool);
    const [start, end] = task.origin?.query ?? [0, query.length];
    const rows = uses.map(({ origin, means }) => ({
      words: query.slice(...origin),
      became: means,
    }));
    const whole = rows.findIndex((_, at) => uses[at]?.origin.join() === [start, end].join());
    const head = { words: query.slice(start, end), became: tools.join(", ") };
    // A table query is said as a whole.
    const said = whole === -1 ? "" : `: ${rows[whole]?.became}`;
    return [{ ...head, became: head.became + said }, ...rows.filter((_, at) => at !== whole)];
  });
}
