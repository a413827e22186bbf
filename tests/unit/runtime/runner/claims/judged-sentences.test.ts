/** Outputs of real runs, shortened by hand, with true and false sentences about them: no false one may pass. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../../../src/contract/json.ts";
import type { Args } from "../../../../../src/contract/values.ts";
import { objectionsTo } from "../../../../../src/runtime/runner/claims/check-claims.ts";
import { evidenceOf } from "../../../../../src/runtime/runner/claims/evidence.ts";
import { storedRecord } from "../stored-record.ts";

interface Judged {
  readonly query: string;
  readonly args: Args;
  readonly statements: readonly string[];
  readonly output: Json;
  readonly true: readonly string[];
  readonly false: readonly string[];
}

const folder = new URL("judged/", import.meta.url);

describe.each(readdirSync(folder))("%s", (file) => {
  const judged = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Judged;

  async function passed(sentences: readonly string[]): Promise<string[]> {
    const { record, task } = await storedRecord(judged.query, judged.output, judged.args);
    const evidence = evidenceOf(task, judged.statements, record);
    return sentences.filter((text) => objectionsTo({ text, tasks: "t1" }, evidence).length === 0);
  }

  test("no false sentence passes", async () => {
    expect(await passed(judged.false)).toEqual([]);
  });

  test("most true sentences pass", async () => {
    const held = await passed(judged.true);
    expect(held.length / judged.true.length).toBeGreaterThanOrEqual(0.6);
  });
});
