/** What every command is given: where it is run, how to find the workspace, how to talk. */
import type { Project } from "../project.ts";
import type { ModelConfig, Workspace, WorkspaceOptions } from "../workspace/index.ts";
import type { RunEvent } from "../contract/events.ts";
import { distinctDiagnostics, type Diagnostic } from "../contract/diagnostics/index.ts";
import { readGlobalFlags, type GlobalFlags } from "./global-flags.ts";
import { renderDiagnostics, shownProblems } from "./render/diagnostics.ts";
import type { QueryOrigin } from "./render/place.ts";
import { screenOf, type Screen } from "./screen.ts";

/** Follows what a command does, instead of a person who looks at the screen. */
export interface Watcher {
  /** What happens in a run. */
  onEvent(event: RunEvent): void;
  /** What is done before one, in a line. */
  onStage(text: string): void;
}

export interface Session {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly flags: GlobalFlags;
  /** For results. */
  readonly out: Screen;
  /** For progress and problems. */
  readonly err: Screen;
  /** Then nothing of it is shown on the screen. */
  readonly watcher?: Watcher;
  /** The workspace, with settings from the command line in the shape of the configuration. */
  workspace(settings?: Readonly<Record<string, unknown>>): Promise<Workspace>;
  /** The same, with catalog and planner. @param recordings of models, over what is configured */
  project(
    settings?: Readonly<Record<string, unknown>>,
    recordings?: ModelConfig["recordings"],
  ): Promise<Project>;
  /** A line of progress; silent with `--quiet`. */
  note(line: string): void;
  /**
   * Shows problems before the command goes on, and gives those that are left to report at its end:
   * all of them with `--json`, where everything stands in one document.
   */
  tellNow(diagnostics: readonly Diagnostic[], source?: QueryOrigin): readonly Diagnostic[];
  /** Those that have not been shown yet, each once: several steps of a command find the same. */
  untold(diagnostics: readonly Diagnostic[]): readonly Diagnostic[];
}

export function openSession(words: readonly string[]): Session {
  const { env } = process;
  const cwd = process.cwd();
  const flags = readGlobalFlags(words);
  const err = screenOf(process.stderr, env, flags.color);
  const note = (line: string): void => {
    if (!flags.quiet) err.write(`${line}\n`);
  };
  const shownEarlier: Diagnostic[] = [];
  const from = (settings: Readonly<Record<string, unknown>> = {}): WorkspaceOptions => ({
    cwd,
    env,
    flags: settings,
    ...(flags.workspace !== undefined && { root: flags.workspace }),
  });
  return {
    cwd,
    env,
    flags,
    out: screenOf(process.stdout, env, flags.color),
    err,
    note,
    // loaded when they are needed: help needs neither, and only planning and building need the compiler
    workspace: async (settings) =>
      (await import("../workspace/index.ts")).findWorkspace(from(settings)),
    project: async (settings, recordings) =>
      (await import("../project.ts")).openProject({ ...from(settings), recordings }),
    tellNow(diagnostics, source) {
      if (flags.json) return diagnostics;
      shownEarlier.push(...diagnostics);
      const shown = shownProblems(diagnostics, flags);
      if (shown.length > 0) {
        err.write(`${renderDiagnostics(shown, { cwd, source, style: err })}\n\n`);
      }
      return [];
    },
    untold(diagnostics) {
      const earlier = new Set(shownEarlier.map((problem) => JSON.stringify(problem)));
      return distinctDiagnostics(diagnostics).filter(
        (problem) => !earlier.has(JSON.stringify(problem)),
      );
    },
  };
}
