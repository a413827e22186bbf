/**
 * `npm run verify`: everything beside the tests that decides whether a change lands. Two steps at a time, because most
 * use one processor; what a step prints follows its line.
 */
import { execa } from "execa";
import { join } from "node:path";

type Step = readonly [name: string, script: string];

/** Side by side, each in its order; both take about as long. The examples are verified by what is built before them. */
const lanes: readonly (readonly Step[])[] = [
  [
    ["format", "format"],
    ["build", "build"],
    ["examples' builds equal their plans", "examples"],
  ],
  [
    ["lint", "lint"],
    ["types", "types"],
    ["import rules", "imports"],
    ["unused code", "unused"],
    ["schemas up to date", "schemas"],
  ],
];

/** Compiler and linter are written in Go, and to collect garbage is a fifth of what they take. */
const GARBAGE = { GOGC: "off", GOMEMLIMIT: "2GiB" };

const root = join(import.meta.dirname, "..");
const failed: string[] = [];

async function run([name, script]: Step): Promise<void> {
  const start = performance.now();
  const words = ["run", "--silent", script];
  const options = { cwd: root, env: GARBAGE, all: true, reject: false } as const;
  const { exitCode, all } = await execa("npm", words, options);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${exitCode === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (all !== "") console.log(all);
  if (exitCode !== 0) failed.push(name);
}

await Promise.all(
  lanes.map(async (steps) => {
    for (const step of steps) await run(step);
  }),
);
if (failed.length > 0) {
  console.error(`verify failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
