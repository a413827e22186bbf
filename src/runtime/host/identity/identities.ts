/** The identities of a run's tasks, from when a script asks for a task until its output is stored. */
import { randomUUID } from "node:crypto";
import type { CoreTask } from "../../../contract/manifest.ts";
import { TaskProblem } from "../task-error.ts";
import type { Identify, TaskIdentity } from "./identify.ts";

export interface Identities {
  /** As the host knows it, for tasks that no script has asked for. @throws TaskProblem as `identifier` does */
  readonly of: Identify;
  /** @param args hash of the arguments that the script has, which counts as a check only */
  asked(task: CoreTask, args: string): Promise<TaskIdentity>;
  /** @param args the same for a task whose identity was computed before */
  confirmed(task: string, identity: TaskIdentity, args: string): TaskIdentity;
  /** Whether the script asks with the arguments with which it has asked before in this process. */
  isAsBefore(task: string, args: string): boolean;
  /**
   * The identity under which an output is kept: files that changed while they were read tell nothing of it.
   *
   * @param again identifies the task once more. Default: as `of`
   */
  kept(
    task: CoreTask,
    asked: TaskIdentity,
    again?: () => Promise<TaskIdentity>,
  ): Promise<TaskIdentity>;
}

export function identitiesOf(identify: Identify): Identities {
  const before = new Map<string, string>();

  function confirmed(task: string, identity: TaskIdentity, args: string): TaskIdentity {
    before.set(task, args);
    if (identity.args === undefined || identity.args === args) return identity;
    return unlike(identity, "its script has other arguments than the manifest");
  }

  return {
    of: identify,
    confirmed,
    asked: async (task, args) => {
      try {
        return confirmed(task.id, await identify(task), args);
      } catch (error) {
        if (!(error instanceof TaskProblem)) throw error;
        before.set(task.id, args);
        return unlike({}, error.message);
      }
    },
    isAsBefore: (task, args) => (before.get(task) ?? args) === args,
    kept: async (task, asked, again = () => identify(task)) => {
      if (task.reads === undefined || asked.byPath !== undefined) return asked;
      const now = await again();
      return now.sha256 === asked.sha256 ? asked : unlike(asked, "what it reads changed meanwhile");
    },
  };
}

/** Like no other, so that nothing stands in for it. */
function unlike(identity: Partial<TaskIdentity>, byPath: string): TaskIdentity {
  return { ...identity, sha256: `unlike ${randomUUID()}`, byPath };
}
