import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileRef, storedRun } from "../stored-run.ts";

const CSV = "text/csv";

describe("copies of files", () => {
  test("stand beside the answer under names that say who made them", async () => {
    await using run = await storedRun({
      tasks: [
        {
          id: "t1",
          files: { "a b.csv": "1", "a-b.csv": "2", "été (1).csv": "3" },
          output: {
            one: fileRef("t1", "a b.csv", "1", CSV),
            more: [
              fileRef("t1", "a-b.csv", "2", CSV),
              { title: "x", file: fileRef("t1", "été (1).csv", "3", CSV) },
            ],
          },
        },
        // Passing a file on does not make another copy.
        { id: "t2", output: { again: fileRef("t1", "a b.csv", "1", CSV) } },
      ],
    });
    const { files } = await run.consolidate();
    const folder = join(files.answer, "../files");
    const names = (await readdir(folder)).toSorted();
    expect(names).toEqual(["t1-a-b-2.csv", "t1-a-b.csv", "t1-t-1-.csv"]);
    expect(await readFile(join(folder, "t1-a-b.csv"), "utf8")).toBe("1");
    expect(await readFile(join(folder, "t1-a-b-2.csv"), "utf8")).toBe("2");
  });

  test("are not made of files elsewhere, changed or gone; each is reported", async () => {
    await using run = await storedRun({
      tasks: [
        {
          id: "t1",
          files: { "a.csv": "changed" },
          output: {
            a: fileRef("t1", "a.csv", "as it was", CSV),
            b: fileRef("t1", "gone.csv", "x", CSV),
            c: { ...fileRef("t1", "", "x", CSV), file: "t1/../../../../secret.txt" },
            d: { ...fileRef("t1", "", "x", CSV), file: "../../../secret.txt" },
          },
        },
      ],
    });
    await run.folder.write("secret.txt", "x");
    const { files, diagnostics, answer } = await run.consolidate();
    expect((await readdir(join(files.answer, ".."))).toSorted()).toEqual([
      "answer.md",
      "data.json",
      "report.html",
      "run_results.json",
    ]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC5007", "ORC5007", "ORC5007"]);
    expect(answer).not.toContain("](files/");
  });
});
