import type { TaskStatus } from "../../contract/events.ts";
import type { FinishedRun } from "../finished-run.ts";
import type { Style } from "../screen.ts";
import { duration, localTime } from "./amounts.ts";
import { renderFindings } from "./findings.ts";
import { relativeTo } from "./place.ts";
import { renderLabelled } from "./labelled.ts";
import { layOutTree } from "./lay-out-tree.ts";
import { renderMarkdown } from "./markdown.ts";
import { withinText } from "../parts-among.ts";
import { markOf, runColour } from "./marks.ts";
import { renderNotes } from "./notes.ts";
import { renderTaskTree } from "./task-tree.ts";
import { agentFacts } from "./usage.ts";
import { hang, oneLine, wrap } from "./text.ts";

/** A run that is over, or was left: what was asked, the tasks, what went wrong, the answer. */
export async function renderFinishedRun(
  { run, parts, notes, findings, agents, answer, files }: FinishedRun,
  cwd: string,
  style: Style,
): Promise<string> {
  const { colors, columns } = style;
  const ended = run.status;
  // What ran when the process was killed does not run any more.
  const statusOf = (task: TaskStatus): TaskStatus =>
    ended === "interrupted" && task === "running" ? "cancelled" : task;
  const took =
    run.completedAt === undefined
      ? ""
      : ` · ${duration(Date.parse(run.completedAt) - Date.parse(run.startedAt))}`;
  const params = Object.entries(run.params).map(
    ([name, value]) => `${name}=${JSON.stringify(value)}`,
  );
  const tree = renderTaskTree(
    layOutTree(parts),
    ({ task }) => ({
      ...(task.within !== undefined && { note: `· ${withinText(task.within)}` }),
      mark: markOf(statusOf(task.status), colors),
      time: task.durationMs === undefined ? "" : duration(task.durationMs),
      ...(task.status === "skipped" && { paint: colors.dim }),
    }),
    style,
  );
  const problems = parts
    .flatMap((part) => [part, ...(part.within?.failed ?? [])])
    .flatMap(({ id, status, error }) =>
      error === undefined ? [] : [hang(`${id} ${status}: `, oneLine(error), columns)],
    );
  const facts: (readonly [string, string])[] = [
    ["Query", oneLine(run.query)],
    ...(params.length > 0 ? [["Parameters", params.join(", ")] as const] : []),
    ["Started", `${localTime(run.startedAt)}${took} · orchc ${run.orchc}, Node ${run.node}`],
    ["Sandbox", run.sandbox],
    ...agentFacts(agents),
    ...(files.report === undefined ? [] : [["Report", relativeTo(cwd, files.report)] as const]),
    ...(run.continue === undefined ? [] : [["Continue", run.continue] as const]),
  ];
  return [
    `${colors.bold(run.name)}  ${runColour(ended, colors)(ended)}  ${colors.dim(run.id)}`,
    renderLabelled(facts, style),
    tree.join("\n"),
    ...(ended === "interrupted"
      ? [
          colors.red(
            wrap(`The process of this run (${run.pid}) ended before the run did.`, columns),
          ),
        ]
      : []),
    ...(run.error === undefined ? [] : [colors.red(wrap(run.error, columns))]),
    ...(problems.length > 0 ? [problems.join("\n")] : []),
    ...(answer !== undefined || findings.checks.length === 0
      ? []
      : [renderFindings(findings, findings, run.id, style)]),
    // An answer says them itself.
    ...(answer !== undefined || notes.length === 0 ? [] : [renderNotes(notes, columns)]),
    ...(answer === undefined ? [] : [await renderMarkdown(answer, style)]),
  ].join("\n\n");
}
