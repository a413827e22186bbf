import { expect, test } from "vitest";
import { checkTrust } from "../../../../src/compiler/passes/check-trust.ts";
import type { JsonObject } from "../../../../src/contract/json.ts";
import { planFileSchema } from "../../../../src/compiler/kinds/index.ts";
import { inputOf, outputOf, passContext, problemsIn, toolInfo } from "../../../support/plans.ts";

const words: JsonObject = { type: "string" };
const entry = outputOf({
  url: words,
  points: { type: "integer" },
  level: { enum: ["low", "high"] },
});

const tools = [
  toolInfo("web.feed", {
    output: outputOf({ title: words, entries: { type: "array", items: entry } }),
    untrusted: true,
  }),
  toolInfo("mail.read", { output: outputOf({ id: words, body: words }), untrusted: ["body"] }),
  toolInfo("web.page", {
    input: inputOf({ url: words }, ["url"]),
    permissions: { network: [{ arg: "url" }] },
    untrusted: true,
  }),
  toolInfo("text.join", { input: inputOf({ left: {}, right: {} }) }),
  toolInfo("text.count", {
    input: inputOf({ left: {} }),
    output: outputOf({ words: { type: "integer" }, text: words }),
  }),
  toolInfo("text.known", {
    input: inputOf({ value: words }),
    output: outputOf({ value: words, raw: words }),
    validates: ["value"],
  }),
  toolInfo("test.safe", { validates: true }),
  toolInfo("test.echo"),
  toolInfo("file.save", {
    input: inputOf({ text: words, to: words }),
    permissions: { write: [{ arg: "to" }] },
    effect: "write",
  }),
  toolInfo("shell.run", {
    input: inputOf({ command: words }),
    permissions: { commands: [{ arg: "command" }] },
  }),
  toolInfo("crm.delete", {
    input: inputOf({ id: words, number: { type: "integer" }, how: { enum: ["soft", "hard"] } }),
    effect: "destructive",
  }),
];
interface TaskText {
  readonly [field: string]: unknown;
}

/** A task as a plan file has it; one without a kind calls a tool. */
const task = (id: string, text: TaskText): TaskText =>
  "kind" in text
    ? { id, title: id, ...text }
    : { id, title: id, kind: "call", agent: (text["tool"] as string).split(".")[0], ...text };

const problems = (tasks: Readonly<Record<string, TaskText>>) => {
  const listed = Object.entries(tasks).map(([id, text]) => task(id, text));
  const head = {
    version: 1,
    name: "sample",
    source: { query: "A sample.", sha256: "0", planner: "test@1" },
  };
  return problemsIn(
    checkTrust,
    planFileSchema.parse({ ...head, tasks: listed }),
    passContext(tools),
  );
};
const feed: TaskText = { tool: "web.feed" };
const remove = (id: unknown): TaskText => ({ tool: "crm.delete", args: { id } });

test("each thing that untrusted data may not become, with the whole flow", () => {
  expect(
    problems({
      a: feed,
      b: { tool: "text.join", args: { left: { $text: ["See ", { $ref: "a.title" }] } } },
      c: { tool: "web.page", args: { url: { $ref: "a.entries[0].url" } } },
      d: {
        tool: "file.save",
        args: { text: { $ref: "b.text" }, to: { $text: ["out/", { $ref: "b.text" }] } },
      },
      e: { tool: "shell.run", args: { command: { $ref: "c.text" } } },
      f: remove({ $ref: "b.text" }),
    }),
  ).toEqual([
    "ORC2080 args.url of c (web.page) is an address, and comes from untrusted data of a (web.feed): a.entries[0].url → args.url of c (web.page). @ c args.url @ a",
    "ORC2080 args.to.1 of d (file.save) is a path, and comes from untrusted data of a (web.feed): a.title → args.left.1 of b (text.join), b.text → args.to.1 of d (file.save). @ d args.to.1 @ a",
    "ORC2080 args.command of e (shell.run) is a command, and comes from untrusted data of c (web.page): c.text → args.command of e (shell.run). @ e args.command @ c",
    "ORC2080 args.id of f (crm.delete) is an argument of a destructive tool, and comes from untrusted data of a (web.feed): a.title → args.left.1 of b (text.join), b.text → args.id of f (crm.delete). @ f args.id @ a",
  ]);
});

test("what carries no words is no danger, nor is what is not marked", () => {
  expect(
    problems({
      a: feed,
      b: {
        tool: "crm.delete",
        args: { number: { $ref: "a.entries[0].points" }, how: { $ref: "a.entries[0].level" } },
      },
      c: remove({ $text: ["record ", { $ref: "a.entries[0].points" }] }),
      d: { tool: "text.count", args: { left: { $ref: "a.title" } } },
      e: remove({ $text: [{ $ref: "d.words" }] }),
      f: { tool: "mail.read" },
      g: remove({ $ref: "f.id" }),
      h: remove({ $param: "id" }),
      i: { tool: "file.save", args: { text: { $ref: "a.title" }, to: "out/a.txt" } },
    }),
  ).toEqual([]);
  expect(problems({ f: { tool: "mail.read" }, g: remove({ $ref: "f.body" }) })).toHaveLength(1);
});

