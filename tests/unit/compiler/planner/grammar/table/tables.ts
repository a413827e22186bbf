/** Tables that questions are asked of: what facts say of them, without data. */
import { appendFileSync } from "node:fs";
import type { ColumnFacts } from "../../../../../../src/contract/facts.ts";
import type { Form } from "../../../../../../src/compiler/planner/grammar/derive/table/form-of.ts";
import { deriveQuestion } from "../../../../../../src/compiler/planner/grammar/derive/table/derive-question.ts";
import type {
  KnownTable,
  TableDerivation,
} from "../../../../../../src/compiler/planner/grammar/derive/table/table-question.ts";
import { weights } from "../../../../../../src/compiler/planner/grammar/derive/weights.ts";
import { read } from "../../../../../../src/compiler/planner/grammar/read/read.ts";

export const text = (
  name: string,
  values: string,
  more: Partial<ColumnFacts> = {},
): ColumnFacts => ({
  name,
  type: "text",
  distinct: values.split("|").length,
  missing: 0,
  values: values.split("|"),
  complete: true,
  ...more,
});
export const number = (
  name: string,
  min: number,
  max: number,
  more: Partial<ColumnFacts> = {},
): ColumnFacts => ({
  name,
  type: "number",
  distinct: 90,
  missing: 0,
  values: [],
  complete: false,
  min: String(min),
  max: String(max),
  ...more,
});
export const time = (name: string, min: string, max: string): ColumnFacts => ({
  name,
  type: "time",
  distinct: 180,
  missing: 0,
  values: [],
  complete: false,
  min,
  max,
});

export const hives: KnownTable = {
  from: { file: "hive_log.csv" },
  name: "hive_log",
  rows: 200,
  columns: [
    text("hive", Array.from({ length: 40 }, (_, i) => `H${i + 100}`).join("|")),
    text("apiary", "Orchard Side|Mill Lane|Heath|Quarry Top"),
    text("queen_line", "carnica|buckfast|ligustica"),
    time("harvested", "2021-04-02", "2023-09-28"),
    number("honey_kg", 2, 31, { unit: "kg" }),
    number("frames", 4, 20),
    { name: "treated", type: "boolean", distinct: 2, missing: 0 },
    text("inspector", "Ada Brill|Tom Oake|Nils Yarrow", { missing: 12 }),
  ],
};

export const lighthouses: KnownTable = {
  from: { file: "lighthouses.csv" },
  name: "lighthouses",
  rows: 6,
  columns: [
    text("Lighthouse", "Gull Rock|Port Ness|Cape Morn|Sandray|North Stack|Eel Point"),
    text("Coast", "West|East|West|North|North|West", {
      distinct: 3,
      values: ["East", "North", "West"],
    }),
    number("Height (m)", 14, 61, { unit: "m", distinct: 6 }),
    number("Built", 1811, 1934, { distinct: 6 }),
    text("Builder", "Stevenson|Hale", { distinct: 2 }),
  ],
};

export const apiaries: KnownTable = {
  from: { file: "apiaries.csv" },
  name: "apiaries",
  rows: 4,
  columns: [
    text("apiary", "Orchard Side|Mill Lane|Heath|Quarry Top"),
    text("soil", "chalk|clay", { distinct: 2 }),
  ],
};

/** For `npm run check-forms`, which names a file in the environment. */
function keepForm(form: Form): void {
  const file = process.env["CHECKED_FORMS"];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(form)}\n`);
}

/** The query, or `undefined` where the question is refused. */
export function queryOf(question: string, table: KnownTable | readonly KnownTable[]): unknown {
  const [best, second] = derivationsOf(question, table);
  if (best === undefined || best.uncovered.length > 0) return undefined;
  const isClose =
    second !== undefined &&
    second.uncovered.length === 0 &&
    best.score - second.score < weights.close;
  if (isClose) return undefined;
  keepForm(best.form);
  return best.query;
}

export function derivationsOf(
  question: string,
  table: KnownTable | readonly KnownTable[],
): TableDerivation[] {
  const reading = read(question, { today: new Date("2026-11-28T00:00:00Z") });
  return deriveQuestion(reading, { from: 0, to: reading.tokens.length }, table);
}
