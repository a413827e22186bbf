/** The scheduler against a naive model: random graphs of units, and everything that can happen in any order. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  graphOf,
  initialState,
  nanoUsdOf,
  reduce,
  UNLIMITED_RETRIES,
} from "../../src/runtime/scheduler/index.ts";
import type { Budget, Command, SchedulerEvent, State } from "../../src/runtime/scheduler/index.ts";
import type { CoreTask } from "../../src/contract/manifest.ts";
import { priorities, type Need } from "../../src/contract/plan.ts";
import { coreOf } from "../support/core.ts";
import { noPermissions } from "../support/permissions.ts";

interface Plan {
  readonly tasks: readonly CoreTask[];
  readonly units: readonly { readonly id: string; readonly tasks: readonly string[] }[];
  readonly maxParallel: number;
}

const whens = ["success", "failure", "always"] as const;

/** Chains of tasks; the head of each needs outcomes of tasks of earlier chains. */
const plans: fc.Arbitrary<Plan> = fc
  .record({
    maxParallel: fc.integer({ min: 1, max: 4 }),
    chains: fc.array(
      fc.record({
        length: fc.integer({ min: 1, max: 3 }),
        needs: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...whens)), { maxLength: 3 }),
        priority: fc.constantFrom(...priorities),
        seconds: fc.integer({ min: 0, max: 5 }),
        retries: fc.integer({ min: 0, max: 2 }),
        cents: fc.integer({ min: 0, max: 30 }),
      }),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ maxParallel, chains }) => {
    const tasks: CoreTask[] = [];
    const units = chains.map(({ length, needs, priority, seconds, retries, cents }, u) => {
      const earlier = tasks.map(({ id }) => id);
      const ids = Array.from({ length }, (_, i) => `t${tasks.length + i + 1}`);
      ids.forEach((id, i) => {
        const before = ids[i - 1];
        const own: Need[] =
          before === undefined
            ? needs.flatMap(([at, when]) => {
                const task = earlier[at % Math.max(1, earlier.length)];
                return task === undefined ? [] : [{ task, when }];
              })
            : [{ task: before, when: "success" }];
        tasks.push(taskOf(id, own, priority, { seconds, usd: cents / 100 }, retries));
      });
      return { id: `u${u + 1}`, tasks: ids };
    });
    return { tasks, units, maxParallel };
  });

function taskOf(
  id: string,
  needs: Need[],
  priority: CoreTask["priority"],
  estimate: CoreTask["estimate"],
  limit: number,
): CoreTask {
  return {
    id,
    title: id,
    agent: "a",
    tool: "a.t",
    args: {},
    needs,
    priority,
    estimate,
    retry: { limit, backoff: "exponential", baseMs: 100 },
    timeoutMs: 1000,
  };
}

type Status = "pending" | "running" | "success" | "failed" | "skipped" | "cancelled";

/** What a script of a unit is at. */
interface Script {
  next: number;
  leaving: boolean;
  retrying: boolean;
}

/** Knows the rules in the plainest form, and fails the test when a command breaks one. */
class Model {
  readonly statuses = new Map<string, Status>();
  readonly tries = new Map<string, number>();
  readonly scripts = new Map<string, Script>();
  readonly delayed = new Set<string>();
  readonly over = new Set<string>();
  readonly stopped = new Set<string>();
  readonly history: { state: State; event: SchedulerEvent; commands: readonly Command[] }[] = [];
  readonly plan: Plan;
  readonly budget: Budget | undefined;
  /** Units that were left out for the budget. */
  readonly leftOut = new Set<string>();
  elapsedMs = 0;
  cancelled = false;
  finished: string | undefined;
  state: State;

  constructor(plan: Plan, budget?: Budget) {
    this.plan = plan;
    this.budget = budget;
    for (const { id } of plan.tasks) this.statuses.set(id, "pending");
    this.state = initialState(
      graphOf(asManifest(plan)),
      plan.maxParallel,
      UNLIMITED_RETRIES,
      budget,
    );
  }

