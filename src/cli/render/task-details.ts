import type { Store } from "../../runtime/index.ts";
import type { TaskRow } from "../history.ts";
import type { Style } from "../screen.ts";
import { duration, localTime } from "./amounts.ts";
import { markOf } from "./marks.ts";
import { relativeTo } from "./place.ts";
import { renderTable } from "./table.ts";
import { hang, wrap } from "./text.ts";

type Attempt = Awaited<ReturnType<Store["attempts"]>>[number];
type Output = NonNullable<Awaited<ReturnType<Store["output"]>>>;

export interface TaskDetails {
  readonly run: string;
  readonly task: TaskRow;
  readonly attempts: readonly Attempt[];
  /** Absolute paths of the files that tell of those that failed. */
  readonly contexts: readonly string[];
  readonly output: Output | undefined;
}

/** One task of a run: its tries, what its tool says of the output, and the output itself. */
export function renderTaskDetails(
  { run, task, attempts, contexts, output }: TaskDetails,
  cwd: string,
  style: Style,
): string {
  const { colors, columns } = style;
  const { id, status, title, tool, unit, durationMs, error } = task;
  const facts = [
    tool,
    `script ${unit}`,
    `run ${run}`,
    ...(durationMs === undefined ? [] : [duration(durationMs)]),
  ];
  const help = attempts.at(-1)?.error?.help ?? "";
  const tries = renderTable(
    attempts,
    [
      { title: "try", cell: ({ attempt }) => String(attempt), align: "right" },
      { title: "status", cell: (attempt) => attempt.status },
      { title: "started", cell: ({ startedAt }) => localTime(startedAt) },
      { title: "process", cell: ({ host = "", pid }) => [host, pid].filter(Boolean).join(" ") },
      { title: "ended by", cell: ({ error: thrown }) => thrown?.exit ?? thrown?.class ?? "" },
      { title: "error", cell: (attempt) => attempt.error?.message ?? "", flexible: true },
    ],
    style,
  );
  return [
    `${markOf(status, colors)} ${colors.bold(`${id}  ${title}`)}\n${colors.dim(facts.join(" · "))}`,
    ...(error === undefined ? [] : [hang(`${status}: `, [error, help].join(" "), columns)]),
    ...(attempts.length > 0 ? [tries] : []),
    ...shownStack(attempts.at(-1)?.error, style),
    ...(contexts.length > 0 ? [shownContexts(contexts, cwd, style)] : []),
    ...(output === undefined ? ["It has no output."] : [shownOutput(output, style)]),
  ].join("\n\n");
}

/** Where the last try failed, for whoever writes the tool. */
function shownStack(error: Attempt["error"], { colors }: Style): string[] {
  if (error?.stack === undefined) return [];
  const { class: thrown = "Error", stack } = error;
  return [`${colors.bold(thrown)}\n${colors.dim(stack)}`];
}

/** What was known of each that failed: arguments, error, the end of its log. */
function shownContexts(contexts: readonly string[], cwd: string, { colors }: Style): string {
  const files = contexts.map((file) => relativeTo(cwd, file));
  return [colors.bold("Error context"), ...files].join("\n");
}

function shownOutput({ data, metadata }: Output, { colors, columns }: Style): string {
  return [
    ...metadata.headline.map((line) => wrap(line, columns)),
    `${colors.bold("Output")}  ${colors.dim(`${metadata.bytes} bytes`)}`,
    JSON.stringify(data, null, 2),
  ].join("\n");
}
