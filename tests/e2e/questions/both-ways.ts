/** Questions of one workspace, asked in this process, and some of them the whole way: with the tests that both agree. */
import { beforeAll, expect, test } from "vitest";
import { userWorkspace } from "../../support/user-workspace.ts";
import { askInProcess, type Asked } from "./ask-in-process.ts";
import { askInProcesses, oneOfEachKind, withoutRun } from "./ask-in-processes.ts";
import type { Outcome } from "./judge.ts";

interface Question {
  readonly query: string;
  readonly answered?: true;
}

/** To be called where a file of tests begins. @returns what came of each question, once the tests run */
export function askBothWays(
  questions: readonly Question[],
  files: Readonly<Record<string, string>>,
): () => readonly Outcome[] {
  const queries = questions.map(({ query }) => query);
  const wholeWay = oneOfEachKind(questions);
  let asked: Asked;
  let whole: readonly Outcome[];

  beforeAll(async () => {
    await using workspace = await userWorkspace({ files });
    asked = await askInProcess(queries, workspace.path);
    whole = await askInProcesses(
      wholeWay.map((at) => queries[at] ?? ""),
      workspace,
    );
  }, 900_000);

  test("their scripts fit together", () => {
    const answered = asked.outcomes.filter((outcome) => "answer" in outcome).length;
    expect(asked.builds).toBeGreaterThanOrEqual(Math.max(1, answered));
    expect(asked.typeErrors).toEqual([]);
  });

  test.each(wholeWay.map((at, nth) => ({ query: queries[at] ?? "", at, nth })))(
    "the whole way is the same: $query",
    ({ at, nth }) => {
      expect(whole[nth]).toBeDefined();
      expect(withoutRun(whole[nth])).toEqual(withoutRun(asked.outcomes[at]));
    },
  );

  return () => asked.outcomes;
}
