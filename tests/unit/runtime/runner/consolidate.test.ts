import { chmod, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileRef, storedRun } from "./stored-run.ts";

const spec = {
  tasks: [
    {
      id: "t1",
      headline: ["It is 1."],
      files: { "a.csv": "x" },
      output: { n: 1, file: fileRef("t1", "a.csv", "x", "text/csv") },
    },
  ],
};

describe("consolidate", () => {
  test("gives the same bytes every time, over whatever stood there", async () => {
    await using run = await storedRun(spec);
    const first = await run.consolidate();
    const read = (files: typeof first.files) =>
      Promise.all(Object.values(files).map((file: string) => readFile(file, "utf8")));
    const before = await read(first.files);
    await writeFile(first.files.answer, "half a");
    const second = await run.consolidate();
    expect(await read(second.files)).toEqual(before);
    expect((await readdir(dirname(first.files.answer))).toSorted()).toEqual([
      "answer.md",
      "data.json",
      "files",
      "report.html",
      "run_results.json",
    ]);
  });

  test("beside the answer a picture only draws, whatever its type says", async () => {
    const svg = '<svg><script>x()</script><rect onclick="x()" width="1"/></svg>';
    const files = { "a.svg": svg, "b.svg": svg, "c.pic": svg, "d.svgz": "\u001f", "e.txt": svg };
    const types = ["image/svg+xml", "text/plain", "image/svg+xml; charset=utf-8"];
    const refs = Object.entries(files).map(([name, content], at) =>
      fileRef("t1", name, content, types[at] ?? "text/plain"),
    );
    await using run = await storedRun({
      tasks: [{ id: "t1", headline: ["It is 1."], files, output: { n: 1, refs } }],
    });
    const { files: written, diagnostics } = await run.consolidate();
    const folder = join(dirname(written.answer), "files");
    const drawing = '<svg xmlns="http://www.w3.org/2000/svg"><rect width="1"></rect></svg>';
    for (const name of ["t1-a.svg", "t1-b.svg", "t1-c.pic"]) {
      expect(await readFile(join(folder, name), "utf8")).toBe(drawing);
    }
    expect(await readFile(join(folder, "t1-e.txt"), "utf8")).toBe(svg);
    expect((await readdir(folder)).length).toBe(4);
    expect(diagnostics).toMatchObject([
      { code: "ORC5007", message: expect.stringContaining("no SVG picture") },
    ]);
  });

  test("refuses a run that the store does not know", async () => {
    await using run = await storedRun(spec);
    await expect(run.consolidate({ run: "other" })).rejects.toThrow("run other is not in");
  });

  // The superuser may write everywhere.
  test.skipIf(process.getuid?.() === 0)("says which file cannot be written", async () => {
    await using run = await storedRun(spec);
    await mkdir(run.workspace.paths.runs, { recursive: true });
    await chmod(run.workspace.paths.runs, 0o500);
    await expect(run.consolidate()).rejects.toMatchObject({
      diagnostics: [{ code: "ORC4002" }],
    });
    await chmod(run.workspace.paths.runs, 0o700);
  });

  test("says that a file stands where the folder should be", async () => {
    await using run = await storedRun(spec);
    await run.folder.write(".orchc/runs", "in the way");
    await expect(run.consolidate()).rejects.toMatchObject({
      diagnostics: [{ code: "ORC4002", message: expect.stringContaining("runs") }],
    });
  });
});
