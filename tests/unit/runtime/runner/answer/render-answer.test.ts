import { parseHTML } from "linkedom";
import { marked } from "marked";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fileRef, storedRun } from "../stored-run.ts";

describe("the answer", () => {
  test("reads well as a whole", async () => {
    await using run = await storedRun({
      query: "Who works on this, and what is broken? Chart it.",
      read: ["src", "data/log.csv"],
      tasks: [
        {
          id: "t1",
          title: "Authors",
          tool: "git.authors",
          args: { folder: "./src/" },
          headline: ["2 authors made 1,234 commits."],
          output: {
            authors: 2,
            commits: 1234,
            table: {
              title: "Commits by author",
              columns: [
                { name: "author", type: "text" },
                { name: "commits", type: "number" },
              ],
              rows: [
                { author: "Ann", commits: 1200 },
                { author: "Bo", commits: 34 },
              ],
            },
          },
        },
        {
          id: "t2",
          title: "Chart it",
          tool: "report.chart",
          args: { table: { $ref: "t1.table" } },
          files: { "chart.svg": "<svg/>" },
          output: {
            chart: {
              title: "Commits",
              file: fileRef("t2", "chart.svg", "<svg/>", "image/svg+xml"),
            },
          },
        },
        {
          id: "t3",
          title: "TODO comments",
          tool: "files.todos",
          output: { table: { title: "t", columns: [], rows: [] }, total: 0 },
        },
        {
          id: "t4",
          title: "News",
          tool: "web.feed",
          args: { url: "https://example.org/feed" },
          failed: { message: "example.org cannot be reached", help: "Check the network." },
        },
        { id: "t5", title: "Summary", skipped: "It needs the success of t4, which failed." },
      ],
    });
    const { answer, files } = await run.consolidate();
    expect(answer).toBe(`2 authors made 1,234 commits. [t1]

Commits by author [t1]

| author | commits |
| ------ | ------: |
| Ann    |    1200 |
| Bo     |      34 |

## Missing

- TODO comments came back empty. [t3]
- News failed: example.org cannot be reached. Check the network. [t4]
- Summary was skipped. It needs the success of t4, which failed. [t5]

![Commits](files/t2-chart.svg)

## Sources

- [t1] Authors, by git.authors from src
- [t2] Chart it, by report.chart from src: [t2-chart.svg](files/t2-chart.svg)

Question: Who works on this, and what is broken? Chart it.

3 of 5 tasks succeeded in 100ms. All data and a report: .orchc/runs/r1
`);
    expect(await readFile(files.answer, "utf8")).toBe(answer);
  });

  test("says plainly that there is none", async () => {
    await using run = await storedRun({
      tasks: [{ id: "t1", title: "It", failed: { message: "it broke" } }],
    });
    const { answer } = await run.consolidate();
    expect(answer).toMatch(/^There is no answer: no task has a result\.\n/);
    expect(answer).toContain("- It failed: it broke. [t1]");
    expect(answer).not.toContain("## Sources");
  });

  test("repeats no table whose rows the statements name", async () => {
    await using run = await storedRun({
      tasks: [
        {
          id: "t1",
          headline: ["Ann has 2, Bo has 1."],
          output: {
            table: {
              title: "T",
              columns: [
                { name: "who", type: "text" },
                { name: "n", type: "number" },
              ],
              rows: [
                { who: "Ann", n: 2 },
                { who: "Bo", n: 1 },
              ],
            },
          },
        },
      ],
    });
    const { answer } = await run.consolidate();
    expect(answer).not.toContain("|");
  });

  test("shows the records of a tool that says nothing of them", async () => {
    const boats = [
      { id: 1, name: "Anna" },
      { id: 2, name: "Bravo" },
    ];
    await using silent = await storedRun({ tasks: [{ id: "t1", output: { boats } }] });
    const { answer } = await silent.consolidate();
    expect(answer).toContain("Boats [t1]");
    expect(answer).toMatch(/^\| +2 \| Bravo \|$/m);
    await using spoken = await storedRun({
      tasks: [{ id: "t1", headline: ["There are 2 boats."], output: { boats } }],
    });
    expect((await spoken.consolidate()).answer).not.toContain("|");
  });

  test("names every part that is missing, the first ten with the reason", async () => {
    const tasks = Array.from({ length: 14 }, (_, i) => ({ id: `t${i + 1}`, skipped: "No." }));
    await using run = await storedRun({ tasks });
    const { answer, validation } = await run.consolidate();
    expect(answer).toContain("- Task t10 was skipped. No. [t10]\n");
    expect(answer).toContain("- Also without a result: [t11] [t12] [t13] [t14]\n");
    expect(validation?.ok).toBe(true);
  });

  test("lets no text from outside become markup, a link, a marker of another task or a control", async () => {
    const text =
      "<script>x</script> ![i](http://a/b.png) [t](javascript:x) **b** | # h\n- l\n[t9]: http://a \u001b[31mred\u202E";
    const svg = "<svg/>";
    await using run = await storedRun({
      query: text,
      tasks: [
        {
          id: "t1",
          title: text,
          headline: [text],
          files: { "a.svg": svg },
          output: { chart: { title: text, file: fileRef("t1", "a.svg", svg, "image/svg+xml") } },
        },
        { id: "t2", title: text, failed: { message: text, help: text } },
      ],
    });
    const { answer } = await run.consolidate();
    expect(answer).not.toMatch(/[\u001b\u202E]/);
    const { document } = parseHTML(
      `<!doctype html><html><body>${marked.parse(answer, { async: false })}</body></html>`,
    );
    const names = new Set([...document.querySelectorAll("body *")].map((one) => one.localName));
    expect(names).toEqual(new Set(["a", "h2", "img", "li", "p", "ul"]));
    expect([...document.querySelectorAll("img")].map((one) => one.getAttribute("src"))).toEqual([
      "files/t1-a.svg",
    ]);
    const links = [...document.querySelectorAll("a")].map((one) => one.getAttribute("href"));
    expect(links.filter((href) => !href?.startsWith("http://a"))).toEqual(["files/t1-a.svg"]);
  });
});
