/**
 * `npm run bench:ugly-files -- FROM TO`: ugly files of the property test (`tests/property/ugly-files.test.ts`), a hundred
 * for each seed from FROM to TO, with a count of those read right, refused and read wrong; the wrong ones are shown.
 */
import { DuckDBInstance } from "@duckdb/node-api";
import * as fc from "fast-check";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readBack } from "../tests/support/ugly/read-back.ts";
import { uglySamples } from "../tests/support/ugly/sample.ts";

const [from = 1, to = 10] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), "orchc-ugly-"));
const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
const seen = { right: 0, refused: 0, wrong: 0, "refused for certain": 0 };
try {
  for (let seed = from; seed <= to; seed += 1) {
    for (const [i, { file, applied, said }] of fc
      .sample(uglySamples, { seed, numRuns: 100 })
      .entries()) {
      const { verdict, reasons, table } = await readBack(instance, folder, file);
      seen[verdict] += 1;
      const isCertain = applied.length === 1 && applied[0]?.mayBeRefused !== true;
      if (verdict === "refused" && isCertain) seen["refused for certain"] += 1;
      if (verdict === "wrong" || (verdict === "refused" && isCertain)) {
        console.log(`--- ${verdict}, seed ${seed}, file ${i}: ${said}`);
        for (const reason of reasons) console.log(reason);
        console.log(JSON.stringify(table?.columns));
        for (const [row, cells] of (table?.rows ?? []).entries()) {
          const clean = file.clean.rows[row];
          if (!isDeepStrictEqual(cells, clean))
            console.log(
              `row ${row + 1}: ${JSON.stringify(cells)} and not ${JSON.stringify(clean)}`,
            );
        }
      }
    }
    console.log(seed, JSON.stringify(seen));
  }
} finally {
  instance.closeSync();
  rmSync(folder, { recursive: true });
}
