import type { Manifest, Unit } from "../../../contract/manifest.ts";
import { withContexts } from "../resume/lost-contexts.ts";
import { uncertainOf } from "../resume/uncertain.ts";
import type { RunContext } from "../run-context.ts";

/** An earlier process of this script ended while it was changing something: that is not done again unseen. */
export async function settleLost(
  { run, store, workspace, emit }: RunContext,
  manifest: Manifest,
  unit: Unit,
): Promise<void> {
  const rows = (await store.tasks(run)).filter((row) => row.unit === unit.id);
  const { events } = await uncertainOf(run, manifest, rows, store);
  if (events.length === 0) return;
  const told = await withContexts(events, manifest, store, workspace);
  for (const event of await store.append(told, { lasting: true })) emit(event);
}
