/** What has to be there, and what has to hold, before anything of a run is stored. */
import { hasErrors, OrchcError, type Diagnostic } from "../../contract/diagnostics/index.ts";
import type { JsonObject } from "../../contract/json.ts";
import type { Recording } from "../../contract/recording.ts";
import type { ExecOptions } from "../exec-options.ts";
import type { Bubblewrap } from "../sandbox/index.ts";
import type { RunRow } from "../store/index.ts";
import { checkModels } from "./agents/check-models.ts";
import { checkCode } from "./check-code.ts";
import { checkData } from "./check-data.ts";
import { checkSources } from "./check-sources.ts";
import { limitsOfRun, type RunLimits } from "./limits-of-run.ts";
import { openWall } from "./open-wall.ts";
import { paramsOf } from "./params.ts";
import { readBuild, type Build } from "./read-build.ts";
import { readRecording } from "./recording/read-recording.ts";
import { checkRecordingPlace } from "./recording/recording-place.ts";
import { runToResume } from "./resume/run-to-resume.ts";
import { openSecrets, type Secrets } from "./secrets/open-secrets.ts";

export interface Prepared {
  readonly build: Build;
  readonly limits: RunLimits;
  /** All of them, checked. */
  readonly params: JsonObject;
  /** What tools are answered from; absent where they are carried out. */
  readonly recording: Recording | undefined;
  /** The run that goes on. */
  readonly resumed: RunRow | undefined;
  readonly secrets: Secrets;
  readonly wall: Bubblewrap | undefined;
  /** Warnings and notes. */
  readonly diagnostics: readonly Diagnostic[];
}

/** @throws OrchcError as `exec` */
export async function prepareRun(options: ExecOptions): Promise<Prepared> {
  const { folder, workspace, signal, record, replay, resume, allowStale = false } = options;
  const { config } = workspace;
  const build = await readBuild(folder);
  const { manifest } = build;
  const limits = limitsOfRun(manifest, config.limits, options);
  if (record !== undefined) await checkRecordingPlace(record, manifest.name, workspace);
  const recording =
    replay === undefined ? undefined : await readRecording(replay, manifest, workspace);
  const resumed = resume === undefined ? undefined : await runToResume(resume, build, workspace);
  const before = recording?.params ?? resumed?.params;
  const params = paramsOf(manifest.params, { ...before, ...options.params });
  const diagnostics = [
    ...(await checkCode(build, workspace, options.digest)),
    ...(await checkSources(build, workspace, allowStale)),
    ...(await checkData({ manifest, params, workspace, signal })),
    ...(recording === undefined ? checkModels(manifest, config) : []),
  ];
  if (hasErrors(diagnostics)) throw new OrchcError(diagnostics);
  const secrets = await openSecrets(manifest, workspace, process.env, recording === undefined);
  const wall = await openWall(workspace);
  return { build, limits, params, recording, resumed, secrets, wall, diagnostics };
}
