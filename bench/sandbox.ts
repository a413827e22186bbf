/**
 * `npm run bench:sandbox`: what safety costs. The start of a confined process with a wall and without one, in turns,
 * and the checks of what a build loads, beside a whole run of 200 tasks that do nothing.
 */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { checkCode } from "../src/runtime/host/check-code.ts";
import { checkSources } from "../src/runtime/host/check-sources.ts";
import { javascriptOf } from "../src/runtime/host/javascript.ts";
import { readBuild } from "../src/runtime/host/read-build.ts";
import {
  confine,
  confinedCommand,
  findBubblewrap,
  type Bubblewrap,
} from "../src/runtime/sandbox/index.ts";
import { findWorkspace } from "../src/workspace/find-workspace.ts";
import { moduleFolders } from "../src/workspace/module-folders.ts";
import { measure, median } from "./measure.ts";
import { makeWorkspace, writePlan } from "./workspace.ts";

const folder = makeWorkspace();
const orchc = join(import.meta.dirname, "../dist/cli/main.js");
/** The most that the wall may add to the start of a process, and the checks may have of a run. */
const MOST_MS = 15;
const MOST_SHARE = 0.05;

/** Nothing is open beside the standard streams. */
const FIRST_FD = 3;

function startMs(wall: Bubblewrap | undefined): number {
  const staging = join(folder, "staging");
  mkdirSync(staging, { recursive: true });
  writeFileSync(join(staging, "empty.mjs"), "");
  const nothing = { network: [], commands: [], write: [], env: [], addons: false };
  const grants = { ...nothing, memoryMiB: 1024, diskMiB: 1024 };
  const confinement = confine({ ...grants, read: moduleFolders(folder) }, {}, wall);
  const command = confinedCommand(confinement, staging, join(staging, "empty.mjs"), FIRST_FD);
  return measure({ ...command, cwd: staging }, 1) * 1000;
}

/** One after the other, since others use the machine too. */
function benchStart(wall: Bubblewrap): void {
  const pairs = Array.from({ length: 40 }, () => [startMs(undefined), startMs(wall)] as const);
  const without = median(pairs.map(([plain]) => plain));
  const more = median(pairs.map(([plain, walled]) => walled - plain));
  const verdict = more <= MOST_MS ? "within" : "beyond";
  console.log(
    `start of a process: ${without.toFixed(1)} ms, with a wall ${more.toFixed(1)} ms more: ${verdict} ${MOST_MS} ms`,
  );
}

async function checksMs(): Promise<number> {
  const workspace = await findWorkspace({ cwd: folder, env: {} });
  const start = performance.now();
  const build = await readBuild(join(folder, "generated/layers"));
  await checkCode(build, workspace, build.manifest.digest);
  await checkSources(build, workspace, false);
  await javascriptOf(build, join(folder, "cache"));
  return performance.now() - start;
}

async function benchChecks(): Promise<void> {
  writePlan(folder, { name: "layers", layers: 10, width: 20, reads: 2, waitMs: 0 });
  const command = (...words: string[]) => ({
    program: process.execPath,
    args: [orchc, ...words],
    cwd: folder,
  });
  measure(command("build", "layers"), 1);
  const run = measure(command("exec", "layers", "--quiet"), 5) * 1000;
  const each: number[] = [];
  // The first one of all makes the JavaScript, and is no ordinary run.
  for (let time = 0; time <= 15; time += 1) each.push(await checksMs());
  const checks = median(each.slice(1));
  const verdict = checks <= MOST_SHARE * run ? "within" : "beyond";
  console.log(
    `checks of what is loaded: ${checks.toFixed(1)} ms of a run of ${run.toFixed(0)} ms (${((100 * checks) / run).toFixed(1)} %): ${verdict} ${100 * MOST_SHARE} %`,
  );
}

try {
  const wall = await findBubblewrap(folder);
  if ("missing" in wall) console.log(`start of a process: no wall here, ${wall.missing}`);
  else benchStart(wall);
  await benchChecks();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
