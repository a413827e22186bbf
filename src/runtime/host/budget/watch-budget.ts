/** What a run leaves out for its budget, and what it would take to do it. */
import {
  budgetLeftOut,
  optionalTasksLeftOut,
  type Diagnostic,
} from "../../../contract/diagnostics/index.ts";
import type { BudgetLimit } from "../../../contract/budget.ts";
import { taskOf } from "../../../contract/instance.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { optionalTasksIn } from "../../../contract/regions/index.ts";
import {
  limitOf,
  type Budget,
  type Command,
  type Graph,
  type SchedulerEvent,
} from "../../scheduler/index.ts";
import { largerBudget } from "./larger-budget.ts";

export interface BudgetWatch {
  sees(event: SchedulerEvent): void;
  hears(commands: readonly Command[]): void;
  /** Whether an attempt within a region may begin. */
  decided(event: SchedulerEvent, commands: readonly Command[]): void;
  /** `undefined` while nothing is left out. */
  problem(elapsedMs: number): BudgetProblem | undefined;
}

export interface BudgetProblem {
  readonly diagnostic: Diagnostic;
  /** "toolCalls=10": a budget in which all that was left out has room. */
  readonly enough: readonly string[];
}

export interface WatchOptions {
  readonly budget: Budget | undefined;
  readonly graph: Graph;
  readonly manifest: Pick<Manifest, "name" | "tasks" | "core">;
  readonly run: string;
}

export function watchBudget({ budget, graph, manifest, run }: WatchOptions): BudgetWatch {
  const { name, tasks, core } = manifest;
  const tasksById = new Map(tasks.map((task) => [task.id, task]));
  const byId = { get: (id: string) => tasksById.get(id) ?? tasksById.get(taskOf(id)) };
  /** Attempts. */
  const begun = new Map<string, number>();
  const limits = new Set<BudgetLimit>();
  const leftOut = new Set<string>();
  const dependents = new Set<string>();
  const notRetried = new Set<string>();
  /** Dollars of what is no task of the manifest: questions to models. */
  const prices = new Map<string, number>();

  /** Of all that the run has begun, here and before, and of what is left. */
  function neededFor(left: readonly string[], { spent }: Budget, elapsedMs: number) {
    const needed = {
      usd: spent.nanoUsd / 1e9,
      toolCalls: spent.toolCalls,
      seconds: spent.seconds + elapsedMs / 1000,
      "perTask.usd": 0,
      "perTask.toolCalls": 0,
    };
    const addTo = (id: string, attempts: number) => {
      const task = byId.get(id);
      const usd = task?.estimate.usd ?? prices.get(id) ?? 0;
      needed.usd += attempts * usd;
      if (task !== undefined) needed.toolCalls += attempts;
      return usd;
    };
    for (const [id, attempts] of begun) addTo(id, attempts);
    for (const id of left) {
      const usd = addTo(id, 1);
      const attempts = (spent.attempts.get(id) ?? 0) + (begun.get(id) ?? 0) + 1;
      needed.seconds += byId.get(id)?.estimate.seconds ?? 0;
      needed["perTask.usd"] = Math.max(needed["perTask.usd"], attempts * usd);
      needed["perTask.toolCalls"] = Math.max(needed["perTask.toolCalls"], attempts);
    }
    return needed;
  }

  function count(id: string): void {
    begun.set(id, (begun.get(id) ?? 0) + 1);
  }

  function rankOf(task: string): number {
    const unit = graph.tasks[graph.nodeAt.get(taskOf(task)) ?? -1]?.unit ?? -1;
    return graph.units[unit]?.rank ?? -1;
  }

  return {
    sees: (event) => {
      // Of a region the attempts within are counted.
      if (event.is === "task.started" && tasksById.has(event.task)) count(event.task);
    },
    decided: (event, commands) => {
      if (event.is !== "attempt.asked") return;
      if (byId.get(event.instance) === undefined)
        prices.set(event.instance, event.cost.nanoUsd / 1e9);
      const refused = commands.find((command) => command.do === "refuse");
      if (refused === undefined) return count(event.instance);
      if (refused.budget === undefined) return;
      limits.add(refused.budget);
      (event.again === undefined ? leftOut : notRetried).add(event.instance);
    },
    hears: (commands) => {
      for (const command of commands) {
        if (command.do === "fail" && command.budget !== undefined) {
          notRetried.add(command.task);
          limits.add(command.budget);
        } else if (command.do === "skip") {
          const { task, budget: limit } = command;
          const needs = byId.get(task)?.needs ?? [];
          if (limit !== undefined) {
            leftOut.add(task);
            limits.add(limit);
          } else if (
            needs.some(({ task: other }) =>
              [leftOut, dependents, notRetried].some((set) => set.has(other)),
            )
          ) {
            dependents.add(task);
          }
        }
      }
    },
    problem: (elapsedMs) => {
      if (budget === undefined || limits.size === 0) return undefined;
      const left = [...leftOut, ...dependents, ...notRetried];
      const needed = neededFor(left, budget, elapsedMs);
      const enough = largerBudget(budget, (limit, given) =>
        Math.max(given, roundedUp(needed[limit], limit)),
      );
      const exceeded = [...limits].map((limit) => `${limit} is ${limitOf(budget, limit)}`);
      // A chain that is left out keeps its order.
      const ordered = [...leftOut].toSorted((a, b) => rankOf(b) - rankOf(a));
      const optional = optionalTasksIn(core);
      if (left.every((id) => optional.has(taskOf(id))))
        return { diagnostic: optionalTasksLeftOut({ run, exceeded, tasks: left }), enough };
      const diagnostic = budgetLeftOut({
        run,
        name,
        exceeded,
        leftOut: ordered,
        dependents: [...dependents],
        notRetried: [...notRetried],
        enough,
      });
      return { diagnostic, enough };
    },
  };
}

/** Estimates of time need some air. */
function roundedUp(amount: number, limit: BudgetLimit): number {
  if (limit === "seconds") return Math.ceil(2 * amount);
  return Math.round(amount * 1e9) / 1e9;
}
