/**
 * The tools of `orchc mcp`, beside one for each build. What weakens a limit of the workspace (`--sandbox`, `--approval`,
 * `--allow-stale`, `--allow-over-budget`) and what writes to a path (`--record`) is no argument of theirs.
 */
import { buildInWorkspace, planInWorkspace, queryInWorkspace } from "./in-workspace.ts";
import { onBehalf } from "./on-behalf.ts";
import { runThatGoesOn } from "./run-that-goes-on.ts";
import type { McpTool } from "./tool.ts";

const params = "values of its parameters, by name";
export const SAYS_YES =
  "true once the person has agreed to what the tasks change outside the run; without it, a build that writes or destroys is not run, and the result says which tasks ask first";

const ofRun = {
  run: "the id of the run",
  status: "success, failed, cancelled, or waiting for a person",
  answer: "in Markdown",
  data: "outputs of the tasks that were asked for, by agent",
  gates: "what waits for a person, with the commands that decide it",
  continue: "the command that goes on with the run",
  validation: "whether the answer was checked against the data",
};

/** Builds are tools of their own by it. */
export const execTool: McpTool = {
  name: "exec",
  title: "Run a build",
  description:
    "Run a build and answer its request from the data. A build with tasks that write or destroy needs `yes`, which is the person's to give: ask them first. A run that reaches a gate ends as `waiting`; see gates. Cancelling the request ends the run, and resume goes on with it.",
  load: () => import("../commands/exec.ts"),
  takes: ["name!", "param", "budget", "digest", "yes"],
  says: { name: "of a build in generated/", param: params, yes: SAYS_YES },
  gives: ofRun,
  isReadOnly: false,
  isDestructive: true,
  prepare: buildInWorkspace,
};

export const mcpTools: readonly McpTool[] = [
  {
    name: "plan",
    title: "Plan a request",
    description:
      "Turn a request in words into a plan of typed tool calls, and write it to generated/NAME/plan.json. Nothing is executed. The result has the plan, its estimates and what is wrong, each problem with a way out; a request that can be read in several ways lists them, and `reading` chooses. Next: build.",
    load: () => import("../commands/plan.ts"),
    takes: [
      "query!",
      "param",
      "name",
      "reading",
      "budget",
      "profile",
      "strictness",
      "maxTasks",
      "planner",
      "allowUnused",
      "why",
      "check",
    ],
    says: {
      query:
        "the request in words, or the path of a *.query.md or *.plan.yaml file of the workspace, or its name",
      param: params,
      check: "write nothing: only check",
    },
    gives: {
      plan: "the plan",
      analysis: "paths, layers, critical path, cost",
      bound: "what a run takes at most",
      effects: "the tasks that change something outside the run",
      file: "where the plan was written",
    },
    isReadOnly: false,
    prepare: queryInWorkspace,
  },
  {
    name: "build",
    title: "Build a plan",
    description:
      "Compile a plan into type-checked TypeScript scripts in generated/NAME, for a person to review. Nothing is executed. The build is then a tool of its own, named after it. Next: exec.",
    load: () => import("../commands/build.ts"),
    takes: ["plan!", "name", "param", "budget", "check"],
    says: { param: params, check: "write nothing: compare the files with the plan" },
    gives: { builds: "each with its digest and the files that were written" },
    isReadOnly: false,
    prepare: planInWorkspace,
  },
  execTool,
  {
    name: "resume",
    title: "Go on with a run",
    description:
      "Go on with a run that failed, was cancelled or interrupted, or waited at a gate that is decided now. What succeeded is kept and not done again.",
    load: () => import("../commands/exec.ts"),
    takes: ["run!", "budget", "yes"],
    says: { run: "its id, the beginning of it, or last", yes: SAYS_YES },
    gives: ofRun,
    isReadOnly: false,
    isDestructive: true,
    prepare: runThatGoesOn,
  },
  {
    name: "show",
    title: "Show a run or a task",
    description:
      "Show a run with its tasks and answer, or, with `task`, one task with its arguments, attempts and whole output.",
    load: () => import("../commands/show.ts"),
    takes: ["run", "task"],
    gives: {
      run: "the run",
      tasks: "its tasks with their status",
      answer: "in Markdown",
      files: "files that it made",
      task: "the task",
      attempts: "its tries, with errors",
      output: "what it gave",
    },
    isReadOnly: true,
  },
  {
    name: "runs",
    title: "List runs",
    description: "List the runs of this workspace, newest first.",
    load: () => import("../commands/runs.ts"),
    takes: ["limit"],
    gives: { runs: "each with id, build, status and request" },
    isReadOnly: true,
  },
  {
    name: "gates",
    title: "List what waits for a person",
    description:
      "List the gates of runs that wait for a person, with the question, what it is about, and the command lines that decide them. Show them to the person: the decision is theirs.",
    load: () => import("../commands/gates.ts"),
    takes: ["run", "all"],
    gives: { gates: "each with run, task, question and commands" },
    isReadOnly: true,
  },
  {
    name: "approve",
    title: "Approve a gate, for a person",
    description:
      "Tell orchc that a person has approved a gate. Never decide yourself: call this only when the person has said so, and pass their name as `by`. Refused unless the workspace allows decisions through MCP; the person then runs orchc approve. Next: resume.",
    load: () => import("../commands/approve.ts"),
    takes: ["run!", "task!", "by!", "value", "reason"],
    says: { run: "its id, the beginning of it, or last", by: "the person who decided" },
    gives: {
      run: "the id of the run",
      task: "the gate",
      decision: "approved",
      by: "who decided, and through which program",
      continue: "the command that goes on with the run",
    },
    isReadOnly: false,
    isDestructive: true,
    prepare: (input, call) => onBehalf(input, call, "approved"),
  },
  {
    name: "reject",
    title: "Reject a gate, for a person",
    description:
      "Tell orchc that a person has rejected a gate; what needs it is not done. The rules of approve hold.",
    load: () => import("../commands/reject.ts"),
    takes: ["run!", "task!", "by!", "reason"],
    says: { run: "its id, the beginning of it, or last", by: "the person who decided" },
    gives: {
      run: "the id of the run",
      task: "the gate",
      decision: "rejected",
      by: "who decided, and through which program",
      continue: "the command that goes on with the run",
    },
    isReadOnly: false,
    isDestructive: true,
    prepare: (input, call) => onBehalf(input, call, "rejected"),
  },
  {
    name: "tools",
    title: "Search the catalog",
    description:
      "What plans can be made of: all agents; the tools of one, or inputs, outputs and permissions of a tool, by `name`; or which tools the words of a request find, by `try`. These are not tools of this server.",
    load: () => import("../commands/tools.ts"),
    takes: ["name", "try"],
    gives: {
      agents: "all of them, with their tools",
      tools: "of the agent",
      tool: "with its schemas",
    },
    isReadOnly: true,
  },
  {
    name: "explain",
    title: "Explain a diagnostic",
    description:
      "Explain a code such as ORC2102: what it means, and how to fix it. Without a code, list all of them.",
    load: () => import("../commands/explain.ts"),
    takes: ["code"],
    gives: {
      code: "its code",
      title: "what is wrong",
      explanation: "in Markdown",
      codes: "all of them",
    },
    isReadOnly: true,
  },
];
