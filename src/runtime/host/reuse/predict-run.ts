/** What a run of a build would take from the cache if it were started now. Nothing is started, and nothing recorded. */
import type { Workspace } from "../../../workspace/workspace.ts";
import { pinTimes } from "../../pin-times.ts";
import { openHistory } from "../../store/index.ts";
import { systemClock } from "../clock.ts";
import { identifier } from "../identity/identify.ts";
import { paramsOf } from "../params.ts";
import { readBuild } from "../read-build.ts";
import { finderOf } from "./find-result.ts";
import { predict, type Prediction } from "./predict.ts";
import { ttlOf } from "./time-to-live.ts";

export interface PredictOptions {
  /** The build: `generated/<name>`. */
  readonly folder: string;
  readonly workspace: Workspace;
  /** By name; text is read by the type of the parameter. */
  readonly params: Readonly<Record<string, unknown>>;
}

/** @throws OrchcError when the build, a parameter or the history cannot be used */
export async function predictRun(options: PredictOptions): Promise<Prediction[]> {
  const { folder, workspace } = options;
  const build = await readBuild(folder);
  const params = paramsOf(build.manifest.params, options.params);
  const manifest = pinTimes(build.manifest, systemClock.now());
  const store = await openHistory(workspace.paths.database);
  try {
    const ttlMs = ttlOf(workspace, true);
    const again = new Set<string>();
    const finder = finderOf({ store, manifest, run: "", ttlMs, again, now: systemClock.now });
    const tasks = manifest.tasks.filter(({ id }) => build.graph.taskAt.has(id));
    return await predict(tasks, finder, (output) =>
      identifier({ manifest, params, workspace, env: process.env, output }),
    );
  } finally {
    await store.close();
  }
}
