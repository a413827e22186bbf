import { expect, test } from "vitest";
import type { Json } from "../../../../../src/contract/json.ts";
import { innerOutput } from "../../../../../src/runtime/runner/answer/inner-output.ts";

test.each<[string, Json, Json]>([
  ["orchc.branch", { taken: "then", output: { n: 1 } }, { n: 1 }],
  ["orchc.fallback", { by: "t1", output: { taken: "else", output: 5 } }, 5],
  ["orchc.subplan", { taken: "then", output: { n: 1 } }, { n: 1 }],
  ["orchc.loop", { results: [1], last: { n: 2 }, isMet: true }, { n: 2 }],
  ["orchc.loop", { results: [{ n: 1 }], failed: [] }, [{ n: 1 }]],
  ["orchc.branch", { taken: "then", output: null }, null],
  ["orchc.parallel", { a: { n: 1 }, b: { n: 2 } }, { a: { n: 1 }, b: { n: 2 } }],
  // A tool of the user's may call its fields so.
  ["own.tool", { taken: "then", output: 1 }, { taken: "then", output: 1 }],
])("%s %j", (tool, output, inner) => {
  expect(innerOutput(tool, output)).toEqual(inner);
});
