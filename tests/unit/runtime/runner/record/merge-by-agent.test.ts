import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { fileRef, storedRun } from "../stored-run.ts";

describe("merged data", () => {
  test("is ordered by agent and task, and leaves out what has no output", async () => {
    await using run = await storedRun({
      tasks: [
        { id: "t1", tool: "b.x", output: { n: 1 } },
        { id: "t2", tool: "a.x", output: { n: 2 } },
        { id: "t3", tool: "b.y", output: { n: 3, $ref: "t1.n", __proto__: { x: 1 } } },
        { id: "t4", tool: "c.x", failed: { message: "no" } },
      ],
    });
    const { data, files } = await run.consolidate();
    expect(data).toEqual({ b: { t1: { n: 1 }, t3: { n: 3, $ref: "t1.n" } }, a: { t2: { n: 2 } } });
    expect(Object.keys(data)).toEqual(["b", "a"]);
    expect(JSON.parse(await readFile(files.data, "utf8"))).toEqual(data);
  });

  test("holds outputs of the bus", async () => {
    const output = { rows: Array.from({ length: 5000 }, (_, i) => ({ i })) };
    await using run = await storedRun({ tasks: [{ id: "t1", output, onBus: true }] });
    const { data, diagnostics } = await run.consolidate();
    expect(data).toEqual({ demo: { t1: output } });
    expect(diagnostics).toEqual([]);
  });

  test("an output that merely looks as if it stood on the bus stays data", async () => {
    const output = { $file: fileRef("t1", "output.json", "x", "application/json") };
    await using run = await storedRun({ tasks: [{ id: "t1", output }] });
    const { data } = await run.consolidate();
    expect(data).toEqual({ demo: { t1: output } });
  });

  test("holds the reference to an output that is too large, and says so", async () => {
    const output = { text: "x".repeat(9 * 2 ** 20) };
    await using run = await storedRun({
      tasks: [{ id: "t1", output, onBus: true, headline: ["A text of 9,437,184 characters."] }],
    });
    const { data, answer, diagnostics, validation } = await run.consolidate();
    expect(data["demo"]?.["t1"]).toMatchObject({ file: "t1/output.json", bytes: 9 * 2 ** 20 + 11 });
    expect(diagnostics.map(({ code }) => code)).toEqual(["ORC5006"]);
    expect(answer).toContain("A text of 9,437,184 characters. [t1]");
    expect(validation?.ok).toBe(true);
    expect(validation?.checks.at(-1)?.detail).toBe(
      "0 numbers; 1 line not checked, for an output that was not read",
    );
  });

  test("holds the reference to an output whose file was changed, and says so", async () => {
    await using run = await storedRun({ tasks: [{ id: "t1", output: { n: 1 }, onBus: true }] });
    await run.folder.write(".orchc/bus/r1/t1/output.json", '{"n":2}');
    const { data, diagnostics } = await run.consolidate();
    expect(data["demo"]?.["t1"]).toMatchObject({ file: "t1/output.json" });
    expect(diagnostics).toMatchObject([
      { code: "ORC5007", message: expect.stringContaining("has changed") },
    ]);
  });
});
