import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatInstance,
  instanceFileName,
  parentsOf,
  parseInstance,
  taskOf,
  type Instance,
} from "../../../src/contract/instance.ts";

const task = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,5}$/);
const item = fc.oneof(fc.nat(12), fc.maxSafeNat());
const instances: fc.Arbitrary<Instance> = fc
  .tuple(
    fc.array(fc.record({ task, item }), { maxLength: 4 }),
    task,
    fc.option(item, { nil: undefined }),
  )
  .map(([outer, last, at]) => [...outer, { task: last, ...(at !== undefined && { item: at }) }]);

test("an id says all of an instance, and is read as nothing else", () => {
  fc.assert(
    fc.property(instances, (instance) => {
      const id = formatInstance(instance);
      expect(parseInstance(id)).toEqual(instance);
      expect(taskOf(id)).toBe(instance.at(-1)?.task);
    }),
  );
});

test("whatever text is read as an instance is its id", () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^[t.[\]0-9]{0,8}$/));
  const readAs = (any: string) => formatInstance(parseInstance(any) ?? [{ task: any }]);
  const property = fc.property(text, (any) => {
    expect(readAs(any)).toBe(any);
  });
  expect(() => fc.assert(property, { numRuns: 2000 })).not.toThrow();
});

test("names of files tell instances apart, and are one step of a path everywhere", () => {
  fc.assert(
    fc.property(instances, instances, (one, other) => {
      const [a, b] = [formatInstance(one), formatInstance(other)];
      expect(instanceFileName(a)).toMatch(/^[A-Za-z][A-Za-z0-9_.@-]*$/);
      expect(instanceFileName(a) === instanceFileName(b)).toBe(a === b);
    }),
  );
  // The older log file of t3 must not be the log file of an item of it.
  expect(instanceFileName("t3[1]")).toBe("t3@1");
  expect(instanceFileName("t3")).toBe("t3");
  const long = [1, 2].map((last) => `${"t3[12345].".repeat(40)}t4[${last}]`);
  const names = new Set(long.map(instanceFileName));
  expect(names.size).toBe(2);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(200);
  expect(() => instanceFileName("../t3")).toThrow("is no instance");
});

test("an instance stands in its items and loops", () => {
  expect(parentsOf("t3[4].t3b[0]")).toEqual(["t3[4].t3b", "t3[4]", "t3"]);
  expect(parentsOf("t3[4].t5")).toEqual(["t3[4]", "t3"]);
  expect(parentsOf("t3[4]")).toEqual(["t3"]);
  expect(parentsOf("t3")).toEqual([]);
});

test.each([
  "",
  "t3[",
  "t3[]",
  "t3[-1]",
  "t3[04]",
  "t3[1.5]",
  "t3[x]",
  "t3.t4",
  "t3[4].",
  ".t3",
  "t3[4][5]",
  "t3[4]t5",
  "3t",
  "t3 [4]",
  "t3[9007199254740993]",
])("%j is no instance", (text) => {
  expect(parseInstance(text)).toBeUndefined();
});
