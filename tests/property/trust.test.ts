/**
 * No plan that passes the check of trust lets untrusted data decide: random nested plans are run by an interpreter that
 * shares no code with the compiler, and every value says itself where it comes from.
 */
import { expect, test } from "vitest";
import { planFileSchema } from "../../src/compiler/kinds/index.ts";
import { checkTrust } from "../../src/compiler/passes/check-trust.ts";
import { openPlans } from "../../src/compiler/passes/inline-plans.ts";
import type { Plan } from "../../src/contract/plan.ts";
import { mulberry32 } from "../support/mulberry32.ts";
import {
  interpret,
  type TextPlan,
  type TextTask,
  type Tools,
} from "../support/nested/interpret.ts";
import { randomPlan } from "../support/nested/random-plan.ts";
import { inputOf, outputOf, passContext, planOf, toolInfo } from "../support/plans.ts";

/** Without a type it could be words. */
const any = {};
const value = outputOf({ value: any });
const context = passContext([
  toolInfo("calc.list", {
    output: outputOf({ items: { type: "array", items: outputOf({ v: any }) } }),
  }),
  toolInfo("calc.add", { output: value }),
  toolInfo("calc.risky", { output: value }),
  toolInfo("calc.sum", { output: value }),
  toolInfo("calc.page", { output: value, untrusted: true }),
  toolInfo("calc.known", { output: value, validates: true }),
  toolInfo("calc.remove", {
    input: inputOf({ a: any, b: any }),
    output: value,
    effect: "destructive",
  }),
]);

/** An untrusted number has a half: it goes on through sums, and conditions can still ask about it. */
const isUntrusted = (n: number): boolean => !Number.isInteger(n);
interface Watched {
  readonly tools: Tools;
  /** What a person has agreed to. */
  readonly agreed: number[];
  /** Untrusted numbers that nobody has agreed to, and something was removed by. */
  readonly wrong: number[];
  readonly seen: { untrusted: number };
}

function watched(): Watched {
  const agreed: number[] = [];
  const wrong: number[] = [];
  const seen = { untrusted: 0 };
  let pages = 0;
  // What is made of a value that a person has agreed to is as good as one that this person has typed.
  const isDanger = (n: number) => isUntrusted(n) && !agreed.includes(n);
  const from = (inputs: readonly number[], result: number) => ({
    value: Math.floor(result) + (inputs.some(isDanger) ? 0.5 : 0),
  });
  const add = ({ a, b = 0 }: { a: number; b?: number }) => from([a, b], a + b);
  return {
    agreed,
    wrong,
    seen,
    tools: {
      "calc.list": ({ n }: { n: number }) => ({
        items: Array.from({ length: n }, (_, v) => ({ v })),
      }),
      "calc.add": add,
      "calc.risky": ({ a, every }: { a: number; every: number }) => {
        if (a % every === 0) throw new Error("it cannot be divided");
        return { value: a };
      },
      "calc.sum": ({ rows }: { rows: readonly { value: number }[] }) => {
        const numbers = rows.map((row) => row.value);
        return from(
          numbers,
          numbers.reduce((sum, number) => sum + number, 0),
        );
      },
      "calc.page": () => {
        pages += 1;
        seen.untrusted += 1;
        return { value: 7 * pages + 0.5 };
      },
      "calc.known": ({ a }: { a: number }) => ({ value: Math.floor(a) }),
      "calc.remove": (args: { a: number; b?: number }) => {
        wrong.push(...[args.a, args.b ?? 0].filter(isDanger));
        return add(args);
      },
    },
  };
}