  tell(event: SchedulerEvent): void {
    expect(this.finished, `nothing happens after the end, but ${event.is}`).toBeUndefined();
    const { state, commands } = reduce(this.state, event, this.elapsedMs);
    this.history.push({ state: this.state, event, commands });
    this.state = state;
    const before = new Set(this.plan.units.filter(({ id }) => this.isToCome(id)));
    for (const command of commands) this.obey(command, event);
    if (this.budget === undefined) return;
    const { nanoUsd, toolCalls } = this.budget;
    const committed = this.committed();
    expect(committed.nanoUsd, "money").toBeLessThanOrEqual(nanoUsd);
    expect(committed.toolCalls, "tool calls").toBeLessThanOrEqual(toolCalls);
    this.expectNoRoom(commands, before);
  }

  /** Attempts that have begun, and one for each task that is to come in what runs or waits for its next try. */
  committed(): { nanoUsd: number; toolCalls: number } {
    const open = [...this.scripts.keys(), ...this.delayed].flatMap((unit) => this.pending(unit));
    const begun = [...this.tries].flatMap(([id, tries]) => Array.from({ length: tries }, () => id));
    return this.costOf([...begun, ...open]);
  }

  costOf(tasks: readonly string[]): { nanoUsd: number; toolCalls: number } {
    const prices = tasks.map((id) => nanoUsdOf(this.task(id).estimate.usd));
    return { nanoUsd: prices.reduce((sum, price) => sum + price, 0), toolCalls: tasks.length };
  }

  pending(unit: string): readonly string[] {
    return this.unit(unit).tasks.filter((task) => this.statuses.get(task) === "pending");
  }

  private isToCome(unit: string): boolean {
    return !this.hasBegun(unit) && this.pending(unit).length > 0;
  }

  private hasBegun(unit: string): boolean {
    return this.scripts.has(unit) || this.delayed.has(unit) || this.over.has(unit);
  }

  /** A unit is left out only when there is no room for it beside all else that is to come, or no time. */
  private expectNoRoom(commands: readonly Command[], before: ReadonlySet<Plan["units"][number]>) {
    const { nanoUsd = 0, toolCalls = 0 } = this.budget ?? {};
    const out = commands.flatMap((one) =>
      one.do === "skip" && one.budget !== undefined ? [one] : [],
    );
    for (const { task, budget } of out) {
      const unit = [...before].find(({ tasks }) => tasks.includes(task));
      expect(unit, "only what has not begun is left out").toBeDefined();
      if (unit === undefined) continue;
      this.leftOut.add(unit.id);
      if (budget === "seconds") {
        const seconds = unit.tasks.reduce((sum, id) => sum + this.task(id).estimate.seconds, 0);
        expect(seconds).toBeGreaterThan((this.budget?.seconds ?? 0) - this.elapsedMs / 1000);
        continue;
      }
      const isOut = (one: Plan["units"][number]) =>
        out.some(
          ({ task: other, budget: limit }) => limit !== "seconds" && one.tasks.includes(other),
        );
      // What had no time in the end was kept a part of the budget until then.
      const others = [...before].filter((one) => !this.hasBegun(one.id) && !isOut(one));
      const kept = this.costOf(others.flatMap((one) => one.tasks));
      const cost = this.costOf(unit.tasks);
      const committed = this.committed();
      const over =
        budget === "usd"
          ? committed.nanoUsd + kept.nanoUsd + cost.nanoUsd > nanoUsd
          : committed.toolCalls + kept.toolCalls + cost.toolCalls > toolCalls;
      expect(over, `${unit.id} has no room`).toBe(true);
    }
  }

