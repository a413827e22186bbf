/** What a task of a unit with control flow has returned is stored, and what follows from it recorded. */
import { ToolError } from "../../../catalog/errors.ts";
import type { InstanceId } from "../../../contract/instance.ts";
import type { Answers, Over } from "../../protocol/answers.ts";
import type { RegionError } from "../../regions/changes.ts";
import type { Place } from "../../regions/places.ts";
import type { TaskIdentity } from "../identity/identify.ts";
import { checkWritten } from "../path-grants.ts";
import { publishOutput } from "../publish-output.ts";
import { TaskProblem } from "../task-error.ts";
import { errorClassOf } from "./error-class.ts";
import type { AskedFor } from "./follower.ts";
import type { LEAVE, RunnerOptions } from "./runner-options.ts";

export interface PublisherOptions {
  /** Identifies the task once more. */
  readonly again: (id: InstanceId, place: Place) => Promise<TaskIdentity>;
  readonly failForGood: (
    id: InstanceId,
    place: Place,
    why: RegionError,
  ) => Promise<Over | typeof LEAVE>;
}

/** @throws ToolError when its region has ended meanwhile; ProtocolError as `publishOutput` */
export function taskPublisher(
  { context, send, write, attempts, recorder, settle, tracker }: RunnerOptions,
  { again, failForGood }: PublisherOptions,
): (asked: AskedFor<"succeed">, staging: string) => Promise<Answers["succeed"]> {
  const { journal, outputs, identities, workspace } = context;
  return async (asked, staging) => {
    const { task: id } = asked;
    const attempt = attempts.get(id);
    const place = tracker().running(id);
    if (attempt === undefined || place === undefined) throw late(id);
    attempts.ending(id);
    try {
      await checkWritten(write, workspace);
      const { core, identity: known } = attempt;
      const identity = known && (await identities.kept(core, known, () => again(id, place)));
      const output = await publishOutput(context, { attempt, identity, staging }, asked);
      if (attempts.get(id) !== attempt) throw late(id);
      outputs.add(id, output);
      attempts.close(id);
      const recorded = journal.succeed(id, output);
      if (recorder.isOfUnit(place)) {
        await recorded;
        await send({ is: "task.succeeded", task: id });
      }
      await Promise.all([recorded, settle(id, place, { is: "success" })]);
      // The script goes on with what is stored: what the host resolves from it has to be the same.
      const isMasked = "inline" in asked.output && asked.output.inline !== output.data;
      return isMasked ? { output: { inline: output.data } } : null;
    } catch (error) {
      if (!(error instanceof TaskProblem)) throw error;
      return failForGood(id, place, { error: error.error, class: errorClassOf(error.error) });
    }
  };
}

function late(id: InstanceId): ToolError {
  return new ToolError(`${id} is over`);
}
