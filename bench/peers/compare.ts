/** `npm run bench -- --peers`: the same graphs in LangGraph.js, Mastra, make and ninja, each with durable state. */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeWorkspace, type Shape } from "../workspace.ts";
import { cases, type Case } from "./cases.ts";
import {
  buildShape,
  libraryContender,
  makeContenders,
  orchcContender,
  type Contender,
} from "./contenders.ts";
import { installPeers, versions } from "./install.ts";
import { measureByTurns, mostSeconds, type Figures } from "./run.ts";

interface Cell {
  readonly name: string;
  /** Missing: it took longer than `mostSeconds`. */
  readonly seconds?: number;
  /** orchc's figure divided by this one. */
  readonly ratio?: number;
}
interface Row {
  readonly what: string;
  readonly cells: readonly Cell[];
}

const { values: flags } = parseArgs({
  options: {
    peers: { type: "boolean" },
    json: { type: "boolean", default: false },
    times: { type: "string", default: "5" },
    only: { type: "string", multiple: true },
  },
});
const times = Number(flags.times);
if (!Number.isInteger(times) || times < 1)
  throw new Error(`--times is how many rounds to measure, 1 or more, and not "${flags.times}"`);
const names = new Set(cases.map(({ shape }) => shape.name));
for (const name of flags.only ?? [])
  if (!names.has(name)) throw new Error(`--only takes ${[...names].join(", ")}, and not "${name}"`);

const rows: Row[] = [];

function note(row: Row): void {
  rows.push(row);
  if (!flags.json) console.log(`${row.what.padEnd(52)} ${row.cells.map(cellText).join("   ")}`);
}

function cellText({ name, seconds, ratio }: Cell): string {
  if (seconds === undefined) return `${name} over ${mostSeconds} s`;
  const text = seconds < 1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`;
  return `${name} ${text}${ratio === undefined ? "" : ` (${ratio.toFixed(2)}x)`}`;
}

function cellsOf(named: readonly (readonly [string, number | undefined])[]): Cell[] {
  const own = named[0]?.[1];
  return named.map(([name, seconds], index) => ({
    name,
    ...(seconds !== undefined && { seconds }),
    ...(index > 0 && own !== undefined && seconds !== undefined && { ratio: own / seconds }),
  }));
}

const built = new Set<string>();

async function build(folder: string, shape: Shape): Promise<void> {
  if (built.has(shape.name)) return;
  built.add(shape.name);
  const start = performance.now();
  await buildShape(folder, shape);
  const seconds = (performance.now() - start) / 1000;
  const tasks = shape.layers * shape.width;
  if (tasks >= 1000)
    note({ what: `(build of ${shape.name}, once)`, cells: [{ name: "orchc", seconds }] });
}

/** The same shape is measured once, although it may have several rows. */
const measured = new Map<string, readonly (Figures | undefined)[]>();

async function figuresOf(
  folder: string,
  { shape, jobs }: Case,
  contenders: readonly Contender[],
): Promise<readonly (Figures | undefined)[]> {
  const known = measured.get(shape.name);
  if (known !== undefined) return known;
  await build(folder, shape);
  const turns = contenders.map(({ turn }) => turn(shape, jobs));
  const figures = await measureByTurns(turns, times);
  measured.set(shape.name, figures);
  return figures;
}

/** What more tasks cost, between two sizes: starts and ends of processes are in neither. */
function noteFurtherTasks(contenders: readonly Contender[]): void {
  const [few, many] = [measured.get("thousand"), measured.get("four")];
  if (few === undefined || many === undefined) return;
  const named = contenders.map(({ name }, index) => {
    const [small, large] = [few[index]?.seconds, many[index]?.seconds];
    if (small === undefined || large === undefined) return [name, undefined] as const;
    return [name, (large - small) / 3] as const;
  });
  note({ what: "1,000 further tasks, between 1,000 and 4,000", cells: cellsOf(named) });
}

async function noteCache(folder: string): Promise<void> {
  const layers = cases.find(({ shape }) => shape.name === "layers");
  const one = cases.find(({ shape }) => shape.name === "one");
  if (layers === undefined || one === undefined) return;
  const cached = orchcContender(folder, "orchc", ["--cache"]);
  const plain = orchcContender(folder, "a run of one task");
  const [all, single] = await measureByTurns(
    [cached.turn(layers.shape, layers.jobs), plain.turn(one.shape, one.jobs)],
    times,
  );
  note({
    what: "200 tasks, all from the cache",
    cells: cellsOf([
      [cached.name, all?.seconds],
      [plain.name, single?.seconds],
    ]),
  });
}

async function compare(workspace: string, peers: string): Promise<void> {
  await installPeers(peers);
  const own = orchcContender(workspace);
  const others = ["langgraph", "mastra"].map((name) => libraryContender(peers, name));
  const beside = { all: [...others, ...makeContenders(workspace)], libraries: others, none: [] };
  const chosen = cases.filter(({ shape }) => flags.only?.includes(shape.name) ?? true);
  for (const one of chosen) {
    const contenders = [own, ...beside[one.beside]];
    const figures = await figuresOf(workspace, one, contenders);
    const base = measured.get(one.over ?? "")?.[0]?.[one.figure];
    note({
      what: one.what,
      cells: cellsOf([
        ...contenders.map(({ name }, index) => [name, figures[index]?.[one.figure]] as const),
        ...(base === undefined ? [] : [[one.over ?? "", base] as const]),
      ]),
    });
    if (one.shape.name === "four") noteFurtherTasks(contenders);
  }
  if (built.has("layers") && built.has("one")) await noteCache(workspace);
}

const machine = { node: process.version, cores: cpus().length, load: loadavg(), versions };
const workspace = makeWorkspace();
const peers = mkdtempSync(join(tmpdir(), "orchc-peers-"));
try {
  if (!flags.json) console.log(JSON.stringify(machine));
  await compare(workspace, peers);
} finally {
  for (const folder of [workspace, peers]) rmSync(folder, { recursive: true, force: true });
}
if (flags.json) console.log(JSON.stringify({ ...machine, times, rows }, null, 2));
