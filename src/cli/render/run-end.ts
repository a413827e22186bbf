/** What stands below an answer: whether it was checked, and where to read on. */
import type { RunResult } from "../../runtime/index.ts";
import type { ModelUsage } from "../../model/index.ts";
import type { Style } from "../screen.ts";
import { count } from "./amounts.ts";
import { relativeTo } from "./place.ts";
import { renderLabelled } from "./labelled.ts";
import { usageFacts } from "./usage.ts";

export function renderRunEnd(
  { run, validation, files }: Pick<RunResult, "run" | "validation" | "files">,
  usage: ModelUsage | undefined,
  cwd: string,
  style: Style,
): string {
  return renderLabelled(
    [
      ["Checked", checked(validation, style.colors)],
      ...usageFacts(usage),
      ["Report", relativeTo(cwd, files.report)],
      ["More", `orchc show ${run}`],
    ],
    style,
  );
}

function checked(validation: RunResult["validation"], { green, red }: Style["colors"]): string {
  if (validation === undefined) return "no";
  const failed = validation.checks.filter(({ ok }) => !ok);
  return failed.length === 0
    ? green(`${count(validation.checks.length, "check")} passed`)
    : red(failed.map(({ name, detail }) => `${name}: ${detail}`).join("; "));
}
