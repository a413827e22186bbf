/** The models that agents of a run ask: made when the first turn comes. Keys stay in this process. */
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
    return openModels(workspace, { env: process.env });
  };
  return { of: async (role) => (await (opened ??= open())).model(role) };
}
