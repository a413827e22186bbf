/** `npm run verify`: everything beside the tests that decides whether a change lands, in the order in which failure is cheapest. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const steps: readonly (readonly [name: string, script: string])[] = [
  ["format", "format"],
  ["lint", "lint"],
  ["types", "types"],
  ["import rules", "imports"],
  ["unused code", "unused"],
  ["build", "build"],
  ["schemas up to date", "schemas"],
  ["examples' builds equal their plans", "examples"],
];

const root = join(import.meta.dirname, "..");
const failed: string[] = [];
for (const [name, script] of steps) {
  const start = performance.now();
  const { status } = spawnSync("npm", ["run", "--silent", script], { cwd: root, stdio: "inherit" });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) {
  console.error(`verify failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
