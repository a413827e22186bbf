/** Where things lie on disk. */
import { join, resolve } from "node:path";
import type { Config } from "./config.ts";

export interface Workspace {
  /** Absolute. */
  readonly root: string;
  readonly config: Config;
  /** All absolute. */
  readonly paths: {
    readonly generated: string;
    readonly queries: string;
    readonly templates: string;
    readonly agents: string;
    readonly mcp: string;
    readonly recordings: string;
    readonly state: string;
    readonly database: string;
    readonly bus: string;
    /** The versions of each plan. */
    readonly plans: string;
    /** `answer.md`, `data.json`, `report.html`, `run_results.json` and the logs of each run. */
    readonly runs: string;
    /** What can be made again at any time. */
    readonly cache: string;
    /** The index of the repository, which can be made again too. */
    readonly index: string;
  };
}

export function workspaceAt(root: string, config: Config): Workspace {
  const absolute = resolve(root);
  const state = resolve(absolute, config.paths.state);
  return {
    root: absolute,
    config,
    paths: {
      generated: resolve(absolute, config.paths.generated),
      queries: resolve(absolute, config.paths.queries),
      templates: resolve(absolute, config.paths.templates),
      agents: resolve(absolute, config.paths.agents),
      mcp: resolve(absolute, config.paths.mcp),
      recordings: resolve(absolute, config.paths.recordings),
      state,
      database: resolve(absolute, config.paths.database ?? join(state, "orchestrator_results.db")),
      bus: join(state, "bus"),
      plans: join(state, "plans"),
      runs: join(state, "runs"),
      cache: join(state, "cache"),
      index: join(state, "index.db"),
    },
  };
}
