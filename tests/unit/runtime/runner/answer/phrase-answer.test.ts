import { describe, expect, test } from "vitest";
import type { AnswerModel } from "../../../../../src/runtime/runner/index.ts";
import { storedRun } from "../stored-run.ts";

const PLAIN = "- AAPL averaged 64.73. [t1]\n- MSFT averaged 24.74. [t2]\n";
type Paragraphs = Awaited<ReturnType<AnswerModel["word"]>>;

const says = (...sentences: [text: string, ...tasks: string[]][]): Paragraphs =>
  sentences.map(([text, ...tasks]) => [{ text, tasks }]);

interface Replies {
  /** One a time; the last again and again. */
  readonly words: readonly (Paragraphs | Error)[];
  readonly missing?: readonly string[] | Error;
  readonly calls?: number;
}

async function phrased({ words, missing = [], calls = 3 }: Replies) {
  const asked: Parameters<AnswerModel["word"]>[] = [];
  const judged: string[] = [];
  const give = <Reply>(reply: Reply | Error): Promise<Reply> =>
    reply instanceof Error ? Promise.reject(reply) : Promise.resolve(reply);
  const model: AnswerModel = {
    room: 1000,
    word: (...given) => give(words[Math.min(asked.push(given), words.length) - 1] ?? []),
    judge: (_, answer) => {
      judged.push(answer);
      return give(missing);
    },
  };
  await using run = await storedRun({
    query: "Compare the two stocks since 2000",
    tasks: [
      {
        id: "t1",
        args: { since: 2000 },
        headline: ["AAPL averaged 64.73."],
        output: { symbol: "AAPL", mean: 64.7305 },
      },
      { id: "t2", headline: ["MSFT averaged 24.74."], output: { symbol: "MSFT", mean: 24.7367 } },
      { id: "t3", failed: { message: "no" } },
    ],
  });
  return { ...(await run.consolidate({ model: { model, calls } })), asked, judged };
}

describe("an answer worded by a model", () => {
  test("is given the query, and what each task has to say", async () => {
    const { asked } = await phrased({ words: [[]] });
    const [query, material, refused] = asked[0] ?? [];
    expect(query).toBe("Compare the two stocks since 2000");
    expect(material).toEqual([
      expect.objectContaining({
        task: "t1",
        statements: ["AAPL averaged 64.73."],
        data: { symbol: "AAPL", mean: 64.7305 },
      }),
      expect.objectContaining({ task: "t2", statements: ["MSFT averaged 24.74."] }),
    ]);
    expect(refused).toBeUndefined();
  });

  test("stands when each sentence says what its tasks returned", async () => {
    const words = [
      [
        { text: "Since 2000 AAPL averaged 64.7.", tasks: ["t1"] },
        { text: "AAPL: *64.73*.", tasks: ["t1"] },
        { text: "MSFT averaged 25.", tasks: ["t2"] },
      ],
      [{ text: "AAPL and MSFT averaged 64.73 and 24.74.", tasks: ["t1", "t2"] }],
    ];
    const { answer, diagnostics, validation, asked } = await phrased({ words: [words] });
    expect(diagnostics).toEqual([]);
    expect(asked).toHaveLength(1);
    expect(answer.split("\n").slice(0, 3)).toEqual([
      "- Since 2000 AAPL averaged 64.7. AAPL: \\*64.73\\*. [t1] MSFT averaged 25. [t2]",
      "- AAPL and MSFT averaged 64.73 and 24.74. [t1] [t2]",
      "",
    ]);
    expect(answer).toContain("Task t3 failed: no. [t3]");
    expect(validation?.ok).toBe(true);
  });

  test.each<[string, Paragraphs, string]>([
    [
      "a number that is nowhere",
      says(["AAPL averaged 65.73.", "t1"]),
      "65.73 is not in the data of t1",
    ],
    [
      "a number of another task",
      says(["MSFT averaged 64.73.", "t2"]),
      "64.73 is not in the data of t2",
    ],
    [
      "a name of another task",
      says(["MSFT averaged 64.73.", "t1"]),
      "MSFT is not in the data of t1",
    ],
    [
      "a task of which nothing is in it",
      says(["AAPL: 64.73.", "t1", "t2"]),
      '"AAPL: 64.73." names t2, of which nothing is in it',
    ],
    ["no task", says(["AAPL is there."]), '"AAPL is there." names no task that it comes from'],
    ["a task that is none", says(["AAPL.", "t7"]), '"AAPL." names t7, which stated nothing'],
    ["a failed task", says(["AAPL.", "t3"]), '"AAPL." names t3, which stated nothing'],
    ["nothing", [], "it is empty"],
  ])("with %s is not used, also when it comes a second time", async (_, words, reason) => {
    const { answer, diagnostics, asked } = await phrased({ words: [words] });
    expect(answer.startsWith(PLAIN)).toBe(true);
    expect(diagnostics).toMatchObject([
      { code: "ORC5004", message: `The model's wording was not used: ${reason}.` },
    ]);
    expect(asked).toHaveLength(2);
  });

  test("that was refused is corrected once", async () => {
    const wrong = says(["AAPL averaged 65.73.", "t1"]);
    const { answer, diagnostics, asked } = await phrased({
      words: [wrong, says(["AAPL averaged 64.7.", "t1"])],
    });
    expect(diagnostics).toEqual([]);
    expect(answer.startsWith("AAPL averaged 64.7. [t1]")).toBe(true);
    expect(asked[1]?.[2]).toEqual({
      paragraphs: wrong,
      reasons: ["65.73 is not in the data of t1"],
    });
  });

  test("that does not come leaves the plain answer", async () => {
    const { answer, diagnostics } = await phrased({ words: [new Error("unreachable")] });
    expect(answer.startsWith(PLAIN)).toBe(true);
    expect(diagnostics).toMatchObject([
      { code: "ORC5005", message: "The model did not word the answer: unreachable" },
    ]);
  });
});

describe("an answer that a model judges", () => {
  const words = [says(["AAPL averaged 64.7.", "t1"])];

  test("says what it is without, and fails that check", async () => {
    const { answer, validation, judged } = await phrased({ words, missing: ["a *chart*"] });
    expect(judged[0]?.startsWith("AAPL averaged 64.7. [t1]")).toBe(true);
    expect(answer).toContain("## Not answered, in the judgement of the model\n\n- a \\*chart\\*\n");
    expect(validation).toMatchObject({ ok: false, diagnostics: [{ code: "ORC5010" }] });
  });

  test("is as it was when nothing is missing, or nobody can be asked", async () => {
    const complete = await phrased({ words });
    expect(complete.answer).not.toContain("Not answered");
    expect(complete.validation).toMatchObject({ ok: true });
    expect(complete.validation?.checks.at(-1)?.detail).toBe("nothing is missing");
    const without = await phrased({ words, missing: new Error("gone") });
    expect(without.diagnostics).toMatchObject([{ code: "ORC5011" }]);
    expect(without.answer).toBe(complete.answer);
    expect(without.validation?.checks).toHaveLength((complete.validation?.checks.length ?? 0) - 1);
  });

  test("is not judged where the budget has no call left", async () => {
    const { judged, asked } = await phrased({ words: [says(["AAPL: 1.", "t1"])], calls: 2 });
    expect(asked).toHaveLength(2);
    expect(judged).toEqual([]);
  });
});
