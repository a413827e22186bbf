/** What is known of how long the tasks of a run take, for the time that is left of it. */
import { availableParallelism } from "node:os";
import type { Workspace } from "../workspace/index.ts";
import { learnedTimes } from "./learned-times.ts";
import type { Expectations } from "./render/time-left.ts";

/** Milliseconds: nobody asks how long a run takes that is over sooner, and a long history takes its time to read. */
const LEARN_AFTER_MS = 1000;

/** The history is read once, some time after the first call. */
export function expectationsOf(
  workspace: Workspace,
  maxParallel: number | undefined,
): () => Expectations {
  const parallel = maxParallel ?? workspace.config.limits.maxParallel ?? availableParallelism();
  let learned: Expectations["learned"] = new Map();
  let isAsked = false;
  const learn = async () => {
    learned = await learnedTimes(workspace);
  };
  return () => {
    if (!isAsked) setTimeout(() => void learn(), LEARN_AFTER_MS).unref();
    isAsked = true;
    return { parallel, learned };
  };
}
