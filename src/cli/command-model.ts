/** The configured models as a command uses them: made when first needed, and asked afterwards what they took. */
import type { Model, Models, ModelUsage } from "../model/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { modelRecordings, type RecordArguments } from "./model-recordings.ts";
import type { Session } from "./session.ts";

export interface CommandModel {
  /** Of a role (`answer`). Throws an OrchcError when none is configured. */
  model(role: string): Model | Promise<Model>;
  /** Of all requests so far; absent when no model was needed. */
  usage(): ModelUsage | undefined;
}

/** For commands that do without a project, since that loads the compiler. */
export function commandModel(
  workspace: Workspace,
  { env, cwd }: Session,
  recording: RecordArguments = {},
): CommandModel {
  let opened: Models | undefined;
  return {
    async model(role) {
      const { openModels } = await import("../model/index.ts");
      opened ??= openModels(workspace, { env, recordings: modelRecordings(recording, cwd) });
      return opened.model(role);
    },
    usage: () => opened?.usage(),
  };
}
