import { expect, test } from "vitest";
import {
  graphOf,
  initialState,
  reduce,
  type Command,
  type SchedulerEvent,
} from "../../../../src/runtime/scheduler/index.ts";
import { coreManifest } from "./core-manifest.ts";

/** All commands that follow from the events. */
function commandsOf(units: Record<string, string[]>, events: SchedulerEvent[], maxParallel = 8) {
  let state = initialState(graphOf(coreManifest(units)), maxParallel);
  const all: Command[] = [];
  for (const event of events) {
    const step = reduce(state, event);
    state = step.state;
    all.push(...step.commands);
  }
  return all;
}

test("a plan without tasks is finished when it begins", () => {
  expect(commandsOf({}, [{ is: "begin", settled: [] }])).toEqual([
    { do: "finish", status: "success" },
  ]);
});

test("a unit in the middle of which another waits lets that one start before it ends itself", () => {
  const units = { u1: ["t1", "t2"], u2: ["t3 < t1"] };
  const commands = commandsOf(units, [
    { is: "begin", settled: [] },
    { is: "task.started", task: "t1" },
    { is: "task.succeeded", task: "t1" },
  ]);
  expect(commands).toEqual([
    { do: "dispatch", unit: "u1" },
    { do: "dispatch", unit: "u2" },
  ]);
});

test("a run that was cancelled before it was killed counts as cancelled, whatever else failed", () => {
  const settled = [
    { task: "t1", status: "cancelled" },
    { task: "t2", status: "failed" },
  ] as const;
  expect(commandsOf({ u1: ["t1"], u2: ["t2"] }, [{ is: "begin", settled }])).toEqual([
    { do: "finish", status: "cancelled" },
  ]);
});

test("a task that failed in an earlier process takes the rest of its chain with it", () => {
  const settled = [{ task: "t1", status: "failed" }] as const;
  expect(commandsOf({ u1: ["t1", "t2", "t3"] }, [{ is: "begin", settled }])).toEqual([
    { do: "skip", task: "t2", reason: "It needs the success of t1, which failed." },
    { do: "skip", task: "t3", reason: "It needs the success of t2, which was skipped." },
    { do: "finish", status: "failed" },
  ]);
});

test("a unit whose wait an earlier process has begun starts when the rest of it is over, and its needs are met", () => {
  const units = { u1: ["t1"], u2: ["t2", "t3"], u3: ["t4 < t1"] };
  const waits = [
    { task: "t2", ms: 30 },
    { task: "t3", ms: 50 },
    { task: "t4", ms: 10 },
  ];
  const commands = commandsOf(units, [
    { is: "begin", settled: [], waits },
    { is: "delay.over", unit: "u3" },
    { is: "delay.over", unit: "u2" },
    { is: "task.started", task: "t1" },
    { is: "task.succeeded", task: "t1" },
  ]);
  expect(commands).toEqual([
    { do: "delay", unit: "u2", ms: 50 },
    { do: "delay", unit: "u3", ms: 10 },
    { do: "dispatch", unit: "u1" },
    { do: "dispatch", unit: "u2" },
    { do: "dispatch", unit: "u3" },
  ]);
});

test("a run that is cancelled waits for nothing that an earlier process has begun", () => {
  const waits = [{ task: "t1", ms: 30 }];
  expect(
    commandsOf({ u1: ["t1"] }, [
      { is: "begin", settled: [], waits },
      { is: "cancel", as: "cancelled" },
    ]),
  ).toEqual([
    { do: "delay", unit: "u1", ms: 30 },
    { do: "cancel", task: "t1" },
    { do: "finish", status: "cancelled" },
  ]);
});

test("ten thousand tasks in a chain of units are skipped without recursion", () => {
  const length = 10_000;
  const units = Object.fromEntries(
    Array.from({ length }, (_, i) => [`u${i}`, [i === 0 ? "t0" : `t${i} < t${i - 1}`]]),
  );
  const commands = commandsOf(units, [
    { is: "begin", settled: [] },
    { is: "task.started", task: "t0" },
    { is: "task.failed", task: "t0", retryable: false, random: 0 },
    { is: "unit.ended", unit: "u0" },
  ]);
  expect(commands.filter((command) => command.do === "skip")).toHaveLength(length - 1);
  expect(commands.at(-1)).toEqual({ do: "finish", status: "failed" });
});

const NO_LIMIT = { nanoUsd: Infinity, toolCalls: Infinity };
const spent = { nanoUsd: 0, toolCalls: 0, seconds: 0, attempts: new Map() };

