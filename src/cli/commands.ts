/** All commands, in the order in which they are used. A command's module is loaded when it is asked for. */
import type { Command } from "./command.ts";

export interface CommandEntry {
  readonly name: string;
  /** How it is written, in the notation of yargs. */
  readonly usage: string;
  readonly does: string;
  readonly load: () => Promise<{ readonly command: Command }>;
}

function entry(usage: string, does: string, load: CommandEntry["load"]): CommandEntry {
  return { name: usage.split(" ", 1)[0] ?? "", usage, does, load };
}

export const commands: readonly CommandEntry[] = [
  entry("init [dir]", "make a workspace that works at once", () => import("./commands/init.ts")),
  entry(
    "plan [query..]",
    "turn a query into a plan, and show it",
    () => import("./commands/plan.ts"),
  ),
  entry(
    "build [name]",
    "turn a plan into scripts that are proven to fit together",
    () => import("./commands/build.ts"),
  ),
  entry("exec [name]", "run a build, and answer", () => import("./commands/exec.ts")),
  entry("run [query..]", "plan, build and run in one go", () => import("./commands/run.ts")),
  entry(
    "verify [name]",
    "build again, and compare with what is there",
    () => import("./commands/verify.ts"),
  ),
  entry(
    "tools [name]",
    "the agents, and what their tools take, give and may touch",
    () => import("./commands/tools.ts"),
  ),
  entry(
    "graph [name]",
    "draw a plan: as a tree, Mermaid, DOT, JSON or SVG",
    () => import("./commands/graph.ts"),
  ),
  entry("runs", "what has been run here", () => import("./commands/runs.ts")),
  entry(
    "show [run] [task]",
    "a run, or one of its tasks, with what came of it",
    () => import("./commands/show.ts"),
  ),
  entry("sql [statement..]", "read the history with SQL", () => import("./commands/sql.ts")),
  entry(
    "doctor",
    "whether everything here works, and what to do where it does not",
    () => import("./commands/doctor.ts"),
  ),
  entry(
    "explain [code]",
    "what a diagnostic means, and the way out",
    () => import("./commands/explain.ts"),
  ),
];
