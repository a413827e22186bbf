/**
 * The formatter on random plans that are written in random ways: keys in any order, in brackets or not, with comments
 * and blank lines anywhere. What it gives says the same, has every comment, and is not changed by formatting it again.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { formatSource } from "../../src/compiler/source/format/format-source.ts";

const file = "/workspace/random.plan.yaml";

const text = fc.oneof(
  fc.constantFrom(
    "data/sales.csv",
    "a: b",
    "# no comment",
    "it's",
    "",
    "  ",
    "true",
    "12",
    "- x",
    "{",
    "ü\n",
    "two\nlines\n",
    "\n\nend",
  ),
  fc.string({ maxLength: 12 }),
  fc.lorem({ maxCount: 30 }),
);

const data = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.string({ minLength: 1, maxLength: 6 }), tie("value"), { maxKeys: 3 }),
    fc.constant({ $ref: "t1.rows[0].name" }),
  ),
})).value;

const id = fc.stringMatching(/^[a-z][a-z0-9_-]{0,5}$/);

const task = fc.record(
  {
    tool: fc.constantFrom("data.describe", "report.page"),
    id,
    args: fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,6}$/), data, { maxKeys: 4 }),
    title: fc.string({ minLength: 1, maxLength: 20 }),
    priority: fc.constantFrom("low", "high"),
    needs: fc.array(fc.record({ when: fc.constant("failure" as const), task: id }), {
      maxLength: 2,
    }),
    timeoutMs: fc.integer({ min: 1, max: 1e6 }),
    kind: fc.constant("call"),
  },
  { requiredKeys: ["id", "tool"] },
);

const plan = fc.record(
  {
    tasks: fc.array(task, { maxLength: 4 }),
    description: fc.lorem({ maxCount: 20 }),
    params: fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.oneof(fc.integer(), fc.string())),
    name: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/),
    profile: fc.constantFrom("balanced", "aggressive"),
  },
  { requiredKeys: ["tasks"] },
);

/** Random decisions of a writer, from a list of numbers. */
function writerOf(choices: readonly number[]) {
  let at = 0;
  const next = (most: number): number => {
    const choice = choices[at % choices.length] ?? 0;
    at += 1;
    return (choice + at) % most;
  };
  const comments: string[] = [];
  const newComment = (): string => {
    const written = `# comment ${comments.length}.`;
    comments.push(written);
    return written;
  };
  const comment = (indent: string): string => {
    const said = next(4);
    if (said === 0) return `${indent}${newComment()}${next(3) === 0 ? " " : ""}\n`;
    return said === 1 && next(2) === 0 ? "\n" : "";
  };
  const behind = (): string => (next(6) === 0 ? ` ${newComment()}` : "");
  const shuffled = <T>(items: readonly T[]): T[] =>
    items
      .map((item) => ({ item, rank: next(97) }))
      .toSorted((a, b) => a.rank - b.rank)
      .map(({ item }) => item);

  const block = (value: unknown, indent: string): string => {
    const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
    if (typeof value !== "object" || value === null || isEmpty || next(4) === 0) {
      return ` ${JSON.stringify(value)}${behind()}\n`;
    }
    if (Array.isArray(value)) {
      const deeper = next(3) === 0 && indent !== "" ? indent : `${indent}  `;
      const entries = value.map((item) => `${comment(deeper)}${deeper}-${entry(item, deeper)}`);
      return `${behind()}\n${entries.join("")}${comment(deeper)}${comment(indent)}`;
    }
    const deeper = `${indent}${next(3) === 0 ? "    " : "  "}`;
    return `${behind()}\n${group(value, deeper)}`;
  };
  const entry = (value: unknown, indent: string): string => {
    const isGroup = typeof value === "object" && value !== null && !Array.isArray(value);
    if (!isGroup || Object.keys(value).length === 0 || next(5) === 0) {
      return ` ${JSON.stringify(value)}${behind()}\n`;
    }
    return ` ${group(value, `${indent}  `)
      .trimStart()
      .replace(/^(#.*\n\s*)+/, "")}`;
  };
  const group = (value: object, indent: string): string =>
    shuffled(Object.entries(value))
      .map(([key, inner], i) => {
        const above = i === 0 ? "" : comment(indent);
        return `${above}${indent}${JSON.stringify(key)}:${block(inner, indent)}`;
      })
      .join("") + comment(indent);
  return (value: object): { readonly given: string; readonly comments: readonly string[] } => ({
    given: `${comment("")}${group(value, "")}${comment("")}`,
    comments,
  });
}

test("a formatted plan says the same, has every comment, and stays as it is", () => {
  fc.assert(
    fc.property(
      plan,
      fc.array(fc.nat(1000), { minLength: 20, maxLength: 60 }),
      (value, choices) => {
        const { given, comments } = writerOf(choices)(value);
        expect(parse(given)).toEqual(value);
        const { text: formatted, diagnostics } = formatSource(given, file);
        expect(diagnostics).toEqual([]);
        expect(parse(formatted ?? "")).toEqual(value);
        const lines = (formatted ?? "").split("\n");
        const kept = lines.flatMap((line) => /# comment \d+\.$/.exec(line)?.[0] ?? []);
        expect(kept.toSorted()).toEqual(comments.filter((one) => given.includes(one)).toSorted());
        expect(formatSource(formatted ?? "", file).text).toBe(formatted);
      },
    ),
    { numRuns: 300, interruptAfterTimeLimit: 60_000 },
  );
});
