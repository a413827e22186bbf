/** Times of a build that are relative to the start of its run, as that run has them. */
import { resolveDateMath } from "../contract/date-math.ts";
import type { Manifest } from "../contract/manifest.ts";
import type { RunRow } from "./store/index.ts";
import { mapTimes, timesIn, type Arg, type Args } from "../contract/values.ts";

/** Each relative time of a build as text, by how the plan writes it. A resumed run, and a script alone, have the same. */
export function timesOf(
  { tasks, timeZone }: Pick<Manifest, "tasks" | "timeZone">,
  startedAt: string,
): Readonly<Record<string, string>> {
  const texts = new Set(
    tasks.flatMap(({ args }) =>
      Object.values(args)
        .flatMap((arg) => timesIn(arg))
        .map(({ text }) => text),
    ),
  );
  const start = new Date(startedAt);
  return Object.fromEntries(
    [...texts].map((text) => [text, resolveDateMath(text, start, timeZone) ?? text]),
  );
}

/** What the relative times of a run count from. */
export function sinceOf({ since, startedAt }: Pick<RunRow, "since" | "startedAt">): string {
  return since ?? startedAt;
}

/** The manifest with all of them put in. */
export function pinTimes(manifest: Manifest, startedAt: string): Manifest {
  const times = timesOf(manifest, startedAt);
  if (Object.keys(times).length === 0) return manifest;
  const pin = (arg: Arg): Arg => mapTimes(arg, (text) => times[text] ?? text);
  const pinAll = (args: Args): Args =>
    Object.fromEntries(Object.entries(args).map(([name, arg]) => [name, pin(arg)]));
  return {
    ...manifest,
    tasks: manifest.tasks.map((task) => ({ ...task, args: pinAll(task.args) })),
    units: manifest.units.map((unit) => ({
      ...unit,
      dynamic: unit.dynamic.map((grant) => ({ ...grant, arg: pin(grant.arg) })),
    })),
  };
}
