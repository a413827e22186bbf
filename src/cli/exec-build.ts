/** Runs a build, shows it while it runs, and tells what came of it: what `orchc exec` and `orchc run` end with. */
import { join, resolve } from "node:path";
import { recordingNotSaved, type Diagnostic } from "../contract/diagnostics/index.ts";
import type { Manifest } from "../contract/manifest.ts";
import { agentsIn } from "../contract/regions/index.ts";
import { gateCommands } from "../contract/gate-commands.ts";
import type { ModelUsage } from "../model/index.ts";
import { exec, killGroups, readManifest, type RunResult } from "../runtime/index.ts";
import type { Workspace } from "../workspace/index.ts";
import { readAgentUsage, type AgentUsage } from "./agent-usage.ts";
import { agreed, effectsIn } from "./ask-first.ts";
import type { CommandModel } from "./command-model.ts";
import type { Outcome } from "./command.ts";
import { exitStatus, statusOf, type ExitStatus } from "../contract/exit-status.ts";
import type { ExecArguments } from "./exec-flags.ts";
import { expectationsOf } from "./expectations.ts";
import { commandToContinue, withHistory } from "./history.ts";
import { givenLimits } from "./given-budget.ts";
import { interruptedBy } from "./interrupted-run.ts";
import { cancellable } from "./interrupts.ts";
import { renderMarkdown } from "./render/markdown.ts";
import { renderRunEnd } from "./render/run-end.ts";
import { toldUsage } from "./render/usage.ts";
import { runTasks } from "./run-tasks.ts";
import type { Session } from "./session.ts";
import { showRun } from "./show-run.ts";

/**
 * @param params values as they were typed, by name; their types are checked before anything starts.
 * @param model words the answer, when the configuration says so; what it took, also before, is told in the end.
 */
export async function execBuild(
  name: string,
  params: Readonly<Record<string, string>>,
  args: ExecArguments,
  workspace: Workspace,
  model: CommandModel,
  session: Session,
): Promise<Outcome> {
  const folder = join(workspace.paths.generated, name);
  // One that cannot be read is told of by `exec`.
  const manifest = await readManifest(folder).catch(() => undefined);
  if (manifest !== undefined) {
    const effects = effectsIn(manifest);
    if (!(await agreed(name, effects, args.yes ?? false, session))) {
      return nothingRun(name, model.usage(), session);
    }
  }
  const tasks = manifest === undefined ? [] : runTasks(manifest, params);
  const { resume } = args;
  const asEvents = args.events === true;
  const display = await showRun(name, tasks, session, {
    isResumed: resume !== undefined,
    asEvents,
    expectations: expectationsOf(workspace, args.maxParallel ?? manifest?.limits?.maxParallel),
  });
  const answerer = args.replay === undefined ? await answererOf(workspace, model) : undefined;
  let begun: string | undefined;
  // A run that goes on tells its past first, with the ends that it had then.
  let isPast = resume !== undefined;
  try {
    const start = (signal: AbortSignal, settled: () => void): Promise<RunResult> =>
      exec({
        folder,
        workspace,
        params,
        signal,
        onEvent: (event) => {
          begun = event.run;
          display.onEvent(event);
          if (event.type === "run.resumed" && event.pid === process.pid) isPast = false;
          // What is left, an answer of its outputs, writes its files whole or not at all.
          if (event.type === "run.finished" && !isPast) settled();
        },
        ...(args.maxParallel !== undefined && { maxParallel: args.maxParallel }),
        ...(args.budget !== undefined && { budget: givenLimits(args.budget) }),
        ...(args.allowStale === true && { allowStale: true }),
        ...(args.skipValidation === true && { validate: false }),
        ...(args.allowUnused === true && { allowUnused: true }),
        ...(args.cache !== undefined && { cache: args.cache }),
        ...(args.digest !== undefined && { digest: args.digest }),
        ...(args.run !== undefined && { run: args.run }),
        ...(resume !== undefined && { resume: resume.run, again: resume.again ?? {} }),
        ...(args.record !== undefined && { record: resolve(session.cwd, args.record) }),
        ...(args.replay !== undefined && { replay: resolve(session.cwd, args.replay) }),
        ...(answerer !== undefined && { model: answerer }),
      });
    const result = await cancellable(start, display.onCancel, killGroups);
    display.end();
    const diagnostics = await located(result.diagnostics, join(folder, "plan.json"));
    const recording = recordedIn(result, args.record, session.cwd);
    // What was answered from a recording would go on with real services.
    const command =
      args.replay === undefined
        ? commandToContinue(result.run, name, result.status, result.enough)
        : undefined;
    const left = command === undefined ? {} : { continue: command };
    const outcome = await outcomeOf(
      name,
      {
        ...result,
        diagnostics,
        agents: await agentsOf(result.run, manifest, workspace),
        ...recording,
        ...left,
      },
      model.usage(),
      session,
    );
    const shown = asEvents ? { ...outcome, text: "" } : outcome;
    if (!isAdapted(result, args, workspace)) return shown;
    const { thenAdapt } = await import("./adapt/then-adapt.ts");
    const adapting = { run: result.run, yes: args.yes ?? false, workspace, model };
    return await thenAdapt(shown, adapting, session, (next) => {
      const { run: _run, digest: _digest, ...rest } = args;
      // Who agreed to this build agreed to all that it changes; and to the adapted plan just now.
      const goesOn = { ...rest, yes: true, resume: { run: result.run } };
      return execBuild(next, params, goesOn, workspace, model, session);
    });
  } catch (error) {
    display.end();
    throw interruptedBy(error, begun, name);
  }
}

