/** A run that this process owns: a new one, or one that goes on. */
import type { JsonObject } from "../../contract/json.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { claimRun } from "../lease/index.ts";
import type { Bubblewrap } from "../sandbox/index.ts";
import type { RunRow, Store } from "../store/index.ts";
import { createRun } from "./create-run.ts";
import type { Build } from "./read-build.ts";
import { continueRun } from "./resume/continue-run.ts";
import { resumeRun, type Resumed } from "./resume/resume-run.ts";
import type { Secrets } from "./secrets/open-secrets.ts";
import type { Again } from "./resume/what-again.ts";

export interface BeginOptions {
  readonly store: Store;
  readonly workspace: Workspace;
  readonly build: Build;
  /** All of them, checked. */
  readonly params: JsonObject;
  readonly wall: Bubblewrap | undefined;
  readonly secrets: Secrets;
  /** Of a new run. Default: a new id. */
  readonly id?: string | undefined;
  /** The run that goes on. */
  readonly resumed?: RunRow | undefined;
  readonly again?: Again | undefined;
}

/** @throws OrchcError when the id is taken, or the run cannot be resumed */
export async function beginRun(options: BeginOptions): Promise<Resumed> {
  const { store, resumed } = options;
  if (resumed !== undefined) {
    const { plan, digest } = options.build.manifest;
    const isSame = resumed.plan === plan && resumed.digest === digest;
    return (isSame ? resumeRun : continueRun)({ ...options, row: resumed });
  }
  const row = await createRun({ ...options, pid: process.pid });
  return { row, claim: await claimRun(store, row.id), settled: [], waits: [], left: [] };
}
