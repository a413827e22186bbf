/** Why attempts of a unit with control flow failed. */
import { taskTimedOut } from "../../../contract/diagnostics/index.ts";
import type { TaskError } from "../../../contract/events.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Failure } from "../../reported-failure.ts";
import type { RegionError } from "../../regions/changes.ts";
import type { Place } from "../../regions/places.ts";
import { lostAttempt } from "../lost-attempt.ts";
import { errorOfFailure, taskError } from "../task-error.ts";
import { errorClassOf } from "./error-class.ts";
import type { FollowerOptions } from "./follower.ts";

export interface AttemptErrors {
  /** @param place of the task or region that failed */
  errorOf(failure: Failure, place: Place): RegionError;
  /** What was changing something may have done it, or not. */
  lossOf(id: InstanceId, place: Place, error: TaskError, message?: string): TaskError;
}

export function attemptErrors({
  context,
  unit,
  tasks,
}: Pick<FollowerOptions, "context" | "unit" | "tasks">): AttemptErrors {
  const { build, workspace, run } = context;

  function mayRepeat({ id }: Place): boolean {
    const tool = tasks.get(id)?.tool;
    return build.manifest.tools.find(({ name }) => name === tool)?.idempotent !== false;
  }

  return {
    errorOf: (failure, place) => {
      const tool = tasks.get(place.id)?.tool ?? place.id;
      const { limits } = workspace.config;
      const isRepeatable = mayRepeat(place);
      const error = errorOfFailure(failure, { tool, file: unit.file, isRepeatable, limits });
      return { error, class: errorClassOf(error, failure) };
    },
    lossOf: (id, place, error, message = error.message) => {
      if (mayRepeat(place)) return error;
      const tool = tasks.get(place.id)?.tool ?? "";
      return { ...error, ...lostAttempt({ task: id, tool, run }, message) };
    },
  };
}

/** An attempt that did not end in its time. */
export function timeOver(ms: number): TaskError {
  return taskError(taskTimedOut({ ms }), true);
}
