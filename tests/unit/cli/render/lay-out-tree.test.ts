import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOutTree } from "../../../../src/cli/render/lay-out-tree.ts";

const draw = (
  needs: Readonly<Record<string, readonly string[]>>,
  decisive: readonly string[] = [],
) =>
  layOutTree(
    Object.entries(needs).map(([id, ids]) => ({ id, needs: ids })),
    new Set(decisive),
  ).map(({ task, branch, alsoNeeds }) =>
    [`${branch}${task.id}`, ...alsoNeeds.map((id) => `+${id}`)].join(" "),
  );

describe("each task stands below one of its needs", () => {
  test("branches and what follows them", () => {
    expect(draw({ a: [], b: ["a"], c: ["b"], d: ["a"], e: ["d"] })).toEqual([
      "a",
      "├─ b",
      "│  └─ c",
      "└─ d",
      "   └─ e",
    ]);
  });

  test("a join stands below its last need, and names the others", () => {
    expect(draw({ a: [], b: [], c: [], d: ["a", "b", "c"] })).toEqual([
      "a",
      "b",
      "c",
      "└─ d +a +b",
    ]);
  });

  test("or below the one that decides when it starts", () => {
    expect(draw({ a: [], b: [], d: ["a", "b"] }, ["a", "d"])).toEqual(["a", "└─ d +b", "b"]);
  });

  test("needs that are not in the plan are left out", () => {
    expect(draw({ a: ["gone"], b: ["gone", "a"] })).toEqual(["a", "└─ b"]);
  });

  test("nothing is an empty tree", () => {
    expect(draw({})).toEqual([]);
  });
});

test("a long chain stays within reach: its lines grow no longer after some levels", () => {
  const needs = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [`t${i}`, i === 0 ? [] : [`t${i - 1}`]]),
  );
  const longest = Math.max(...draw(needs).map((line) => line.length));
  expect(longest).toBeLessThan(35);
});

test("every task is shown once, below something it needs, and no need is lost", () => {
  const graphs = fc.array(fc.array(fc.nat(), { maxLength: 4 }), { maxLength: 30 }).map((lists) =>
    lists.map((picks, i) => ({
      id: `t${i}`,
      needs: i === 0 ? [] : [...new Set(picks.map((pick) => `t${pick % i}`))],
    })),
  );
  fc.assert(
    fc.property(graphs, (tasks) => {
      const rows = layOutTree(tasks);
      expect(rows.map(({ task }) => task.id).toSorted()).toEqual(
        tasks.map(({ id }) => id).toSorted(),
      );
      const shown = new Set<string>();
      for (const { task, branch, alsoNeeds } of rows) {
        const parents = task.needs.filter((id) => !alsoNeeds.includes(id));
        expect(parents).toHaveLength(task.needs.length === 0 ? 0 : 1);
        expect(branch === "").toBe(parents.length === 0);
        for (const parent of parents) expect(shown.has(parent)).toBe(true);
        shown.add(task.id);
      }
    }),
  );
});
