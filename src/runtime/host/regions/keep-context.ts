/** What is known of an attempt at an instance that fails: its arguments are those of its item. */
import type { InstanceId } from "../../../contract/instance.ts";
import { placedAt, type Place } from "../../regions/places.ts";
import { attemptContext } from "../attempt-context.ts";
import { tasksIn } from "../identity/known-args.ts";
import type { KeepContext } from "../journal.ts";
import type { RunnerOptions } from "./runner-options.ts";

/** @returns of an attempt that is open; what names mean is looked up at once: its loop may be over when that is written */
export function contextKeeper({
  context,
  places,
  attempts,
  values,
}: Pick<RunnerOptions, "context" | "places" | "attempts" | "values">) {
  return (id: InstanceId, { loops }: Place): KeepContext | undefined => {
    const attempt = attempts.get(id);
    if (attempt === undefined) return undefined;
    const site = { loops, items: placedAt(places, id)?.items ?? [] };
    const names = tasksIn(attempt.core.args);
    const found = new Map(names.map((name) => [name, values.named(name, site)]));
    for (const one of found.values()) one.catch(() => {});
    const of = async (name: string) => found.get(name) ?? context.outputs.of(name);
    return attemptContext(context, attempt, { of });
  };
}
