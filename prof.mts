import { openTables } from "./src/agents/data/tables/tables.ts";
import { openDatabase } from "./src/agents/data/tables/database.ts";
import { readFile } from "./src/agents/data/read/read-file.ts";
import { existingFile } from "./src/agents/data/read/existing-file.ts";
import { toolContext } from "./tests/support/tool-context.ts";
import { readFileSync } from "node:fs";
const ctx = await toolContext({ workspace: process.cwd() + "/node_modules/vega-datasets/data" });
for (const limit of ["384MB", "4GB"]) {
  using db = await openDatabase(ctx);
  await db.run(`SET memory_limit='${limit}'`);
  let t = performance.now(); const c0 = process.cpuUsage();
  await readFile(db.connection, await existingFile(ctx, "flights-3m.parquet"), "data");
  console.log(limit, "read", (performance.now() - t) | 0, "cpu", (process.cpuUsage(c0).user / 1000) | 0);
  t = performance.now(); const c1 = process.cpuUsage();
  const cols = (await db.connection.runAndReadAll("FROM data LIMIT 0")).deduplicatedColumnNames();
  await db.select(`SELECT count(*) AS n, ${cols.map((c, i) => `count(DISTINCT "${c}") AS d${i}, min("${c}") as m${i}`).join(", ")} FROM data`);
  console.log(limit, "describe", (performance.now() - t) | 0, "cpu", (process.cpuUsage(c1).user / 1000) | 0, readFileSync("/proc/self/status", "utf8").match(/VmHWM.*/)![0]);
}
await ctx[Symbol.asyncDispose]();
