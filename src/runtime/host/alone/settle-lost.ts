import type { Manifest, Unit } from "../../../contract/manifest.ts";
import { withContexts } from "../resume/lost-contexts.ts";
import { uncertainOf } from "../resume/uncertain.ts";
import type { RunContext } from "../run-context.ts";

/** An earlier process of this script ended while it was changing something: that is not done again unseen. */
export async function settleLost(
  context: RunContext,
  manifest: Manifest,
  unit: Unit,
): Promise<void> {
  const { run, build, store, workspace, params, outputs, secrets, emit } = context;
  const rows = (await store.tasks(run)).filter((row) => row.unit === unit.id);
  const { events } = await uncertainOf(run, manifest, rows, store);
  if (events.length === 0) return;
  const sources = { params, outputs, secrets, tasks: build.manifest.tasks };
  const told = await withContexts(events, { tools: manifest.tools, store, workspace, sources });
  for (const event of await store.append(told, { lasting: true })) emit(event);
}