  private obey(command: Command, event: SchedulerEvent): void {
    switch (command.do) {
      case "dispatch": {
        const { unit } = command;
        expect(this.cancelled, "nothing is dispatched after a cancel").toBe(false);
        expect(this.scripts.has(unit) || this.over.has(unit) || this.delayed.has(unit)).toBe(false);
        expect(this.needsOf(unit).every((need) => this.isMet(need))).toBe(true);
        if (this.budget === undefined) {
          expect(this.mostUrgent(), "the most urgent unit goes first").toBe(unit);
        }
        this.scripts.set(unit, { next: 0, leaving: false, retrying: false });
        expect(this.scripts.size).toBeLessThanOrEqual(this.plan.maxParallel);
        return;
      }
      case "allow":
      case "refuse":
        expect.fail("no region has asked for an attempt");
        return;
      case "delay":
        expect(event).toEqual({ is: "unit.ended", unit: command.unit });
        expect(command.ms).toBeGreaterThanOrEqual(0);
        expect(command.ms).toBeLessThanOrEqual(200);
        this.delayed.add(command.unit);
        return;
      case "stop":
        this.stopped.add(command.unit);
        return;
      case "retry":
        expect(this.tries.get(command.task)).toBeLessThanOrEqual(
          this.task(command.task).retry.limit,
        );
        this.settle(command.task, "running", "pending");
        return;
      case "fail": {
        this.settle(command.task, "running", "failed");
        const script = this.scripts.get(this.unitOf(command.task));
        if (command.budget !== undefined) expect(script?.retrying).toBe(true);
        else if (!this.cancelled) expect(script?.retrying).toBe(false);
        if (script !== undefined) script.retrying = false;
        return;
      }
      case "skip": {
        this.settle(command.task, "pending", "skipped");
        if (command.budget !== undefined) {
          expect(this.budget).toBeDefined();
          return;
        }
        const blamed = this.task(command.task).needs.filter(
          (need) => this.isSettled(need.task) && !this.isMet(need),
        );
        const reasons = blamed.map(({ task, when }) => reason(when, task, this.statuses.get(task)));
        expect(reasons).toContain(command.reason);
        return;
      }
      case "cancel":
        expect(this.cancelled).toBe(true);
        expect(["pending", "running"]).toContain(this.statuses.get(command.task));
        this.statuses.set(command.task, "cancelled");
        return;
      case "finish":
        expect(this.finished).toBeUndefined();
        this.finished = command.status;
        for (const [at] of this.plan.units.entries()) {
          expect(this.state.units.get(at).phase).toBe("ended");
        }
        return;
    }
  }

  private settle(task: string, from: Status, to: Status): void {
    expect(this.statuses.get(task)).toBe(from);
    this.statuses.set(task, to);
  }

  /** Every event that could come next. */
  possible(): (() => void)[] {
    const events: (() => void)[] = [];
    for (const [unit, script] of this.scripts) events.push(...this.movesOf(unit, script));
    for (const unit of this.delayed) {
      events.push(() => {
        this.delayed.delete(unit);
        this.tell({ is: "delay.over", unit });
      });
    }
    return events;
  }

  movesOf(unit: string, script: Script): (() => void)[] {
    const task = this.unit(unit).tasks[script.next];
    const status = task === undefined ? undefined : this.statuses.get(task);
    const end = () => {
      this.scripts.delete(unit);
      if (!script.retrying || this.cancelled) this.over.add(unit);
      this.tell({ is: "unit.ended", unit });
    };
    if (task === undefined || script.leaving) return [end];
    if (status === "success") {
      script.next += 1; // It answers from the store.
      return this.movesOf(unit, script);
    }
    if (status === "pending") {
      const start = () => {
        this.settle(task, "pending", "running");
        this.tries.set(task, (this.tries.get(task) ?? 0) + 1);
        this.tell({ is: "task.started", task });
      };
      return this.stopped.has(unit) ? [end] : [start];
    }
    const succeed = () => {
      this.settle(task, "running", "success");
      this.tell({ is: "task.succeeded", task });
    };
    const fail = (retryable: boolean) => () => {
      script.leaving = true;
      const may = retryable && (this.tries.get(task) ?? 0) <= this.task(task).retry.limit;
      script.retrying = may;
      this.tell({ is: "task.failed", task, retryable, random: 0.5 });
    };
    return [succeed, fail(false), fail(true)];
  }