test("a tool that validates gives safe data, as far as it says so", () => {
  const given = { value: { $ref: "a.title" } };
  expect(
    problems({ a: feed, b: { tool: "test.safe", args: given }, c: remove({ $ref: "b.text" }) }),
  ).toEqual([]);
  const known = { a: feed, b: { tool: "text.known", args: given } };
  expect(problems({ ...known, c: remove({ $ref: "b.value" }) })).toEqual([]);
  expect(problems({ ...known, c: remove({ $ref: "b.raw" }) })).toHaveLength(1);
});

test("through loops, branches, fallbacks and parallel blocks", () => {
  const joined = (id: string, field: string) =>
    task(id, { tool: "text.join", args: { left: { $ref: field } } });
  const f2 = task("f2", { tool: "test.echo" });
  const l = {
    kind: "loop",
    forEach: { $ref: "a.entries" },
    as: "one",
    onError: "collect",
    tasks: [joined("l1", "one.url")],
  };
  const b = { kind: "conditional", when: "a.entries.length > 0", then: [joined("b1", "a.title")] };
  const f = {
    kind: "fallback",
    alternatives: [{ tasks: [joined("f1", "a.title")] }, { tasks: [f2] }],
  };
  const p = { kind: "parallel", join: "settled", tasks: [joined("p1", "a.title")] };
  const isRefused = (reference: string) =>
    problems({ a: feed, l, b, f, p, x: remove({ $ref: reference }) }).length === 1;
  expect(
    ["l.results[0].text", "b.output.text", "b1.text", "f.output.text", "p.p1.output.text"].filter(
      (reference) => !isRefused(reference),
    ),
  ).toEqual([]);
  // What is said of a failure may quote what the task was given.
  expect(["l.failed[0].error", "p.p1.error"].filter((one) => !isRefused(one))).toEqual([]);
  expect(["b.taken", "f.by", "f2.text", "p.p1.status"].filter(isRefused)).toEqual([]);
});

test("what goes from round to round is untrusted once a round has made it so", () => {
  const of = (next: string) => {
    const carry = {
      first: { first: "", next: { $ref: "second" } },
      second: { first: "", next: { $ref: next } },
    };
    const tasks = [task("r1", { tool: "text.join", args: { left: { $ref: "first" } } })];
    return problems({
      a: feed,
      l: { kind: "loop", times: 3, carry, tasks },
      x: remove({ $ref: "l.last.text" }),
    });
  };
  expect(of("a.title")).toHaveLength(1);
  expect(of("r1.text")).toEqual([]);
});

test("a gate before the task that shows the value", () => {
  const gate = (show: string, more: object = {}): TaskText => ({
    kind: "gate",
    question: "Delete it?",
    show: { it: { $ref: show } },
    ...more,
  });
  const gated = (g: TaskText, remover: TaskText = remove({ $ref: "a.entries[0].url" })) =>
    problems({ a: feed, g, x: { ...remover, needs: [{ task: "g" }] } }).length;
  expect(gated(gate("a.entries[0].url"))).toBe(0);
  expect(gated(gate("a.entries"))).toBe(0);
  expect(gated(gate("a.title"))).toBe(1);
  expect(gated(gate("a.entries[1].url"))).toBe(1);
  // Nobody needs to have looked.
  expect(gated(gate("a.entries", { deadline: "1h", default: { decision: "approved" } }))).toBe(1);
  expect(gated(gate("a.entries", { deadline: "1h" }))).toBe(0);
  // It runs when it was rejected, too.
  expect(gated(gate("a.entries", { onReject: "continue" }))).toBe(1);
  // It does not wait for the gate.
  expect(
    problems({ a: feed, g: gate("a.entries"), x: remove({ $ref: "a.entries[0].url" }) }),
  ).toHaveLength(1);
  // What a person typed is the person's.
  expect(gated(gate("a.title", { value: { type: "string" } }), remove({ $ref: "g.value" }))).toBe(
    0,
  );
  // What is made of what a person has seen.
  expect(
    problems({
      a: feed,
      g: gate("a.title"),
      b: { tool: "text.join", args: { left: { $ref: "a.title" } }, needs: [{ task: "g" }] },
      x: remove({ $ref: "b.text" }),
    }),
  ).toEqual([]);
});

test("a gate that lets a rejection go on counts where its decision is asked", () => {
  const of = (when: string, block: "then" | "else") =>
    problems({
      a: feed,
      g: {
        kind: "gate",
        question: "Delete?",
        show: { it: { $ref: "a.title" } },
        onReject: "continue",
      },
      c: {
        kind: "conditional",
        when,
        then: [task("n", { tool: "test.echo" })],
        [block]: [task("x", remove({ $ref: "a.title" }))],
      },
    }).length;
  expect(of("g.decision === 'approved'", "then")).toBe(0);
  expect(of("a.entries.length > 0 && 'approved' === g.decision", "then")).toBe(0);
  expect(of("!(g.decision === 'approved')", "else")).toBe(0);
  expect(of("g.decision !== 'approved'", "else")).toBe(0);
  expect(of("g.decision === 'approved'", "else")).toBe(1);
  expect(of("g.decision === 'rejected'", "then")).toBe(1);
  expect(of("a.entries.length > 0 || g.decision === 'approved'", "then")).toBe(1);
});