/** Some calls read pages, validate or remove, and before some of those that remove a person is asked. */
function withPages(plan: TextPlan, seed: number): TextPlan {
  const random = mulberry32(seed);
  let gates = 0;

  const other = (task: TextTask): TextTask => {
    if (task["tool"] !== "calc.add") return task;
    const at = random();
    const tool = at < 0.25 ? "page" : at < 0.35 ? "known" : at < 0.6 ? "remove" : "add";
    return { ...task, tool: `calc.${tool}` };
  };
  const gateFor = (task: TextTask): TextTask | undefined => {
    if (task["tool"] !== "calc.remove" || random() < 0.3) return undefined;
    const { a, b } = task["args"] as { readonly a: unknown; readonly b: unknown };
    const show = random() < 0.7 ? { a, b } : { b };
    const id = `g${(gates += 1)}`;
    const onReject = random() < 0.3 ? { onReject: "continue" } : {};
    const byDefault = random() < 0.15 ? { deadline: "1h", default: { decision: "approved" } } : {};
    return { id, title: id, kind: "gate", question: "Remove it?", show, ...onReject, ...byDefault };
  };
  const blockOf = (tasks: readonly TextTask[], isOutermost = false): TextTask[] =>
    tasks.flatMap((each) => {
      const task = other(within(each));
      const gate = gateFor(task);
      if (gate === undefined) return [task];
      return [gate, isOutermost ? { ...task, needs: [{ task: gate.id, when: "success" }] } : task];
    });
  /** A number at first is a number in every round, or the plan has no right types: what has none goes through all. */
  const untyped = (task: TextTask): TextTask => {
    if (task.kind === "plan") {
      const { start, ...others } = task["params"] as { readonly start: { $ref?: string } | number };
      const isTyped = typeof start === "number" || start.$ref?.startsWith("index") === true;
      return { ...task, params: { ...others, start: isTyped ? { $ref: "t0.value" } : start } };
    }
    const carry = task["carry"] as Record<string, { first: unknown; next: unknown }> | undefined;
    if (carry === undefined) return task;
    const first = { $ref: "t0.value" };
    return {
      ...task,
      carry: Object.fromEntries(
        Object.entries(carry).map(([name, { next }]) => [name, { first, next }]),
      ),
    };
  };
  const within = (task: TextTask): TextTask => {
    const blocks = ["then", "else", "tasks"].flatMap((key) => {
      const inner = task[key] as readonly TextTask[] | undefined;
      if (inner === undefined) return [];
      // Each member of a parallel is a block of its own.
      return [
        [
          key,
          task.kind === "parallel" ? inner.map((one) => other(within(one))) : blockOf(inner),
        ] as const,
      ];
    });
    const alternatives = task["alternatives"] as { tasks: readonly TextTask[] }[] | undefined;
    return {
      ...untyped(task),
      ...Object.fromEntries(blocks),
      ...(alternatives && {
        alternatives: alternatives.map((one) => ({ tasks: blockOf(one.tasks) })),
      }),
    };
  };
  const start: TextTask = {
    id: "t0",
    title: "Start",
    kind: "call",
    agent: "calc",
    tool: "calc.add",
    args: { a: 1 },
  };
  const whole = ({ params, tasks }: TextPlan): TextPlan => {
    const typed = Object.entries(params).map(
      ([name, param]) =>
        [name, name === "start" ? { type: "string", default: "" } : param] as const,
    );
    return { params: Object.fromEntries(typed), tasks: [start, ...blockOf(tasks, true)] };
  };
  const plans = Object.entries(plan.plans ?? {}).map(
    ([name, inner]) => [name, whole(inner)] as const,
  );
  return { ...whole(plan), plans: Object.fromEntries(plans) };
}

const planFrom = ({ params, tasks }: TextPlan): Plan =>
  planFileSchema.parse({ ...planOf({}), params, tasks });

function isRefused(text: TextPlan): boolean {
  const others = Object.entries(text.plans ?? {}).map(
    ([name, plan]) => [name, planFrom(plan)] as const,
  );
  const plans = { names: others.map(([name]) => name), read: new Map(others) };
  const { plan, diagnostics } = openPlans(planFrom(text), plans);
  expect(diagnostics).toEqual([]);
  return checkTrust.run(plan, context).diagnostics.length > 0;
}

test("what is removed is trusted, validated or agreed to, in every plan that is not refused", () => {
  const found = { fine: 0, refused: 0, wrong: 0 };
  for (let seed = 1; seed <= 1500; seed += 1) {
    const text = withPages(randomPlan(seed, { depth: 1 + (seed % 3), tasks: 4 }), seed + 7);
    const random = mulberry32(seed + 13);
    const { tools, agreed, wrong, seen } = watched();
    interpret(text, tools, (gate, shown) => {
      const isApproved = random() < 0.8;
      // Nobody has looked where the deadline has passed.
      if (isApproved && gate["default"] === undefined)
        agreed.push(...(Object.values(shown) as number[]));
      if (!isApproved && gate["onReject"] !== "continue") return undefined;
      return { decision: isApproved ? "approved" : "rejected", value: null };
    });
    if (isRefused(text)) {
      found.refused += 1;
      if (wrong.length > 0) found.wrong += 1;
    } else {
      expect({ seed, wrong }).toEqual({ seed, wrong: [] });
      if (seen.untrusted > 0) found.fine += 1;
    }
  }
  // The plans are of all sorts, or this would say nothing.
  expect(found.fine).toBeGreaterThan(50);
  expect(found.wrong).toBeGreaterThan(50);
});