  cancel(): void {
    this.cancelled = true;
    this.tell({ is: "cancel", as: "cancelled" });
    expect([...this.stopped].toSorted()).toEqual([...this.scripts.keys()].toSorted());
  }

  private mostUrgent(): string | undefined {
    const ready = this.plan.units.filter(
      ({ id, tasks }) =>
        !this.scripts.has(id) &&
        !this.delayed.has(id) &&
        tasks.some((task) => this.statuses.get(task) === "pending") &&
        this.needsOf(id).every((need) => this.isMet(need)),
    );
    const key = ({ tasks }: Plan["units"][number]): readonly [number, number] => [
      Math.min(...tasks.map((task) => priorities.indexOf(this.task(task).priority))),
      -this.remaining(tasks[0] ?? ""),
    ];
    return ready.toSorted((a, b) => {
      const [one, other] = [key(a), key(b)];
      return one[0] - other[0] || one[1] - other[1];
    })[0]?.id;
  }

  /** Seconds of the longest path that begins with the task. */
  private remaining(task: string): number {
    const after = this.plan.tasks.filter(({ needs }) => needs.some((need) => need.task === task));
    const longest = Math.max(0, ...after.map(({ id }) => this.remaining(id)));
    return this.task(task).estimate.seconds + longest;
  }

  isSettled(task: string): boolean {
    return !["pending", "running"].includes(this.statuses.get(task) ?? "");
  }

  isMet({ task, when }: Need): boolean {
    const status = this.statuses.get(task);
    if (!this.isSettled(task)) return false;
    return when === "always" || status === (when === "success" ? "success" : "failed");
  }

  needsOf(unit: string): readonly Need[] {
    return this.task(this.unit(unit).tasks[0] ?? "").needs;
  }

  task(id: string): CoreTask {
    const found = this.plan.tasks.find((task) => task.id === id);
    if (found === undefined) throw new Error(`no task ${id}`);
    return found;
  }

  private unitOf(task: string): string {
    return this.plan.units.find(({ tasks }) => tasks.includes(task))?.id ?? "";
  }

  unit(id: string): Plan["units"][number] {
    const found = this.plan.units.find((unit) => unit.id === id);
    if (found === undefined) throw new Error(`no unit ${id}`);
    return found;
  }
}

function reason(when: string, task: string, status: Status | undefined): string {
  const was = { success: "succeeded", failed: "failed", skipped: "was skipped" } as const;
  return `It needs the ${when} of ${task}, which ${was[status as keyof typeof was]}.`;
}

function asManifest({ tasks, units }: Plan) {
  return {
    tasks: [...tasks],
    core: coreOf(units.map(({ id, tasks: ids }) => [id, ids])),
    units: units.map(({ id }) => ({
      id,
      file: `${id}.ts`,
      sha256: "",
      region: id,
      permissions: noPermissions,
      dynamic: [],
    })),
  };
}

/** Lets chance choose what happens, until nothing can. */
function play(plan: Plan, choices: readonly number[], cancelAfter: number, budget?: Budget): Model {
  const model = new Model(plan, budget);
  model.tell({ is: "begin", settled: [] });
  for (let step = 0; model.finished === undefined; step += 1) {
    if (step === cancelAfter && model.finished === undefined) model.cancel();
    if (model.finished !== undefined) break;
    const possible = model.possible();
    expect(possible.length, "something can happen while the run is not finished").toBeGreaterThan(
      0,
    );
    model.elapsedMs += (choices[step] ?? 0) % 900;
    possible[(choices[step] ?? 0) % possible.length]?.();
  }
  return model;
}

