import { describe, expect, test } from "vitest";
import type { Phrase } from "../../../../../src/runtime/runner/index.ts";
import { storedRun } from "../stored-run.ts";

const PLAIN = "- AAPL averaged 64.73. [t1]\n- MSFT averaged 24.74. [t2]\n";

async function phrased(phrase: Phrase) {
  await using run = await storedRun({
    query: "Compare the two stocks since 2000",
    tasks: [
      { id: "t1", headline: ["AAPL averaged 64.73."], output: { mean: 64.7305 } },
      { id: "t2", headline: ["MSFT averaged 24.74."], output: { mean: 24.7367 } },
      { id: "t3", failed: { message: "no" } },
    ],
  });
  return await run.consolidate({ phrase });
}

describe("an answer worded by a model", () => {
  test("is given the statements and the query", async () => {
    let given: Parameters<Phrase> | undefined;
    await phrased(async (...all) => {
      given = all;
      return "Fine. [t1]";
    });
    expect(given).toEqual([
      [
        { text: "AAPL averaged 64.73.", task: "t1", tool: "demo.tool" },
        { text: "MSFT averaged 24.74.", task: "t2", tool: "demo.tool" },
      ],
      "Compare the two stocks since 2000",
    ]);
  });

  test("stands when every number is in the data of the tasks that it names", async () => {
    const { answer, diagnostics, validation } = await phrased(
      async () =>
        "Since 2000 AAPL averaged **64.7** [t1], MSFT 25 [t2].\n\n1. <b>AAPL</b> is ahead. [t1]",
    );
    expect(diagnostics).toEqual([]);
    expect(answer.split("\n").slice(0, 3)).toEqual([
      "- Since 2000 AAPL averaged \\*\\*64.7\\*\\* [t1], MSFT 25 [t2].",
      "- \\<b>AAPL\\</b> is ahead. [t1]",
      "",
    ]);
    expect(answer).toContain("Task t3 failed: no. [t3]");
    expect(validation?.ok).toBe(true);
  });

  test.each([
    ["a number that is nowhere", "AAPL averaged 65.73. [t1]", "65.73 is not in the data of t1"],
    ["a number of another task", "MSFT averaged 64.73. [t2]", "64.73 is not in the data of t2"],
    ["no task", "AAPL is ahead.", '"AAPL is ahead." names no task that it comes from'],
    ["a task that is none", "AAPL. [t7]", '"AAPL." names t7, which stated nothing'],
    ["a failed task", "AAPL. [t3]", '"AAPL." names t3, which stated nothing'],
    ["nothing", " \n\n ", "it is empty"],
  ])("with %s is not used", async (_, text, reason) => {
    const { answer, diagnostics } = await phrased(async () => text);
    expect(answer.startsWith(PLAIN)).toBe(true);
    expect(diagnostics).toMatchObject([
      { code: "ORC5004", message: `The model's wording was not used: ${reason}.` },
    ]);
  });

  test("that does not come leaves the plain answer", async () => {
    const { answer, diagnostics } = await phrased(() => Promise.reject(new Error("unreachable")));
    expect(answer.startsWith(PLAIN)).toBe(true);
    expect(diagnostics).toMatchObject([
      { code: "ORC5005", message: "The model did not word the answer: unreachable" },
    ]);
  });
});
