/** From a clean table and one to four uglinesses: the file is read back as the clean table, or refused with a reason. */
import { DuckDBInstance } from "@duckdb/node-api";
import * as fc from "fast-check";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readBack } from "../support/ugly/read-back.ts";
import { uglySamples } from "../support/ugly/sample.ts";

/** `npm run bench:ugly-files` looks at more of them. */
const FILES = 200;

let instance: DuckDBInstance;
let folder: string;
beforeAll(async () => {
  instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  folder = await mkdtemp(join(tmpdir(), "orchc-ugly-"));
});
afterAll(async () => {
  instance.closeSync();
  await rm(folder, { recursive: true });
});

test(`${FILES} ugly files are read as what they were made from, or refused`, async () => {
  const seen = { right: 0, refused: 0, wrong: 0 };
  await fc.assert(
    fc.asyncProperty(uglySamples, async ({ file, applied, said }) => {
      const { verdict, reasons, table } = await readBack(instance, folder, file);
      seen[verdict] += 1;
      if (verdict === "wrong") expect({ said, ...table }).toEqual({ said, ...file.clean });
      const isCertain = applied.length === 1 && applied[0]?.mayBeRefused !== true;
      if (verdict === "refused" && isCertain)
        throw new Error(`refused: ${reasons.join(" ")}\n${said}`);
    }),
    { numRuns: FILES },
  );
  // Refusing everything would be never wrong, too.
  expect(seen.refused / (seen.right + seen.refused)).toBeLessThan(0.4);
}, 600_000);
