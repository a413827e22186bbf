/**
 * The order of test files: without results of an earlier run, vitest begins with the largest. Those of a few lines that
 * take longer than any other begin before them, so that none is left running alone at the end.
 */
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** By the processor time that each took, the longest first. */
const LONGEST = [
  "docs/pages",
  "e2e/questions/questions",
  "property/ugly-files",
  "planner/grammar/judged",
  "planner/grammar/table/answers",
  "property/formats",
  "samples/samples",
  "errors/errors",
].map((name) => `/${name}.test.ts`);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- that of vitest, which gives a list of its own
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => rankOf(a) - rankOf(b));
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((end) => moduleId.endsWith(end));
  return rank < 0 ? LONGEST.length : rank;
}
