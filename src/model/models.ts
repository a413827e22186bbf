/** The configured models by role: each is made when it is first needed, and their usage adds up. */
import { join } from "node:path";
import PQueue from "p-queue";
import { modelNotConfigured, OrchcError } from "../contract/diagnostics/index.ts";
import { canonicalJson } from "../contract/json.ts";
import { modelConfig, type ModelConfig } from "../workspace/model-settings.ts";
import type { Workspace } from "../workspace/index.ts";
import { modelBudget } from "./budget.ts";
import { createModel } from "./create-model.ts";
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

export interface ModelsOptions {
  /** Where the keys are looked up, at each request. */
  readonly env: NodeJS.ProcessEnv;
  /** Cancels requests. */
  readonly signal?: AbortSignal | undefined;
  /** Whether whoever asks holds the money itself, as a run does: then `limits.budget.usd` is none of theirs. */
  readonly isPaidElsewhere?: boolean;
  /** Of every role, over what is configured. */
  readonly recordings?: ModelConfig["recordings"] | undefined;
}

/** They share the budget for money (`limits.budget.usd`), and an endpoint's requests at a time. */
export function openModels(
  { config, root, paths }: Pick<Workspace, "config" | "root" | "paths">,
  { recordings, isPaidElsewhere = false, ...options }: ModelsOptions,
): Models {
  const opened = new Map<string, Model>();
  const queues = new Map<string, PQueue>();
  const budget = modelBudget(isPaidElsewhere ? undefined : config.limits.budget.usd);

  /** Of several limits for an endpoint the lowest counts: it is the endpoint's. */
  const queueOf = ({ baseUrl, concurrency }: ModelConfig): PQueue => {
    const queue = queues.get(baseUrl) ?? new PQueue({ concurrency });
    queue.concurrency = Math.min(queue.concurrency, concurrency);
    queues.set(baseUrl, queue);
    return queue;
  };

  return {
    model(role) {
      const configured = modelConfig(config, role);
      if (configured === undefined) throw new OrchcError(modelNotConfigured());
      const settings = recordings === undefined ? configured : { ...configured, recordings };
      const key = canonicalJson(settings);
      const known = opened.get(key);
      if (known !== undefined) return known;
      const model = createModel(settings, {
        ...options,
        workspaceRoot: root,
        cacheFolder: join(paths.cache, "models"),
        budget,
        queue: queueOf(settings),
      });
      opened.set(key, model);
      return model;
    },
    usage: () =>
      opened.size === 0
        ? undefined
        : [...opened.values()].map((model) => model.usage()).reduce(addUsage),
  };
}
