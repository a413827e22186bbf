/**
 * `npm run bench:big-tables`: 3,000,000 rows are joined, filtered and aggregated over three tasks, as a real build that
 * `orchc exec` runs, beside the same three statements in a process with DuckDB alone. Time is the whole process's,
 * once by the clock and once of the processors, which other work on the machine changes less; memory is the greatest
 * of any process (VmHWM).
 */
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan, Task } from "../src/contract/plan.ts";
import type { Args } from "../src/contract/values.ts";
import { makeWorkspace } from "./workspace.ts";

const ROWS = 3_000_000;
const TIMES = Number(process.argv[2] ?? 3);
const orchc = join(import.meta.dirname, "../dist/cli/main.js");
const folder = makeWorkspace();

/** Orders with a customer each, and customers with a region. */
async function makeFiles(): Promise<void> {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  mkdirSync(join(folder, "data"));
  await connection.run(
    `COPY (SELECT i AS id, (i * 7919) % 100000 AS customer, (((i * 31) % 10000) / 100)::DECIMAL(10, 2) AS amount,
       DATE '2020-01-01' + ((i * 13) % 1500)::INTEGER AS day, 'item ' || (i % 50) AS item FROM range(${ROWS}) t(i))
     TO '${join(folder, "data/orders.parquet")}' (FORMAT parquet)`,
  );
  await connection.run(
    `COPY (SELECT i AS customer, 'region ' || (i % 10) AS region, i % 3 AS tier FROM range(100000) t(i))
     TO '${join(folder, "data/customers.parquet")}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

function writePlan(): void {
  const task = (id: string, args: Args): Task => ({
    id,
    title: `Step ${id}`,
    kind: "call" as const,
    agent: "data",
    tool: "data.compute",
    args,
    priority: "medium" as const,
    needs: [],
    estimate: { seconds: 2, usd: 0 },
  });
  const plan: Plan = {
    version: 1,
    name: "tables",
    source: { query: "Total amount by region", sha256: "", planner: "bench" },
    params: {},
    profile: "balanced",
    tasks: [
      task("t1", {
        file: "data/orders.parquet",
        files: ["data/customers.parquet"],
        join: [{ on: ["customer"] }],
      }),
      task("t2", {
        table: { $ref: "t1.table" },
        where: [
          { column: "tier", op: "=", value: 1 },
          { column: "amount", op: ">", value: 20 },
        ],
      }),
      task("t3", {
        table: { $ref: "t2.table" },
        group: ["region"],
        measures: [{ how: "sum", column: "amount" }, { how: "count" }],
      }),
    ],
  };
  mkdirSync(join(folder, "generated/tables"), { recursive: true });
  writeFileSync(join(folder, "generated/tables/plan.json"), JSON.stringify(plan));
}

/** The same three statements, each of which leaves its rows in a file, as tasks do. */
function writeScript(threads: number): void {
  const statements = [
    "COPY (SELECT o.*, c.region, c.tier FROM 'data/orders.parquet' o JOIN 'data/customers.parquet' c USING (customer)) TO 'joined.parquet' (FORMAT parquet)",
    "COPY (FROM 'joined.parquet' WHERE tier = 1 AND amount > 20) TO 'kept.parquet' (FORMAT parquet)",
    "SELECT region, sum(amount), count(*) FROM 'kept.parquet' GROUP BY region ORDER BY 2 DESC",
  ];
  writeFileSync(
    join(folder, "duckdb.mjs"),
    `import { DuckDBInstance } from ${JSON.stringify(import.meta.resolve("@duckdb/node-api"))};
const connection = await (await DuckDBInstance.create(":memory:", { threads: "${threads}" })).connect();
for (const sql of ${JSON.stringify(statements)}) await connection.runAndReadAll(sql);
`,
  );
}

interface Measured {
  readonly seconds: number;
  /** Of the processors, of all processes together. */
  readonly cpu: number;
  readonly mebibytes: number;
}

/** The whole tree of processes: the greatest memory of any one of them. */
async function run(args: readonly string[]): Promise<Measured> {
  const start = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
  });
  let peak = 0;
  const cpu = new Map<number, number>();
  const timer = setInterval(() => {
    for (const pid of tree(child.pid ?? 0)) {
      peak = Math.max(peak, highWater(pid));
      cpu.set(pid, Math.max(cpu.get(pid) ?? 0, cpuSeconds(pid)));
    }
  }, 20);
  const status = await new Promise<number | null>((resolve) => {
    child.on("exit", resolve);
  });
  clearInterval(timer);
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, cpu: [...cpu.values()].reduce((a, b) => a + b, 0), mebibytes: peak };
}

/** Ticks of which Linux counts 100 a second. */
function cpuSeconds(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

function highWater(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0; // it has ended
  }
}

function tree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((each) => /^\d+$/.test(each))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // it has ended
    }
  }
  const below = (pid: number): number[] =>
    [...parents]
      .filter(([, parent]) => parent === pid)
      .flatMap(([child]) => [child, ...below(child)]);
  return [root, ...below(root)];
}

async function median(args: readonly string[]): Promise<Measured> {
  const runs: Measured[] = [];
  for (let i = 0; i < TIMES; i++) runs.push(await run(args));
  const sorted = runs.toSorted((a, b) => a.seconds - b.seconds);
  const middle = sorted[Math.floor(TIMES / 2)];
  return {
    seconds: middle?.seconds ?? Number.NaN,
    cpu: middle?.cpu ?? Number.NaN,
    mebibytes: Math.max(...runs.map(({ mebibytes }) => mebibytes)),
  };
}

function show(what: string, { seconds, cpu, mebibytes }: Measured, ours?: Measured): void {
  const ratio =
    ours === undefined
      ? ""
      : `   orchc takes ${(ours.seconds / seconds).toFixed(2)}x (processors ${(ours.cpu / cpu).toFixed(2)}x)`;
  console.log(
    `${what.padEnd(34)} ${seconds.toFixed(2)} s   ${cpu.toFixed(2)} s cpu   ${Math.round(mebibytes)} MiB${ratio}`,
  );
}

try {
  await makeFiles();
  writePlan();
  await run([orchc, "build", "tables"]);
  const ours = await median([orchc, "exec", "tables", "--quiet"]);
  show("orchc exec, three tasks", ours);
  for (const threads of [1, 2]) {
    writeScript(threads);
    const args = [join(folder, "duckdb.mjs")];
    show(
      `DuckDB alone, ${threads} ${threads === 1 ? "thread" : "threads"}`,
      await median(args),
      ours,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
