/**
 * `npm run bench:kill -- --kills 300 --seed 1`: kills hosts and worker processes until there were so many, and tells
 * whether what was gone on with is what an undisturbed run comes to. `--verbose` tells each run.
 */
import { parseArgs } from "node:util";
import { killAnywhere } from "../tests/support/kill/kill-anywhere.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    verbose: { type: "boolean", default: false },
  },
});
const started = performance.now();
const summary = await killAnywhere({
  seed: Number(values.seed),
  kills: Number(values.kills),
  limitMs: Infinity,
  ...(values.verbose && { told: console.log }),
});
const { runs, deaths, uncertain, uncertainDone, at, problems } = summary;
for (const key of Object.keys(at).toSorted()) console.log(`${String(at[key]).padStart(4)}  ${key}`);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `${deaths} kills in ${runs} runs (${seconds} s); ${uncertain} writes reported as uncertain, ${uncertainDone} of them done; ${problems.length} problems`,
);
for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
