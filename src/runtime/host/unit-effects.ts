/** What the tools of one unit may have done for them. */
import type { Unit } from "../../contract/manifest.ts";
import type { Answers, Question } from "../protocol.ts";
import { execFor } from "./exec.ts";
import { fetchFor } from "./network/fetch.ts";
import { isPlainlyPrivate } from "./network/private-addresses.ts";
import { putFile } from "./files.ts";
import type { UnitGrants } from "./grants.ts";
import type { RunContext } from "./run-context.ts";

export type Effect = Extract<Question, { readonly ask: "fetch" | "exec" | "adopt" }>;

/** The task that asks. */
export interface Asker {
  readonly task: string;
  /** Names that it has given to files. */
  readonly fileNames: Set<string>;
  /** Aborted when the task is over. */
  readonly signal: AbortSignal;
}

export type UnitEffects = (effect: Effect, asker: Asker) => Promise<Answers[Effect["ask"]]>;

/** @param staging the folder of the worker process */
export function effectsOf(
  { run, workspace, connections }: RunContext,
  { permissions }: Unit,
  grants: UnitGrants,
  staging: string,
): UnitEffects {
  const { config, paths, root } = workspace;
  const { routes, private: named } = config.network;
  const listed = [...permissions.network.filter(isPlainlyPrivate), ...named];
  return async (effect, { task, fileNames, signal }) => {
    switch (effect.ask) {
      case "fetch": {
        const host = { allowed: grants.network, listed, routes, connections, signal };
        return fetchFor(host, effect.url, effect.options);
      }
      case "exec": {
        const host = { allowed: grants.commands, env: permissions.env, workspace: root, signal };
        return execFor(host, effect.command, effect.args, effect.options);
      }
      case "adopt":
        return putFile({ bus: paths.bus, run, task, staging }, effect, fileNames);
    }
  };
}
