/**
 * `npm run bench:soak -- --tasks 10000 --seed 1`: runs of tasks that fail, hang, crash and behave, until there were so
 * many tasks, and tells whether a process, an open file, a staged file or a row that is not settled is left.
 */
import { parseArgs } from "node:util";
import { soak } from "../tests/support/soak/soak.ts";

const { values } = parseArgs({
  options: {
    tasks: { type: "string", default: "10000" },
    "per-run": { type: "string", default: "250" },
    seed: { type: "string", default: "1" },
    seconds: { type: "string" },
  },
});
const started = performance.now();
const { runs, cancelled, statuses, attempts, openFiles, problems } = await soak({
  tasks: Number(values.tasks),
  tasksPerRun: Number(values["per-run"]),
  seed: Number(values.seed),
  ...(values.seconds !== undefined && { limitMs: Number(values.seconds) * 1000 }),
  told: console.log,
});
const seconds = Math.round((performance.now() - started) / 1000);
const told = Object.entries(statuses).map(([status, count]) => `${count} ${status}`);
console.log(
  `${runs} runs, ${cancelled} cancelled (${seconds} s); ${told.join(", ")}; ${attempts} attempts; open files ${openFiles.join(" → ")}; ${problems.length} problems`,
);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
