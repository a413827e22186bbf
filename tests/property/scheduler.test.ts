/** The scheduler against a naive model: random graphs of units, and everything that can happen in any order. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { graphOf, initialState, reduce } from "../../src/runtime/scheduler/index.ts";
import type { Command, SchedulerEvent, State } from "../../src/runtime/scheduler/index.ts";
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
      }),
      { minLength: 1, maxLength: 9 },
    ),
  })
  .map(({ maxParallel, chains }) => {
    const tasks: CoreTask[] = [];
    const units = chains.map(({ length, needs, priority, seconds, retries }, u) => {
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
        tasks.push(taskOf(id, own, priority, seconds, retries));
      });
      return { id: `u${u + 1}`, tasks: ids };
    });
    return { tasks, units, maxParallel };
  });

function taskOf(
  id: string,
  needs: Need[],
  priority: CoreTask["priority"],
  seconds: number,
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
    estimate: { seconds, usd: 0 },
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
  cancelled = false;
  finished: string | undefined;
  state: State;

  constructor(plan: Plan) {
    this.plan = plan;
    for (const { id } of plan.tasks) this.statuses.set(id, "pending");
    this.state = initialState(graphOf(asManifest(plan)), plan.maxParallel);
  }

  tell(event: SchedulerEvent): void {
    expect(this.finished, `nothing happens after the end, but ${event.is}`).toBeUndefined();
    const { state, commands } = reduce(this.state, event);
    this.history.push({ state: this.state, event, commands });
    this.state = state;
    for (const command of commands) this.obey(command, event);
  }

  private obey(command: Command, event: SchedulerEvent): void {
    switch (command.do) {
      case "dispatch": {
        const { unit } = command;
        expect(this.cancelled, "nothing is dispatched after a cancel").toBe(false);
        expect(this.scripts.has(unit) || this.over.has(unit) || this.delayed.has(unit)).toBe(false);
        expect(this.needsOf(unit).every((need) => this.isMet(need))).toBe(true);
        expect(this.mostUrgent(), "the most urgent unit goes first").toBe(unit);
        this.scripts.set(unit, { next: 0, leaving: false, retrying: false });
        expect(this.scripts.size).toBeLessThanOrEqual(this.plan.maxParallel);
        return;
      }
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
        return;
      case "fail":
        this.settle(command.task, "running", "failed");
        return;
      case "skip": {
        this.settle(command.task, "pending", "skipped");
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

  private movesOf(unit: string, script: Script): (() => void)[] {
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
      const again = retryable && (this.tries.get(task) ?? 0) <= this.task(task).retry.limit;
      script.retrying = again;
      this.tell({ is: "task.failed", task, retryable, random: 0.5 });
      if (again && !this.cancelled) this.settle(task, "running", "pending");
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
function play(plan: Plan, choices: readonly number[], cancelAfter: number): Model {
  const model = new Model(plan);
  model.tell({ is: "begin", settled: [] });
  for (let step = 0; model.finished === undefined; step += 1) {
    if (step === cancelAfter && model.finished === undefined) model.cancel();
    if (model.finished !== undefined) break;
    const possible = model.possible();
    expect(possible.length, "something can happen while the run is not finished").toBeGreaterThan(
      0,
    );
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
