import { describe, expect, test } from "vitest";
import { fileRef, storedRun, type TaskSpec } from "../stored-run.ts";

const table = (rows: number) => ({
  title: "T",
  columns: [{ name: "a", type: "number" }],
  rows: Array.from({ length: rows }, (_, a) => ({ a })),
});
const series = (id: string, headline: string, value: number, from?: string): TaskSpec => ({
  id,
  tool: "data.series",
  headline: [headline],
  output: { value, table: table(200) },
  ...(from === undefined ? {} : { args: { table: { $ref: `${from}.table` } } }),
});
const chart = (id: string, from: string): TaskSpec => ({
  id,
  tool: "report.chart",
  args: { table: { $ref: `${from}.table` } },
  headline: ["A chart of 200 points."],
  files: { "chart.svg": "<svg/>" },
  output: {
    chart: { title: `Chart ${id}`, file: fileRef(id, "chart.svg", "<svg/>", "image/svg+xml") },
    series: ["a"],
    points: 200,
  },
});
const page = (id: string, from: string): TaskSpec => ({
  id,
  tool: "report.page",
  args: { passages: [{ $ref: `${from}.passage` }] },
  headline: [`The report is in ${id}/report.html.`],
  files: { "report.html": "<p>x" },
  output: {
    page: fileRef(id, "report.html", "<p>x", "text/html"),
    passage: { title: "Report", text: "A page." },
  },
});
const section = (id: string, from: string): TaskSpec => ({
  id,
  tool: "report.section",
  args: { tables: [{ $ref: `${from}.table` }] },
  headline: ["The section has 1 table."],
  output: { passage: { title: "Section", text: "x" }, tables: 1 },
});

/** The answer above its list of sources. */
async function answerTo(...tasks: readonly TaskSpec[]): Promise<string> {
  await using run = await storedRun({ tasks });
  const { answer } = await run.consolidate();
  return answer.slice(0, answer.search(/^(## Sources|Question:)/m)).trim();
}

describe("an answer speaks of", () => {
  test("the tasks that nobody builds on, in the order of the plan", async () => {
    const answer = await answerTo(series("t1", "A is 1.", 1), series("t2", "B is 2.", 2));
    expect(answer).toBe("- A is 1. [t1]\n- B is 2. [t2]");
  });

  test("what is drawn or laid out as the result, and shows the drawing", async () => {
    const answer = await answerTo(
      series("t1", "A is 1.", 1),
      chart("t2", "t1"),
      section("t3", "t1"),
      page("t4", "t3"),
    );
    expect(answer).toBe(
      [
        "A is 1. [t1]",
        "![Chart t2](files/t2-chart.svg)",
        "## Files",
        "- [Task t4](files/t4-report.html): The report is in files/t4-report.html. [t4]",
      ].join("\n\n"),
    );
  });

  test("what others build on only where it says a number that they do not", async () => {
    const answer = await answerTo(
      series("t1", "It starts at 5.", 5),
      series("t2", "It grew to 7.", 7, "t1"),
      series("t3", "From 7 to 9.", 9, "t2"),
    );
    expect(answer).toBe("From 7 to 9. [t3]\n\nFound on the way:\n\n- It starts at 5. [t1]");
  });

  test("no text that was only read for another task", async () => {
    const answer = await answerTo(
      {
        id: "t1",
        headline: ["The file has 120 lines."],
        output: { passage: { title: "a.md", text: "x" }, lines: 120 },
      },
      {
        id: "t2",
        args: { text: { $ref: "t1.passage.text" } },
        headline: ["It is about x."],
        output: { passage: { title: "Summary", text: "x" }, sentences: ["x"] },
      },
    );
    expect(answer).toBe("It is about x. [t2]");
  });

  test("a text that was asked for, also when it is composed of others' data", async () => {
    const answer = await answerTo(series("t1", "A is 1.", 1), section("t2", "t1"));
    expect(answer).toBe("- A is 1. [t1]\n- The section has 1 table. [t2]");
  });

  test("what was shown, when nothing else was asked for", async () => {
    const answer = await answerTo({ ...page("t1", ""), args: {} });
    expect(answer).toContain("The report is in files/t1-report.html. [t1]");
  });

  test("the same statement of two tasks once, with both", async () => {
    const answer = await answerTo(series("t1", "A is 1.", 1), series("t2", "A is 1.", 1));
    expect(answer).toBe("A is 1. [t1] [t2]");
  });

  test("a task by waiting alone builds on nothing", async () => {
    const answer = await answerTo(series("t1", "A is 1.", 1), {
      ...series("t2", "B is 2.", 2),
      needs: ["t1"],
    });
    expect(answer).toBe("- A is 1. [t1]\n- B is 2. [t2]");
  });

  test("what a failed task would have built on", async () => {
    const answer = await answerTo(series("t1", "A is 1.", 1), {
      id: "t2",
      args: { table: { $ref: "t1.table" } },
      failed: { message: "The disk is full", help: "Free some space." },
    });
    expect(answer).toBe(
      "A is 1. [t1]\n\n## Missing\n\n- Task t2 failed: The disk is full. Free some space. [t2]",
    );
  });

  test("all tasks of a large plan a line each, and says how many are left out", async () => {
    const tasks = Array.from({ length: 30 }, (_, i) => series(`t${i}`, `No. ${i} is ${i}.`, i));
    const answer = await answerTo(...tasks);
    expect(answer.match(/^- /gm)).toHaveLength(12);
    expect(answer).toContain("18 more tasks found something that does not fit here");
  });
});
