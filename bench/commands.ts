/** What a person waits for, as whole processes: start, plan, build and exec, the last beside make and ninja. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { isInstalled, measure } from "./measure.ts";
import { makeWorkspace, writeMakeAndNinja, writePlan, type Shape } from "./workspace.ts";

const orchc = join(import.meta.dirname, "../dist/cli/main.js");
const folder = makeWorkspace();
const json = process.argv.includes("--json");

interface Row {
  readonly what: string;
  readonly seconds: number;
  readonly beside: readonly { readonly name: string; readonly seconds: number }[];
}
const rows: Row[] = [];

function note(row: Row): void {
  rows.push(row);
  if (json) return;
  const beside = row.beside.map(
    ({ name, seconds }) => `${name} ${format(seconds)} (${(row.seconds / seconds).toFixed(2)}x)`,
  );
  console.log(`${row.what.padEnd(52)} ${format(row.seconds).padStart(9)}   ${beside.join("   ")}`);
}

function format(seconds: number): string {
  return seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`;
}

function runOrchc(args: readonly string[], times: number, before?: () => void): number {
  const command = { program: process.execPath, args: [orchc, ...args], cwd: folder };
  return measure(before === undefined ? command : { ...command, before }, times);
}

function benchStart(): void {
  writeFileSync(join(folder, "empty.mjs"), "");
  const empty = measure({ program: process.execPath, args: ["empty.mjs"], cwd: folder }, 15);
  note({
    what: "start: orchc --version",
    seconds: runOrchc(["--version"], 15),
    beside: [{ name: "empty node", seconds: empty }],
  });
  writeFileSync(
    join(folder, "sales.csv"),
    "region,month,amount\nnorth,2025-01,10\nsouth,2025-01,20\n",
  );
  note({
    what: "plan: two tasks, no model",
    seconds: runOrchc(["plan", "Sum the amount by region in sales.csv and chart it"], 5),
    beside: [{ name: "empty node", seconds: empty }],
  });
}

function benchBuild(): void {
  for (const tasks of [10, 100, 1000]) {
    const shape = { name: `build-${tasks}`, layers: 10, width: tasks / 10, reads: 2, waitMs: 0 };
    const fresh = (): void => {
      rmSync(join(folder, "generated", shape.name), { recursive: true, force: true });
      writePlan(folder, shape);
    };
    const seconds = runOrchc(["build", shape.name], 3, fresh);
    note({ what: `build: ${tasks} tasks, type-checked`, seconds, beside: [] });
    const again = runOrchc(["build", shape.name], 3);
    note({ what: `build: ${tasks} tasks, nothing changed`, seconds: again, beside: [] });
  }
}

function benchExec(): void {
  const cores = availableParallelism();
  const cases: readonly { readonly what: string; readonly shape: Shape; readonly jobs: number }[] =
    [
      {
        what: "200 no-op tasks in 10 layers of 20",
        shape: { name: "layers", layers: 10, width: 20, reads: 2, waitMs: 0 },
        jobs: cores,
      },
      {
        what: "a chain of 100 no-op tasks",
        shape: { name: "chain", layers: 100, width: 1, reads: 1, waitMs: 0 },
        jobs: cores,
      },
      {
        what: "5 layers of 10 tasks that wait 100 ms",
        shape: { name: "waits", layers: 5, width: 10, reads: 2, waitMs: 100 },
        jobs: 10,
      },
    ];
  for (const { what, shape, jobs } of cases) {
    writePlan(folder, shape);
    writeMakeAndNinja(folder, shape);
    runOrchc(["build", shape.name], 1);
    const fresh = (): void => {
      rmSync(join(folder, "out", shape.name), { recursive: true, force: true });
      mkdirSync(join(folder, "out", shape.name), { recursive: true });
    };
    const others = [
      { name: "make", args: ["-s", "-j", String(jobs), "-f", `${shape.name}.mk`] },
      { name: "ninja", args: ["--quiet", "-j", String(jobs), "-f", `${shape.name}.ninja`] },
    ];
    note({
      what: `exec: ${what}, ${jobs} side by side`,
      seconds: runOrchc(["exec", shape.name, "--max-parallel", String(jobs), "--quiet"], 3),
      beside: others
        .filter(({ name }) => isInstalled(name))
        .map(({ name, args }) => ({
          name,
          seconds: measure({ program: name, args, cwd: folder, before: fresh }, 3),
        })),
    });
  }
}

try {
  benchStart();
  benchBuild();
  benchExec();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (json) console.log(JSON.stringify(rows, null, 2));
