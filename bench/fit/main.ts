/**
 * Fits `derive/weights.json`: `npm run fit -- [FOLDER] [--rounds N] [--sample N] [--seed N] [--dry-run]`.
 *
 * On generated questions, the samples of the tests and, where FOLDER is given and there, the public sets in it
 * (`seal-tools`, `nestful`, `bfcl`). What is made as great as possible is right answers less ten times the wrong ones.
 * The same seed, sample and sets write the same file.
 */
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { weights } from "../../src/compiler/planner/grammar/derive/weights.ts";
import { callsPart } from "./calls.ts";
import { descend } from "./descend.ts";
import { worth, type Part, type Tally } from "./part.ts";
import { generatedPart } from "./questions.ts";
import { samplesPart } from "./samples.ts";

const SETS = ["seal-tools", "nestful", "bfcl"];
const FILE = resolve(import.meta.dirname, "../../src/compiler/planner/grammar/derive/weights.json");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "1" },
    sample: { type: "string", default: "40" },
    seed: { type: "string", default: "1" },
    "dry-run": { type: "boolean", default: false },
  },
});
const count = Number(values.sample);
const seed = Number(values.seed);
const [folder] = positionals;

const generated = await generatedPart(seed, count);
try {
  const parts: Part[] = [generated, await samplesPart(count), ...(await publicParts())];
  const before = await measure(parts);
  show("before", before);
  const score = async (): Promise<number> =>
    (await measure(parts)).reduce((sum, one) => sum + worth(one.tally), 0);
  await descend(weights, {
    rounds: Number(values.rounds),
    seed,
    score,
    onBetter: (name, from, to, reached) => console.log(`  ${name} ${from} → ${to}: ${reached}`),
  });
  show("after", await measure(parts));
  if (values["dry-run"]) console.log("Nothing is written.");
  else {
    writeFileSync(FILE, `${JSON.stringify(weights, null, 2)}\n`);
    console.log("written: src/compiler/planner/grammar/derive/weights.json");
  }
} finally {
  rmSync(generated.folder, { recursive: true });
}

async function publicParts(): Promise<Part[]> {
  if (folder === undefined) console.log("No folder of public sets is given: fitted without them.");
  const sets = folder === undefined ? [] : SETS;
  const found = sets.filter((set) => {
    const isThere = existsSync(join(folder ?? "", set, "dev.json"));
    if (!isThere)
      console.log(`${set}: skipped, there is no ${join(folder ?? "", set, "dev.json")}.`);
    return isThere;
  });
  return Promise.all(found.map((set) => callsPart(resolve(folder ?? ""), set, count)));
}

interface Measured {
  readonly name: string;
  readonly tally: Tally;
}

async function measure(parts: readonly Part[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const part of parts) measured.push({ name: part.name, tally: await part.measure() });
  return measured;
}

function show(when: string, measured: readonly Measured[]): void {
  console.log(`${when}: ${measured.reduce((sum, one) => sum + worth(one.tally), 0)}`);
  for (const {
    name,
    tally: { right, wrong, asked },
  } of measured) {
    console.log(`  ${name.padEnd(32)} ${asked} asked: right ${right}, wrong ${wrong}`);
  }
}
