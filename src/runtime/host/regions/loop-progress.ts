/** How far loops are, for whoever watches: the number of items that have ended, a few times a second. */
import type { InstanceId } from "../../../contract/instance.ts";
import type { TaskProgress } from "../../../contract/progress.ts";
import { latestOf, type Latest } from "../../latest.ts";
import type { Place } from "../../regions/places.ts";
import type { Tracker } from "../../regions/tracker.ts";
import type { RunContext } from "../run-context.ts";

/** Milliseconds between two reports of a loop. */
const BETWEEN_MS = 250;

export interface LoopProgress {
  /** Something at this place has ended, or begun. */
  changed(place: Place, tracker: Tracker): void;
  close(): void;
}

/** Of loops that stand in no other: each has a line where a run is shown. */
export function loopProgress({ run, clock, emit }: RunContext): LoopProgress {
  const reports = new Map<InstanceId, Latest<TaskProgress>>();

  function reportOf(task: InstanceId): Latest<TaskProgress> {
    const known = reports.get(task);
    if (known !== undefined) return known;
    const report = latestOf<TaskProgress>(
      (progress) => emit({ type: "task.progress", run, task, at: clock.now(), ...progress }),
      BETWEEN_MS,
    );
    reports.set(task, report);
    return report;
  }

  return {
    changed: ({ id, loops: [outermost = id] }, tracker) => {
      const items = tracker.itemsOf(outermost);
      if (items === undefined) return;
      const text = items.failed > 0 ? `items, ${items.failed} failed` : "items";
      reportOf(outermost).put({ done: items.ended, total: items.count, text });
    },
    close: () => {
      for (const report of reports.values()) report.close();
    },
  };
}
