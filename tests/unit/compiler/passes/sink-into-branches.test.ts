import { describe, expect, test } from "vitest";
import { implyNeeds } from "../../../../src/compiler/passes/imply-needs.ts";
import { sinkIntoBranches } from "../../../../src/compiler/passes/sink-into-branches.ts";
import type { Task } from "../../../../src/contract/plan.ts";
import { passContext, planWith, toolInfo, type TaskText } from "../../../support/plans.ts";

const context = passContext([
  toolInfo("test.echo"),
  toolInfo("test.cheap", { estimate: { seconds: 0.1, usd: 0 } }),
  toolInfo("test.paid", { estimate: { seconds: 0.1, usd: 0.01 } }),
  toolInfo("test.save", { effect: "write", cacheable: false }),
]);

type Text = TaskText & { readonly id: string };

const internal = true as const;
const feeds = (id: string, rest: TaskText = {}): Text => ({ id, internal, ...rest });
const reading = (id: string, name: string): Text => ({ id, args: { x: { $ref: `${name}.text` } } });
const call = ({ id, tool = "test.echo", args = {} }: Text) => ({
  id,
  title: id,
  kind: "call",
  agent: "test",
  tool,
  args,
});
const branch = (id: string, when: string, then: readonly object[], other?: readonly object[]) =>
  ({ id, kind: "conditional", when, then, ...(other && { else: other }) }) as never as Text;

/** `t1, t3(then: t2 t3a)`. */
function said(tasks: readonly Task[]): string {
  const one = (task: Task): string => {
    const blocks = ["then", "else", "tasks"].flatMap((name) => {
      const block = (task as unknown as Record<string, readonly Task[] | undefined>)[name];
      return block === undefined ? [] : [`${name}: ${block.map(one).join(" ")}`];
    });
    return blocks.length === 0 ? task.id : `${task.id}(${blocks.join(", ")})`;
  };
  return tasks.map(one).join(", ");
}

const after = (tasks: readonly Text[]): string =>
  said(sinkIntoBranches.run(implyNeeds.run(planWith(tasks), context).plan, context).plan.tasks);

describe("work moves behind its guard", () => {
  test("when one branch alone reads it", () => {
    const t3 = branch("t3", 't1.text === "a"', [call(reading("t3a", "t2"))], [call({ id: "t3b" })]);
    expect(after([{ id: "t1" }, feeds("t2"), t3])).toBe("t1, t3(then: t2 t3a, else: t3b)");
  });

  test("with what fed it alone, in their order, and with what it waits for", () => {
    const t4 = branch("t4", 't1.text === "a"', [call(reading("t4a", "t3"))]);
    const tasks = [{ id: "t1" }, feeds("t2"), feeds("t3", reading("t3", "t2")), t4];
    expect(after(tasks)).toBe("t1, t4(then: t2 t3 t4a)");
    const plan = implyNeeds.run(
      planWith([{ id: "t1" }, { id: "t2" }, feeds("t3", reading("t3", "t2")), t4]),
      context,
    ).plan;
    const [, , moved] = sinkIntoBranches.run(plan, context).plan.tasks;
    expect(moved?.needs).toEqual([
      { task: "t1", when: "success" },
      { task: "t2", when: "success" },
    ]);
  });

  test("into the innermost branch that all who read it stand in", () => {
    const inner = {
      title: "inner",
      ...branch("t3b", 't1.text === "b"', [call(reading("t3c", "t2"))]),
    };
    const t3 = branch("t3", 't1.text === "a"', [call({ id: "t3a" }), inner]);
    expect(after([{ id: "t1" }, feeds("t2"), t3])).toBe("t1, t3(then: t3a t3b(then: t2 t3c))");
  });

  test("when it costs money, however fast it is", () => {
    const t3 = branch("t3", 't1.text === "a"', [call(reading("t3a", "t2"))]);
    expect(after([{ id: "t1" }, feeds("t2", { tool: "test.paid" }), t3])).toBe(
      "t1, t3(then: t2 t3a)",
    );
  });
});

describe("work stays where it is", () => {
  const t3 = branch("t3", 't1.text === "a"', [call(reading("t3a", "t2"))], [call({ id: "t3b" })]);
  const stays = "t1, t2, t3(then: t3a, else: t3b)";

  test.each<[string, Text]>([
    ["that was asked for", { id: "t2" }],
    ["that changes something", feeds("t2", { tool: "test.save" })],
    ["that is done at once", feeds("t2", { tool: "test.cheap" })],
    ["that waits for another without reading it", feeds("t2", { needs: ["t1"] })],
  ])("%s", (_, t2) => {
    expect(after([{ id: "t1" }, t2, t3])).toBe(stays);
  });

  test("that the condition reads, another branch, or another task", () => {
    const guard = branch("t3", 't2.text === "a"', [call(reading("t3a", "t2"))]);
    expect(after([{ id: "t1" }, feeds("t2"), guard])).toBe("t1, t2, t3(then: t3a)");
    const both = branch(
      "t3",
      't1.text === "a"',
      [call(reading("t3a", "t2"))],
      [call(reading("t3b", "t2"))],
    );
    expect(after([{ id: "t1" }, feeds("t2"), both])).toBe(stays);
    expect(after([{ id: "t1" }, feeds("t2"), t3, reading("t4", "t2")])).toBe(`${stays}, t4`);
  });

  test("that somebody waits for without reading it, or whose failure is waited for", () => {
    expect(after([{ id: "t1" }, feeds("t2"), t3, { id: "t4", needs: ["t2"] }])).toBe(
      `${stays}, t4`,
    );
    const failure = { id: "t4", needs: [{ task: "t2", when: "failure" as const }] };
    expect(after([{ id: "t1" }, feeds("t2"), t3, failure])).toBe(`${stays}, t4`);
  });

  test("rather than be done for each item of a loop", () => {
    const loop = {
      id: "t3b",
      title: "each",
      kind: "loop",
      forEach: [1, 2],
      tasks: [call(reading("t3a", "t2"))],
    };
    const plain = { ...loop, id: "t3" } as never as Text;
    expect(after([{ id: "t1" }, feeds("t2"), plain])).toBe("t1, t2, t3(tasks: t3a)");
    const guarded = branch("t3", 't1.text === "a"', [loop]);
    expect(after([{ id: "t1" }, feeds("t2"), guarded])).toBe("t1, t3(then: t2 t3b(tasks: t3a))");
  });
});