const choices = fc.array(fc.nat(), { maxLength: 200 });

test("whatever happens in whatever order, every task settles as the rules say, and the run ends once", () => {
  fc.assert(
    fc.property(plans, choices, (plan, order) => {
      const model = play(plan, order, Infinity);
      const statuses = [...model.statuses.values()];
      expect(statuses.every((status) => ["success", "failed", "skipped"].includes(status))).toBe(
        true,
      );
      expect(model.finished).toBe(statuses.includes("failed") ? "failed" : "success");
      expect(model.scripts.size).toBe(0);
      // A task was skipped exactly when one of its needs did not come true.
      for (const { id, needs } of plan.tasks) {
        const hopeless = needs.some((need) => !model.isMet(need));
        expect(model.statuses.get(id) === "skipped").toBe(hopeless);
        expect(model.tries.has(id)).toBe(!hopeless);
      }
    }),
    { numRuns: 2000 },
  );
});

test("cancelled at any moment, everything settles, nothing new starts, and what was done stays done", () => {
  fc.assert(
    fc.property(plans, choices, fc.nat({ max: 30 }), (plan, order, cancelAfter) => {
      const model = play(plan, order, cancelAfter);
      const statuses = [...model.statuses.values()];
      expect(statuses.some((status) => status === "pending" || status === "running")).toBe(false);
      const worst = ["cancelled", "failed"].find((status) => statuses.includes(status as Status));
      expect(model.finished).toBe(worst ?? "success");
    }),
    { numRuns: 2000 },
  );
});

test("the same state and event give the same commands, however often and whenever they are asked for", () => {
  fc.assert(
    fc.property(plans, choices, (plan, order) => {
      const { history } = play(plan, order, Infinity);
      for (const { state, event, commands } of history.toReversed()) {
        expect(reduce(state, event).commands).toEqual(commands);
      }
    }),
    { numRuns: 300 },
  );
});

test("a run that begins where another was killed ends with the same statuses, and starts nothing twice", () => {
  fc.assert(
    fc.property(plans, choices, fc.nat({ max: 40 }), (plan, order, killedAfter) => {
      const whole = new Model(plan);
      whole.tell({ is: "begin", settled: [] });
      for (let step = 0; step < killedAfter && whole.finished === undefined; step += 1) {
        const possible = whole.possible();
        possible[(order[step] ?? 0) % possible.length]?.();
      }
      const settled = [...whole.statuses].flatMap(([task, status]) =>
        status === "success" || status === "failed" || status === "skipped"
          ? [{ task, status }]
          : [],
      );
      const next = new Model(plan);
      for (const { task, status } of settled) next.statuses.set(task, status);
      next.tell({ is: "begin", settled });
      for (let step = 0; next.finished === undefined; step += 1) {
        const possible = next.possible();
        expect(possible.length).toBeGreaterThan(0);
        possible[(order[step] ?? 0) % possible.length]?.();
      }
      for (const { task, status } of settled) expect(next.statuses.get(task)).toBe(status);
      for (const { task } of settled) expect(next.tries.has(task)).toBe(false);
      for (const { id, needs } of plan.tasks) {
        const hopeless = needs.some((need) => !next.isMet(need));
        expect(next.statuses.get(id) === "skipped").toBe(hopeless);
      }
    }),
    { numRuns: 2000 },
  );
});

const budgets: fc.Arbitrary<Budget> = fc
  .record({
    cents: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 200 })),
    toolCalls: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 25 })),
    seconds: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 20 })),
  })
  .map(({ cents, ...rest }) => ({
    ...rest,
    nanoUsd: nanoUsdOf(cents / 100),
    perTask: { nanoUsd: Infinity, toolCalls: Infinity },
    spent: { nanoUsd: 0, toolCalls: 0, seconds: 0, attempts: new Map<string, number>() },
  }));