/** Runs units of one task that all have their outputs from an earlier run: what each would have cost is given back. */
function runFromCache(units: Record<string, string[]>, toolCalls: number) {
  const graph = graphOf(coreManifest(units));
  let looks = 0;
  const byRank = Object.assign([...graph.byRank], {
    entries() {
      looks += 1;
      return Array.prototype.entries.call(this);
    },
  });
  const budget = { ...NO_LIMIT, toolCalls, seconds: Infinity, perTask: NO_LIMIT, spent };
  let state = initialState({ ...graph, byRank }, 4, undefined, budget);
  const commands: Command[] = [];
  const events: SchedulerEvent[] = [{ is: "begin", settled: [] }];
  for (const event of events) {
    const step = reduce(state, event);
    state = step.state;
    commands.push(...step.commands);
    for (const command of step.commands) {
      if (command.do !== "dispatch") continue;
      for (const task of units[command.unit] ?? [])
        events.push({ is: "task.succeeded", task: task.split(" ")[0] ?? "" });
      events.push({ is: "unit.ended", unit: command.unit });
    }
  }
  return { commands, looks };
}

test("what results of earlier runs give back goes to the next in turn, and is not looked at after each of them", () => {
  const units = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`u${i}`, [`t${i}`]]));
  const { commands, looks } = runFromCache(units, 50);
  expect(commands.filter((command) => command.do === "dispatch")).toHaveLength(1000);
  expect(commands.at(-1)).toEqual({ do: "finish", status: "success" });
  expect(looks).toBeLessThanOrEqual(2 + 1000 / 50);
});

test("what has no room gets it once so much was given back, before what is less urgent", () => {
  // The chain that `u9` belongs to is the longest.
  const long = ["t9a < t1", "t9b < t9a", "t9c < t9b", "t9d < t9c"];
  const others = Object.fromEntries([2, 3, 4, 5, 6].map((i) => [`u${i}`, [`t${i}`]]));
  const { commands } = runFromCache({ u1: ["t1"], u9: long, ...others }, 4);
  const dispatched = commands.flatMap((command) =>
    command.do === "dispatch" ? [command.unit] : [],
  );
  expect(dispatched.toSorted()).toEqual(["u1", "u2", "u3", "u4", "u5", "u6", "u9"]);
  expect(commands.at(-1)).toEqual({ do: "finish", status: "success" });
});

test("a unit that is parked takes no slot, runs again when a gate is decided, and else ends the run as waiting", () => {
  const units = { u1: ["t1"], u2: ["t2"], u3: ["t3 < t1"] };
  const waiting: SchedulerEvent[] = [
    { is: "begin", settled: [] },
    { is: "task.started", task: "t1" },
    { is: "unit.parked", unit: "u1" },
    { is: "task.started", task: "t2" },
  ];
  const rest: SchedulerEvent[] = [
    { is: "task.succeeded", task: "t2" },
    { is: "unit.ended", unit: "u2" },
  ];
  const begun = [
    { do: "dispatch", unit: "u1" },
    { do: "dispatch", unit: "u2" },
  ];
  expect(commandsOf(units, [...waiting, ...rest], 1)).toEqual([
    ...begun,
    { do: "finish", status: "waiting" },
  ]);
  const decided: SchedulerEvent[] = [
    { is: "gate.decided", unit: "u1" },
    ...rest,
    { is: "task.started", task: "t1" },
  ];
  expect(commandsOf(units, [...waiting, ...decided], 1)).toEqual([
    ...begun,
    { do: "dispatch", unit: "u1" },
  ]);
});

test("a gate that is decided before its unit is parked is not slept through", () => {
  const commands = commandsOf({ u1: ["t1"] }, [
    { is: "begin", settled: [] },
    { is: "task.started", task: "t1" },
    { is: "gate.decided", unit: "u1" },
    { is: "unit.parked", unit: "u1" },
  ]);
  expect(commands).toEqual([
    { do: "dispatch", unit: "u1" },
    { do: "dispatch", unit: "u1" },
  ]);
});

test("a run that is cancelled cancels what is parked", () => {
  const commands = commandsOf({ u1: ["t1"], u2: ["t2"] }, [
    { is: "begin", settled: [] },
    { is: "task.started", task: "t1" },
    { is: "unit.parked", unit: "u1" },
    { is: "cancel", as: "cancelled" },
    { is: "unit.ended", unit: "u2" },
  ]);
  expect(commands.slice(2)).toEqual([
    { do: "cancel", task: "t1" },
    { do: "stop", unit: "u2" },
    { do: "cancel", task: "t2" },
    { do: "finish", status: "cancelled" },
  ]);
});
