/**
 * `npm run bench:streams`: what goes through a run that is larger than the memory it may take. A file of NDJSON goes
 * from a task through the bus into the next task and the results, and a tool returns a large value; for each the most
 * memory of the host and of its worker processes, and how long it took. `--mib 1024` sizes the file, `--value 300`
 * the value, `--too-large 1100` one that has to be refused; 0 leaves a part out.
 */
import { parseArgs } from "node:util";
import { orchc, startNode, CLI } from "../tests/support/built-cli.ts";
import { peakMemory } from "../tests/support/peak-memory.ts";
import { streamWorkspace, type StreamTask } from "../tests/support/stream-workspace.ts";

const { values } = parseArgs({
  options: {
    mib: { type: "string", default: "1024" },
    value: { type: "string", default: "300" },
    "too-large": { type: "string", default: "1100" },
  },
});
const [mib, value, tooLarge] = [values.mib, values.value, values["too-large"]].map(Number);

async function measure(cwd: string, words: readonly string[]) {
  const began = performance.now();
  const running = startNode(cwd, [CLI, ...words]);
  const { root, descendants } = await peakMemory(running.pid, running.ended);
  const { status, stdout, stderr } = await running.ended;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const children = descendants.map((peak) => `${Math.round(peak)} MiB`).join(", ") || "none";
  console.log(
    `  orchc ${words.join(" ")}: ${seconds} s, status ${status}, host ${Math.round(root)} MiB, worker processes ${children}`,
  );
  return { stdout, stderr };
}

async function workspaceOf(tasks: readonly StreamTask[], limits?: string) {
  const folder = await streamWorkspace(tasks, limits);
  const { status, stdout, stderr } = await orchc(folder.path, ["build", "streams"]);
  if (status !== 0) throw new Error(`it could not be built:\n${stdout}${stderr}`);
  return folder;
}

if (mib) {
  console.log(`${mib} MiB of NDJSON from a task to the next and into the results`);
  await using folder = await workspaceOf([
    { id: "t1", tool: "make", args: { mib } },
    { id: "t2", tool: "count", args: { file: { $ref: "t1.file" } }, needs: ["t1"] },
  ]);
  await measure(folder.path, ["exec", "streams", "--run", "one"]);
  await measure(folder.path, ["show", "one"]);
  await measure(folder.path, ["artifacts", "one"]);
}
for (const [size, rows] of [
  [value, false],
  [value, true],
  [tooLarge, false],
] as const) {
  if (!size) continue;
  console.log(`a value of ${size} MiB${rows ? " in small records" : ""}`);
  const limits = "  retries: 0\n  memoryMiB: 8192\n  outputBytes: 536870888\n";
  await using folder = await workspaceOf(
    [{ id: "t1", tool: "value", args: { mib: size, rows } }],
    limits,
  );
  const { stdout, stderr } = await measure(folder.path, ["exec", "streams", "--run", "one"]);
  const failure = /^.*(?:The output is|Invalid string|its process|memory).*$/im.exec(
    stdout + stderr,
  );
  if (failure !== null) console.log(`  ${failure[0].trim()}`);
}
