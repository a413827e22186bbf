/** The configured model as a command uses it: made when it is first needed, and asked afterwards what it took. */
import { modelNotConfigured, OrchcError } from "../contract/diagnostics/index.ts";
import type { Model, ModelUsage } from "../model/index.ts";
import type { Workspace } from "../workspace/index.ts";
import type { Session } from "./session.ts";

export interface CommandModel {
  /** Throws an OrchcError when none is configured. */
  model(): Model | Promise<Model>;
  /** Of all requests so far; absent when no model was needed. */
  usage(): ModelUsage | undefined;
}

/** For commands that do without a project, since that loads the compiler. */
export function commandModel({ config, root }: Workspace, { env }: Session): CommandModel {
  let made: Model | undefined;
  return {
    async model() {
      if (config.model === undefined) throw new OrchcError(modelNotConfigured());
      const { createModel } = await import("../model/index.ts");
      return (made ??= createModel(config.model, { workspaceRoot: root, env }));
    },
    usage: () => made?.usage(),
  };
}
