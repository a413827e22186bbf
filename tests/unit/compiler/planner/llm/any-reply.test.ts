import * as fc from "fast-check";
import { expect, test } from "vitest";
import { hasErrors } from "../../../../../src/contract/diagnostics/index.ts";
import { bound, byName, outlined, planWithModel } from "../../../../support/plan-with-model.ts";

const query = "Describe stocks.csv";
const RUNS = { numRuns: 40 };

/** Names that a model may write, right and wrong. */
const name = fc.oneof(
  fc.constantFrom(
    "t1",
    "t2",
    "data",
    "git",
    "data.describe",
    "file",
    "__proto__",
    "constructor",
    "",
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
);
const value = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.oneof(name, fc.integer(), fc.constant(null), fc.boolean()),
    fc.record({ ref: fc.oneof(name, fc.constant("t1.table"), fc.constant("t1..x")) }),
    fc.record({ fields: fc.array(fc.record({ name, value: tie("value") }), { maxLength: 3 }) }),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3 }),
  ),
})).value;

const outcomeOf = async (replies: Readonly<Record<string, unknown>>) => {
  const { plan, diagnostics } = await planWithModel({ query, replies: byName(replies) });
  return { planned: plan !== undefined, refused: hasErrors(diagnostics) };
};

test("whatever stage 1 replies, there is a plan or the reason why not", async () => {
  const task = fc.record(
    { id: name, title: fc.string(), agent: name, needs: fc.array(name), quote: fc.string() },
    { requiredKeys: [] },
  );
  const reply = fc.oneof(
    value,
    fc.record({ tasks: fc.array(fc.oneof(task, value), { maxLength: 4 }), left_out: value }),
    fc.record({ tasks: fc.array(task, { maxLength: 4 }) }),
  );
  const bind = { tasks: [bound("t1", "data.describe", { file: "stocks.csv" })] };
  await fc.assert(
    fc.asyncProperty(reply, async (outline) => {
      const outlines = { outline, "outline-repair": outline };
      const { planned, refused } = await outcomeOf({ ...outlines, "bind-t1": bind });
      expect(planned).toBe(!refused);
    }),
    RUNS,
  );
});

test("whatever stage 2 replies, there is a plan or the reason why not", async () => {
  const task = fc.record({
    id: fc.oneof(fc.constant("t1"), name),
    tool: fc.oneof(fc.constantFrom("data.describe", "data.top", null), name),
    args: fc.oneof(
      fc.array(fc.record({ name, value }), { maxLength: 3 }),
      fc.dictionary(name, value, { maxKeys: 3 }),
    ),
    missing: fc.array(name, { maxLength: 1 }),
  });
  const reply = fc.oneof(value, fc.record({ tasks: fc.array(task, { maxLength: 3 }) }));
  const outline = { tasks: [outlined("t1", "data")] };
  await fc.assert(
    fc.asyncProperty(reply, async (bind) => {
      const binds = { "bind-t1": bind, "bind-t1-repair": bind };
      const { planned, refused } = await outcomeOf({ outline, ...binds });
      expect(planned).toBe(!refused);
    }),
    RUNS,
  );
});
