/** What a script with control flow is given. Each block of it has a `run` of its own, which knows for which item it runs. */
import type { Json } from "../../../contract/json.ts";
import type { Assignment } from "../../protocol/assignment.ts";
import { askedTimes } from "../asked-times.ts";
import { valueOf } from "../delivery.ts";
import { reportProgress } from "../progress.ts";
import { runTask } from "../run-task.ts";
import type { UnitRun } from "../script.ts";
import type { AnyBuild, ScriptRun, UnitServices } from "../script-run.ts";
import { stagingIn } from "../staging.ts";
import { toolContext } from "../tool-context.ts";
import { agent } from "./agent.ts";
import { blocksOf } from "./blocks.ts";
import { forEach } from "./for-each.ts";
import { beginRegion, gate } from "./questions.ts";
import { repeat } from "./repeat.ts";
import { runningAttempts } from "./running-attempts.ts";
import { scopeOf, type Scope } from "./scope.ts";
import type { UnitState } from "./unit-state.ts";

export function regionRun(
  assignment: Assignment,
  services: UnitServices,
  scriptCrash: (error: unknown) => void,
): ScriptRun {
  const { host, signal } = services;
  const attempts = runningAttempts(host);
  const state = { ...services, assignment, attempts, staging: stagingIn(assignment.staging) };
  signal.addEventListener("abort", attempts.abort);
  let isLoaded = false;
  const run = runIn(scopeOf(""), state);
  return {
    get run() {
      isLoaded = true;
      return run;
    },
    print: (text) => attempts.current?.log.write(text),
    crash: (error) => {
      const { current } = attempts;
      if (current !== undefined) current.end(error);
      // While the script is loaded nothing else runs. Later nobody knows whose error it is.
      else if (!isLoaded) scriptCrash(error);
      else return false;
      return true;
    },
    endAttempt: attempts.end,
    broke: (failure) => host.ask({ ask: "broken", key: "", failure }),
  };
}

export function runIn(scope: Scope, state: UnitState): UnitRun<AnyBuild> {
  const { assignment, host, known } = state;
  const { bus, params } = assignment;
  const asked = askedTimes(assignment);
  const nested = { scope, state, runIn: (inner: Scope) => runIn(inner, state) };
  const blocks = blocksOf(nested);
  const output = async (task: string) =>
    valueOf(known(task) ?? (await host.ask({ ask: "output", task })), bus);
  return {
    output: async (task) => (await output(task)) as Json,
    outputIfRun: output,
    param: (name) => params[name] as Json,
    time: asked.time,
    task: async (task, tool, args) => {
      scope.expectOpen();
      // It was checked against the tool's schema when the task ran.
      return (await runOne(
        scope.prefix + task,
        { tool, args, resolved: asked.take() },
        scope,
        state,
      )) as never;
    },
    when: async (region, condition) => {
      scope.expectOpen();
      const taken = Boolean(condition);
      await beginRegion(scope.prefix + region, { is: "branch", taken }, state);
      return taken;
    },
    forEach: (region, list, options, block) => forEach(nested, region, list, options, block),
    repeat: (region, options, carried, block) => repeat(nested, region, options, carried, block),
    plan: blocks.plan,
    firstOf: blocks.firstOf,
    all: blocks.all,
    any: blocks.any,
    settled: blocks.settled,
    // What the model is told the host finds itself, too.
    agent: (region, { tools }) => agent(nested, region, tools),
    // What a person is shown the host finds itself: a script only says where it is.
    gate: async (region) => {
      scope.expectOpen();
      return gate(scope.prefix + region, state);
    },
  };
}

interface Call {
  readonly tool: Parameters<typeof runTask>[1];
  readonly args: unknown;
  readonly resolved: readonly string[];
}

async function runOne(task: string, call: Call, scope: Scope, state: UnitState) {
  const { assignment, staging, attempts, host } = state;
  const { bus, inlineBytes, outputBytes } = assignment;
  let last: { close(): void } | undefined;
  try {
    return await runTask(task, call.tool, call.args, {
      host: { ...host, log: (line) => host.log(line, task) },
      begun: undefined,
      isLast: false,
      staging,
      limits: { inlineBytes, outputBytes },
      resolved: call.resolved,
      valueOf: (delivery) => valueOf(delivery, bus),
      open: () => {
        const attempt = attempts.open(task, scope);
        last = attempt;
        const progress = reportProgress(attempt.host.progress, (line) =>
          attempt.log.write(`${line}\n`),
        );
        const { log, signal, host: own, ended } = attempt;
        return {
          ended,
          run: (work) => attempts.run(attempt, work),
          context: (number, notes) =>
            toolContext(assignment, task, number, {
              host: own,
              staging,
              signal,
              log: () => log,
              notes,
              progress: progress.put,
            }),
          worked: () => {
            progress.close();
            attempt.close();
          },
        };
      },
    });
  } finally {
    last?.close();
  }
}
