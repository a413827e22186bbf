/** What of a run has a line where it is shown: a region stands for all that is in it. */
import { parentsOf } from "../contract/instance.ts";
import type { Manifest } from "../contract/manifest.ts";
import { OPTIONAL_TOOL } from "../contract/regions/region-rows.ts";
import { regionsAround } from "../runtime/index.ts";
import type { TaskRow } from "./history.ts";

export interface WithinCounts {
  readonly done: number;
  readonly all: number;
  /** Of those that failed, the first few: why is said below. None of a region that has ended well. */
  readonly failed: readonly TaskRow[];
}

const MOST_FAILED = 5;

/** @param manifest of the run, as long as it is there; without it a branch cannot be told from the tasks beside it */
export function partsAmong<Row extends TaskRow>(
  rows: readonly Row[],
  manifest: Manifest | undefined,
): (Row & { readonly within?: WithinCounts })[] {
  const around = manifest === undefined ? parentsOf : regionsAround(manifest);
  const shown = rows.filter(({ tool }) => tool !== OPTIONAL_TOOL);
  const known = new Set(shown.map(({ id }) => id));
  const outermost = (id: string) => around(id).findLast((region) => known.has(region));
  const within = Map.groupBy(shown, ({ id }) => outermost(id) ?? "");
  return (within.get("") ?? []).map((row) => {
    const inner = (within.get(row.id) ?? []).filter(({ status }) => status !== "skipped");
    if (inner.length === 0) return row;
    const failed = inner.filter(({ status }) => status === "failed");
    return {
      ...row,
      within: {
        all: inner.length,
        done: inner.filter(({ status }) => status === "success").length,
        failed: row.status === "success" ? [] : failed.slice(0, MOST_FAILED),
      },
    };
  });
}

/** `11,998 of 12,000 done`. */
export function withinText({ done, all }: WithinCounts): string {
  return `${done.toLocaleString("en-US")} of ${all.toLocaleString("en-US")} done`;
}
