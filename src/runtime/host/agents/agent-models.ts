/** The models that agents of a run ask: made when the first turn comes. Keys stay in this process.
 * The budget of the run holds what they cost: it knows what its other processes have spent, and which limit was given. */
import type { Model, Models } from "../../../model/index.ts";
import type { Workspace } from "../../../workspace/workspace.ts";

export interface AgentModels {
  /** @throws OrchcError when none is configured */
  of(role: string): Promise<Model>;
}

export function agentModels(workspace: Workspace): AgentModels {
  let opened: Promise<Models> | undefined;
  const open = async (): Promise<Models> => {
    const { openModels } = await import("../../../model/index.ts");
    return openModels(workspace, { env: process.env, isPaidElsewhere: true });
  };
  return { of: async (role) => (await (opened ??= open())).model(role) };
}
