import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask } from "../../../../bench/questions/ask.ts";
import { OrchcError, run } from "../../../../src/index.ts";

const rows = "town,fare,day\nRome,3.5,2024-01-02\nOslo,4,2024-02-03\nRome,5,2024-02-04\n";

describe("a question that is asked in this process", () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "orchc-in-process-"));
    await writeFile(join(root, "trips.csv"), rows);
  });
  afterAll(() => rm(root, { recursive: true }));

  const asked = async (query: string) => {
    const [answered] = await ask([{ id: "1", asked: query }], { files: [join(root, "trips.csv")] });
    return answered;
  };
  /** The run's own name and time are another each time. */
  const lasting = (answer = "") => answer.replace(/in [\d.]+ ?m?s\..*/s, "");

  it("has the answer that a build and its confined scripts give", async () => {
    const query = "Total fare by town in trips.csv";
    const { answer } = await run({ query, root, env: {} });
    const here = await asked(query);
    expect(here?.exit).toBe(0);
    expect(lasting(here?.answer)).toBe(lasting(answer));
  });

  it("is refused for the same reason", async () => {
    const query = "Total nonsense by town in trips.csv";
    const error: unknown = await run({ query, root, env: {} }).catch((thrown: unknown) => thrown);
    const codes = error instanceof OrchcError ? error.diagnostics.map(({ code }) => code) : [];
    const here = await asked(query);
    expect(codes).not.toEqual([]);
    expect(here?.exit).toBe(2);
    expect(here?.problems.map(({ code }) => code)).toEqual(codes);
  });
});
