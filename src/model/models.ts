/** The configured models by role: each is made when it is first needed, and their usage adds up. */
import { modelNotConfigured, OrchcError } from "../contract/diagnostics/index.ts";
import { canonicalJson } from "../contract/json.ts";
import { modelConfig, type Config } from "../workspace/index.ts";
import { createModel, type ModelOptions } from "./create-model.ts";
import type { Model, ModelUsage } from "./model.ts";
import { addUsage } from "./usage.ts";

export interface Models {
  /**
   * The model of a role: `planner`, `answer`, `agent`, or a name under `models`. Roles with the same settings share
   * one. Throws an OrchcError when none is configured.
   */
  model(role: string): Model;
  /** What all of them took so far; absent while none was needed. */
  usage(): ModelUsage | undefined;
}

export function openModels(config: Config, options: ModelOptions): Models {
  const opened = new Map<string, Model>();
  return {
    model(role) {
      const settings = modelConfig(config, role);
      if (settings === undefined) throw new OrchcError(modelNotConfigured());
      const key = canonicalJson(settings);
      const model = opened.get(key) ?? createModel(settings, options);
      opened.set(key, model);
      return model;
    },
    usage: () =>
      opened.size === 0
        ? undefined
        : [...opened.values()].map((model) => model.usage()).reduce(addUsage),
  };
}
