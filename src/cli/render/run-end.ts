/** What stands below an answer: how the run went, and where everything lies. */
import type { RunResult } from "../../runtime/index.ts";
import type { Style } from "../screen.ts";
import { count, duration } from "./amounts.ts";
import { relativeTo } from "./diagnostics.ts";
import { wrap } from "./text.ts";

export function renderRunEnd(
  { run, statistics, validation, files }: RunResult,
  cwd: string,
  { colors, columns }: Style,
): string {
  const { byStatus, tasks, wallMs, sequenceMs, retries } = statistics;
  const parts = [
    `${byStatus.success} of ${count(tasks, "task")} done`,
    byStatus.failed > 0 ? colors.red(`${byStatus.failed} failed`) : "",
    byStatus.skipped > 0 ? `${byStatus.skipped} skipped` : "",
    byStatus.cancelled > 0 ? `${byStatus.cancelled} cancelled` : "",
    retries > 0 ? count(retries, "retry", "retries") : "",
    `${duration(wallMs)} (${duration(sequenceMs)} one after another)`,
  ].filter((part) => part !== "");
  const failed = validation?.checks.filter(({ ok }) => !ok) ?? [];
  const checked =
    validation === undefined
      ? "not checked"
      : failed.length === 0
        ? colors.green(`${count(validation.checks.length, "check")} passed`)
        : colors.red(failed.map(({ name, detail }) => `${name}: ${detail}`).join("; "));
  const lines = [
    ["Run", `${run}: ${parts.join(", ")}`],
    ["Answer", checked],
    ["Report", relativeTo(cwd, files.report)],
    ["Data", relativeTo(cwd, files.data)],
    ["More", `orchc show ${run}`],
  ] as const;
  const width = Math.max(...lines.map(([label]) => label.length));
  return lines
    .map(([label, text]) =>
      wrap(`${colors.dim(label.padEnd(width))}  ${text}`, columns, " ".repeat(width + 2)),
    )
    .join("\n");
}
