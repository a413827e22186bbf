/** What stands below an answer: whether it was checked, and where to read on. */
import type { RunResult } from "../../runtime/index.ts";
import type { ModelUsage } from "../../model/index.ts";
import type { AgentUsage } from "../agent-usage.ts";
import type { Style } from "../screen.ts";
import { count } from "./amounts.ts";
import { renderGates } from "./gates.ts";
import { relativeTo } from "./place.ts";
import { renderLabelled } from "./labelled.ts";
import { agentFacts, usageFacts } from "./usage.ts";

type Ended = Pick<RunResult, "run" | "status" | "gates" | "statistics" | "validation" | "files"> & {
  /** The file that the run was recorded in. */
  readonly recording?: string;
  readonly agents: readonly AgentUsage[];
  /** The command that goes on with it. */
  readonly continue?: string;
};

export function renderRunEnd(
  ended: Ended,
  usage: ModelUsage | undefined,
  cwd: string,
  style: Style,
): string {
  const { run, files, recording, status, gates } = ended;
  const waiting = gates.length === 0 ? "" : `${renderGates(gates, style)}\n\n`;
  return (
    waiting +
    renderLabelled(
      [
        ...checked(ended, style.colors),
        ...usageFacts(usage),
        ...agentFacts(ended.agents),
        ["Report", relativeTo(cwd, files.report)],
        ...(recording === undefined ? [] : [recorded(relativeTo(cwd, recording), status)]),
        ...(ended.continue === undefined ? [] : [["Continue", ended.continue] as const]),
        ["More", `orchc show ${run}`],
      ],
      style,
    )
  );
}

/** `orchc test` expects of a failed run that it fails again: who wanted something else has to know. */
function recorded(file: string, status: RunResult["status"]): [string, string] {
  return ["Recorded", status === "failed" ? `${file}: a run that failed` : file];
}

/** Of a run that has no result there is no answer, and a check of none is no good news. */
function checked(
  { status, statistics, validation }: Ended,
  { green, red }: Style["colors"],
): [string, string][] {
  if (validation === undefined) return [["Checked", "no"]];
  const failed = validation.checks.filter(({ ok }) => !ok);
  if (failed.length > 0) {
    return [["Checked", red(failed.map(({ name, detail }) => `${name}: ${detail}`).join("; "))]];
  }
  if (statistics.byStatus.success === 0 && statistics.tasks > 0) return [];
  const passed = `${count(validation.checks.length, "check")} passed`;
  return [["Checked", status === "success" ? green(passed) : `${passed}, of what there is`]];
}
