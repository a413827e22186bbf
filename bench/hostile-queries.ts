/**
 * Time and memory that planning without a model takes for queries that are no requests, each in a process of its own.
 * `node bench/hostile-queries.ts [NAME]`; with `--one` it plans a single one and says what that took.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plan, sourceOf } from "../src/compiler/index.ts";
import { openProject } from "../src/project.ts";
import { hostileQueries } from "../tests/support/hostile-queries.ts";

const SIZE = 65_536;
const [flag, ...rest] = process.argv.slice(2);

interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly rssMib: number;
  readonly outcome: string;
}

async function measure(query: string): Promise<Measured> {
  const folder = mkdtempSync(join(tmpdir(), "hostile-"));
  try {
    writeFileSync(join(folder, "orders.csv"), "region,product,amount\nnorth,tea,3\nsouth,milk,4\n");
    writeFileSync(join(folder, "notes.md"), "# Notes\n\nNothing happened.\n");
    const project = await openProject({ cwd: folder, env: {}, flags: { planner: "grammar" } });
    const { workspace } = project;
    const catalog = await project.catalog();
    const source = await sourceOf(query, { workspace, name: "hostile" });
    const begin = performance.now();
    const before = process.cpuUsage();
    const planned = await plan({ source, workspace, catalog, planner: project.planner() });
    const ms = Math.round(performance.now() - begin);
    const { user, system } = process.cpuUsage(before);
    const cpuMs = Math.round((user + system) / 1000);
    const codes = [...new Set(planned.diagnostics.map(({ code }) => code))].join(" ");
    return {
      ms,
      cpuMs,
      rssMib: Math.round(process.resourceUsage().maxRSS / 1024),
      outcome: planned.plan === undefined ? codes : `${planned.plan.tasks.length} tasks`,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const queries = hostileQueries(SIZE);
if (flag === "--one") {
  process.stdout.write(JSON.stringify(await measure(queries[rest[0] ?? ""] ?? "")));
} else {
  for (const name of Object.keys(queries).filter((one) => one.includes(flag ?? ""))) {
    const words = [import.meta.filename, "--one", name];
    const line = (() => {
      try {
        const text = execFileSync(process.execPath, words, { encoding: "utf8", timeout: 120_000 });
        const { ms, cpuMs, rssMib, outcome } = JSON.parse(text) as Measured;
        return `${String(ms).padStart(7)} ms ${String(cpuMs).padStart(7)} ms of processors ${String(rssMib).padStart(5)} MiB  ${outcome}`;
      } catch (error) {
        return `failed: ${(error as Error).message.split("\n")[0] ?? ""}`;
      }
    })();
    console.log(`${name.padEnd(40)} ${line}`);
  }
}
