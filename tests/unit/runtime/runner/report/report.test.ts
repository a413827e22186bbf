import { parseHTML } from "linkedom";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fileRef, storedRun, type RunSpec } from "../stored-run.ts";

async function reportOf(spec: RunSpec) {
  await using run = await storedRun(spec);
  const { files } = await run.consolidate();
  const html = await readFile(files.report, "utf8");
  const { document } = parseHTML(html);
  return { html, document, text: (document.body.textContent ?? "").replaceAll(/\s+/g, " ") };
}

const SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path id="x" d="M0,0" stroke="currentColor"/></svg>';
const chart = (id: string, svg: string, title: string) => ({
  id,
  files: { "chart.svg": svg },
  output: { chart: { title, file: fileRef(id, "chart.svg", svg, "image/svg+xml") } },
});

describe("the report", () => {
  test("holds the answer, what is missing, the tasks, their outputs and the checks", async () => {
    const { document, text } = await reportOf({
      query: "How many?",
      tasks: [
        {
          id: "t1",
          title: "Count",
          headline: ["There are 1,204."],
          output: {
            total: 1204,
            table: {
              title: "By month",
              columns: [
                { name: "month", type: "time" },
                { name: "n", type: "number" },
              ],
              rows: Array.from({ length: 60 }, (_, i) => ({ month: `m${i}`, n: i * 1000 })),
            },
          },
        },
        { id: "t2", title: "More", failed: { message: "it broke", help: "Mend it." } },
        { id: "t3", title: "Rest", args: { x: { $ref: "t2.x" } }, skipped: "It needs t2." },
      ],
    });
    expect(document.querySelector("h1")?.textContent).toBe("How many?");
    expect(document.querySelector(".answer")?.textContent).toContain("There are 1,204.");
    expect(text).toContain("More failed: it broke. Mend it. t2");
    expect(text).toContain("1 of 3");
    const rows = [...document.querySelectorAll("#task-t1, #task-t2, #task-t3")];
    expect(rows.map((row) => row.querySelector(".status")?.textContent)).toEqual([
      "success",
      "failed",
      "skipped",
    ]);
    expect(text).toContain("By month first 50 of 60 rows");
    expect(document.querySelectorAll("details tbody tr")).toHaveLength(50);
    expect(text).toContain("4 of 4 checks hold");
    expect(text).toContain(".orchc/orchestrator_results.db");
    const targets = [...document.querySelectorAll("a.task")].map((a) => a.getAttribute("href"));
    for (const target of targets) expect(document.querySelector(target ?? "")).not.toBeNull();
  });

  test("loads and runs nothing", async () => {
    const { html, document } = await reportOf({
      tasks: [chart("t1", SVG, "A"), { id: "t2", output: { url: "https://example.org/a" } }],
    });
    const policy = document.querySelector("meta[http-equiv]")?.getAttribute("content");
    expect(policy).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    expect(document.querySelectorAll("script, link, object, embed, base, form")).toHaveLength(0);
    expect(html).not.toMatch(/\s(src|href)="(?!data:|#|files\/)/);
    expect(document.querySelector("style")?.textContent).not.toMatch(/url\(|@import/);
  });

  test("shows pictures that share no id, each on the ground that it was drawn for", async () => {
    const fixed = SVG.replace("currentColor", "black");
    const { document } = await reportOf({
      tasks: [chart("t1", SVG, "A"), chart("t2", fixed, "B")],
    });
    const figures = [...document.querySelectorAll("figure")];
    expect(figures.map((one) => one.querySelector("path")?.id)).toEqual(["p0-x", "p1-x"]);
    expect(figures.map((one) => one.classList.contains("paper"))).toEqual([false, true]);
  });

  test("shows bitmaps inside, links what is no picture, and frames pages without rights", async () => {
    const page = `<script>alert(1)</script>"'><h1>Mine</h1>`;
    const { document } = await reportOf({
      tasks: [
        {
          id: "t1",
          files: { "a.png": "PNG", "page.html": page, "a.csv": "a,b" },
          output: {
            picture: fileRef("t1", "a.png", "PNG", "image/png"),
            page: { title: "Mine", file: fileRef("t1", "page.html", page, "text/html") },
            csv: fileRef("t1", "a.csv", "a,b", "text/csv"),
          },
        },
      ],
    });
    const png = Buffer.from("PNG").toString("base64");
    expect(document.querySelector("img")?.getAttribute("src")).toBe(`data:image/png;base64,${png}`);
    const frame = document.querySelector("iframe");
    expect(frame?.getAttribute("sandbox")).toBe("");
    expect(frame?.getAttribute("srcdoc")).toBe(page);
    const links = [...document.querySelectorAll(".file a[href^=files]")];
    expect(links.map((link) => link.getAttribute("href"))).toEqual([
      "files/t1-page.html",
      "files/t1-a.csv",
    ]);
  });

  test("escapes all that comes from outside", async () => {
    const text = `<img src=x onerror=alert(1)>"'{{query}}&lt;`;
    const { document, text: read } = await reportOf({
      query: text,
      tasks: [
        {
          id: "t1",
          title: text,
          headline: [text],
          output: {
            [text]: text,
            table: {
              title: text,
              columns: [{ name: text, type: "text" }],
              rows: [{ [text]: text }],
            },
            passage: { title: text, text: text.repeat(20) },
            list: [text],
            object: { [text]: { [text]: text } },
          },
        },
        { id: "t2", title: text, failed: { message: text, help: text } },
        chart("t3", SVG, text),
      ],
    });
    expect(document.querySelectorAll("img, [onerror]")).toHaveLength(0);
    expect(document.querySelector("h1")?.textContent).toBe(text);
    expect(read.split(text).length).toBeGreaterThan(30);
  });

  test("says that the answer was not checked", async () => {
    await using run = await storedRun({ tasks: [{ id: "t1", output: { n: 1 } }] });
    const { files } = await run.consolidate({ validate: false });
    expect(await readFile(files.report, "utf8")).toContain("The answer was not checked");
  });
});