test("a budget is never exceeded, whatever happens in whatever order, and nothing is left out that has room", () => {
  fc.assert(
    fc.property(
      plans,
      choices,
      budgets,
      fc.option(fc.nat({ max: 30 }), { nil: Infinity }),
      (plan, order, budget, cancelAfter) => {
        const model = play(plan, order, cancelAfter, budget);
        const statuses = [...model.statuses.values()];
        expect(statuses.some((status) => status === "pending" || status === "running")).toBe(false);
        // The model has checked the budget after each event; nothing is kept for anybody in the end.
        expect(model.state.committed).toEqual(model.committed());
        if (cancelAfter < Infinity) return;
        const isWhole = model.leftOut.size === 0 && !statuses.includes("failed");
        expect(model.finished).toBe(isWhole ? "success" : "failed");
      },
    ),
    { numRuns: 2000 },
  );
});

test("a budget that has room for everything changes nothing", () => {
  const enough: Budget = {
    nanoUsd: nanoUsdOf(1000),
    toolCalls: 1000,
    seconds: 1e6,
    perTask: { nanoUsd: Infinity, toolCalls: 10 },
    spent: { nanoUsd: 0, toolCalls: 0, seconds: 0, attempts: new Map() },
  };
  fc.assert(
    fc.property(plans, choices, (plan, order) => {
      const [without, within] = [undefined, enough].map((one) => play(plan, order, Infinity, one));
      const commands = (model?: Model) => model?.history.map((step) => step.commands);
      expect(commands(within)).toEqual(commands(without));
    }),
    { numRuns: 1000 },
  );
});

test("when all goes well, the most urgent that fits is done with what it needs, whatever is ready first", () => {
  fc.assert(
    fc.property(plans, choices, budgets, (given, order, { nanoUsd, toolCalls, ...rest }) => {
      const tasks = given.tasks.map((task) => ({
        ...task,
        needs: task.needs.map((need) => ({ ...need, when: "success" as const })),
      }));
      const plan = { ...given, tasks };
      const model = new Model(plan, { ...rest, seconds: Infinity, nanoUsd, toolCalls });
      model.tell({ is: "begin", settled: [] });
      for (let step = 0; model.finished === undefined; step += 1) {
        // Of a running task the first move is that it succeeds.
        const [unit, script] = [...model.scripts][(order[step] ?? 0) % model.scripts.size] ?? [];
        if (unit !== undefined && script !== undefined) model.movesOf(unit, script)[0]?.();
      }
      const done = new Set<string>();
      const spent = { nanoUsd: 0, toolCalls: 0 };
      const { byRank, units } = model.state.graph;
      for (const id of byRank.map((at) => units[at]?.id ?? "")) {
        const group = ancestors(model, id).filter((one) => !done.has(one));
        const cost = model.costOf(group.flatMap((one) => model.unit(one).tasks));
        const fits =
          spent.nanoUsd + cost.nanoUsd <= nanoUsd && spent.toolCalls + cost.toolCalls <= toolCalls;
        const costsNothing = cost.nanoUsd === 0 && cost.toolCalls === 0;
        if (!fits && !costsNothing) continue;
        for (const one of group) done.add(one);
        spent.nanoUsd += cost.nanoUsd;
        spent.toolCalls += cost.toolCalls;
      }
      for (const { id, tasks: own } of plan.units) {
        const status = done.has(id) ? "success" : "skipped";
        for (const task of own) expect(model.statuses.get(task), `${id} ${task}`).toBe(status);
      }
    }),
    { numRuns: 1000 },
  );
});

/** The unit and all that it needs. */
function ancestors(model: Model, id: string): string[] {
  const found = new Set([id]);
  for (const unit of found) {
    for (const { task } of model.needsOf(unit)) {
      const other = model.plan.units.find(({ tasks }) => tasks.includes(task));
      if (other !== undefined) found.add(other.id);
    }
  }
  return [...found];
}
