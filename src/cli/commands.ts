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
  entry(
    "init [dir]",
    "create a workspace with a working example",
    () => import("./commands/init.ts"),
  ),
  entry(
    "plan [query..]",
    "turn a query into a plan, and show it",
    () => import("./commands/plan.ts"),
  ),
  entry(
    "build [plan]",
    "compile a plan into type-checked scripts",
    () => import("./commands/build.ts"),
  ),
  entry("exec [name]", "run a build and answer its query", () => import("./commands/exec.ts")),
  entry(
    "retry [run]",
    "do what failed in a run again, or some of its tasks",
    () => import("./commands/retry.ts"),
  ),
  entry(
    "cancel [run]",
    "end a run that another process executes",
    () => import("./commands/cancel.ts"),
  ),
  entry(
    "findings [run]",
    "list what the checks of a run have found: new, known, resolved",
    () => import("./commands/findings.ts"),
  ),
  entry(
    "gates",
    "list what waits for a person, and how it is decided",
    () => import("./commands/gates.ts"),
  ),
  entry(
    "approve [run] [task]",
    "approve a gate of a run, or a build as it is",
    () => import("./commands/approve.ts"),
  ),
  entry(
    "reject [run] [task]",
    "reject a gate: what needs it is not done",
    () => import("./commands/reject.ts"),
  ),
  entry("run [query..]", "plan, build and run in one command", () => import("./commands/run.ts")),
  entry(
    "verify [name]",
    "rebuild, and compare with the existing files",
    () => import("./commands/verify.ts"),
  ),
  entry(
    "drift [name]",
    "show what has changed of what builds stand on, and whether they still fit",
    () => import("./commands/drift.ts"),
  ),
  entry(
    "fmt [files..]",
    "format query files and plan files; comments stay",
    () => import("./commands/fmt.ts"),
  ),
  entry(
    "template [action] [name]",
    "keep plans with parameters, and use them again",
    () => import("./commands/template.ts"),
  ),
  entry(
    "patterns [action] [name]",
    "list plans that have run well, and share them without their values",
    () => import("./commands/patterns.ts"),
  ),
  entry(
    "test [name]",
    "repeat recorded runs offline, and compare the results",
    () => import("./commands/test.ts"),
  ),
  entry(
    "tools [name]",
    "list agents, and tools with inputs, outputs and permissions",
    () => import("./commands/tools.ts"),
  ),
  entry(
    "graph [name]",
    "draw a plan: as a tree, Mermaid, DOT, JSON or SVG",
    () => import("./commands/graph.ts"),
  ),
  entry(
    "diff [a] [b]",
    "show what differs between two plans, or a plan and what was committed",
    () => import("./commands/diff.ts"),
  ),
  entry(
    "compare [a] [b]",
    "score two plans, and say why one is better",
    () => import("./commands/compare.ts"),
  ),
  entry(
    "runs [action]",
    "list the runs of this workspace, or remove what interrupted ones left",
    () => import("./commands/runs.ts"),
  ),
  entry(
    "cache [action]",
    "list the results that later runs could take, or forget them",
    () => import("./commands/cache.ts"),
  ),
  entry(
    "show [run] [task]",
    "show a run, or one of its tasks, with results",
    () => import("./commands/show.ts"),
  ),
  entry(
    "logs [run] [task]",
    "print what the tools of a run logged",
    () => import("./commands/logs.ts"),
  ),
  entry(
    "events [run]",
    "print what happened in a run, one JSON object a line",
    () => import("./commands/events.ts"),
  ),
  entry(
    "artifacts [run]",
    "list the files that tasks of a run made, and who used them",
    () => import("./commands/artifacts.ts"),
  ),
  entry(
    "stats",
    "show how the tools of all runs did: durations, successes, retries",
    () => import("./commands/stats.ts"),
  ),
  entry("sql [statement..]", "query the history with SQL", () => import("./commands/sql.ts")),
  entry(
    "doctor",
    "check the installation and the workspace, with a fix for each problem",
    () => import("./commands/doctor.ts"),
  ),
  entry(
    "mcp",
    "serve plans, builds and runs to a coding assistant, as an MCP server",
    () => import("./commands/mcp.ts"),
  ),
  entry(
    "explain [code]",
    "explain a diagnostic, and how to fix it",
    () => import("./commands/explain.ts"),
  ),
];
