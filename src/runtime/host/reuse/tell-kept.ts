import { resultsKept, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { RunContext } from "../run-context.ts";

/** What of the run that this one goes on from still holds, told before anything starts. */
export async function tellKept(context: RunContext): Promise<Diagnostic[]> {
  const { run, store, reuse, build, emit, clock } = context;
  const { from } = (await store.run(run)) ?? {};
  // An adapted plan says itself what it does otherwise, and keeps the rest.
  if (from === undefined || build.manifest.adapted?.run === from) return [];
  const { taskAt } = build.graph;
  const found = await reuse.predict(build.manifest.tasks.filter(({ id }) => taskAt.has(id)));
  const diagnostic = resultsKept({
    run,
    from,
    kept: found.flatMap(({ task, from: origin }) => (origin === undefined ? [] : [task])),
    changed: found.flatMap(({ task, why }) => (why === undefined ? [] : [task])),
    after: found.flatMap(({ task, after }) => (after === undefined ? [] : [task])),
  });
  emit({ type: "run.note", run, at: clock.now(), diagnostic });
  return [diagnostic];
}
