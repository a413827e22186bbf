/** The versions of a plan, a line each. */
import type { PlanVersion } from "../../compiler/index.ts";
import type { Style } from "../screen.ts";
import { count, localTime } from "./amounts.ts";
import { renderTable } from "./table.ts";

export interface ShownVersion extends PlanVersion {
  /** Absent when the text is no plan. */
  readonly tasks?: number;
  /** What it changed of the version before it. */
  readonly changes: string;
  /** Whether `plan.json` says this now. */
  readonly isCurrent?: boolean;
}

export function renderVersions(
  name: string,
  versions: readonly ShownVersion[],
  style: Style,
): string {
  const { colors } = style;
  if (versions.length === 0) return `No version of ${name} is recorded yet.`;
  return renderTable(
    versions,
    [
      {
        title: "version",
        cell: ({ version, isCurrent }) => `${version}${isCurrent === true ? " *" : ""}`,
        paint: (text, { isCurrent }) => (isCurrent === true ? colors.green(text) : text),
      },
      { title: "recorded", cell: ({ recordedAt }) => localTime(recordedAt) },
      { title: "by", cell: authorOf, essential: true },
      { title: "plan", cell: ({ tasks }) => (tasks === undefined ? "" : count(tasks, "task")) },
      { title: "changes", cell: ({ changes }) => changes, flexible: true },
    ],
    style,
  );
}

function authorOf({ by, restored }: PlanVersion): string {
  return by === "restore" ? `restore of ${restored ?? "another"}` : by;
}