/** What the models within it took, of all its processes. */
async function agentsOf(run: string, manifest: Manifest | undefined, workspace: Workspace) {
  if (manifest === undefined || agentsIn(manifest.core).length === 0) return [];
  return withHistory(workspace, (store) => readAgentUsage(run, store));
}

/** A run that its budget has ended goes on with another budget, and what was recorded is not done otherwise. */
function isAdapted(
  { status, enough }: RunResult,
  { adapt, record, replay }: ExecArguments,
  { config }: Workspace,
): boolean {
  const isWanted = (adapt ?? config.adapt.enabled) && record === undefined && replay === undefined;
  return isWanted && status === "failed" && enough === undefined;
}

function nothingRun(name: string, usage: ModelUsage | undefined, { err }: Session): Outcome {
  const { footer, json } = toldUsage(usage, err);
  return {
    status: exitStatus.interrupted,
    text: `Nothing was run. The build is ready: orchc exec ${name}`,
    ...(footer !== undefined && { footer }),
    json: { name, ...json },
  };
}

/** With file and line of the plan. The compiler is loaded for this alone, when there is something to say. */
async function located(diagnostics: readonly Diagnostic[], file: string) {
  if (diagnostics.length === 0) return diagnostics;
  return (await import("../compiler/index.ts")).locateInPlan(diagnostics, file);
}

/** Who words the answer, when that is a model. Throws an OrchcError when none is configured. */
async function answererOf({ config }: Workspace, { model }: CommandModel) {
  if (config.answer.phrase !== "model") return undefined;
  const { createAnswerer } = await import("../model/index.ts");
  const answering = await model("answer");
  // How much material it is shown follows from it.
  await answering.learnContext();
  return createAnswerer(answering);
}

/** Where the run was recorded, when it was. */
function recordedIn({ status, diagnostics }: RunResult, file: string | undefined, cwd: string) {
  const failed = diagnostics.some(({ code }) => code === recordingNotSaved.code);
  return file === undefined || failed || status === "cancelled"
    ? {}
    : { recording: resolve(cwd, file) };
}

async function outcomeOf(
  name: string,
  result: RunResult & {
    readonly agents: readonly AgentUsage[];
    readonly recording?: string;
    readonly continue?: string;
  },
  usage: ModelUsage | undefined,
  session: Session,
): Promise<Outcome> {
  const { run, status, gates, answer, data, notes, validation, statistics, files } = result;
  const waiting = gates.map((gate) => ({ ...gate, commands: gateCommands(gate) }));
  const diagnostics = [...result.diagnostics, ...(validation?.diagnostics ?? [])];
  return {
    status: exitStatusOf(status, statusOf(diagnostics)),
    text: await renderMarkdown(answer, session.out),
    footer: renderRunEnd(result, usage, session.cwd, session.err),
    json: {
      name,
      run,
      status,
      continue: result.continue,
      ...(gates.length > 0 && { gates: waiting }),
      answer,
      data,
      notes,
      validation,
      statistics,
      files,
      usage,
      ...(result.agents.length > 0 && { agents: result.agents }),
    },
    diagnostics,
  };
}

function exitStatusOf(status: RunResult["status"], found: ExitStatus): ExitStatus {
  switch (status) {
    case "success":
      return found;
    case "failed":
      return exitStatus.failed;
    case "cancelled":
      return exitStatus.interrupted;
    case "waiting":
      return exitStatus.waiting;
  }
}
