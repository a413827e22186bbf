/** Makes tables, questions about them, and the answers that SQL gives. The same seed makes the same. */
import { DuckDBInstance, type DuckDBConnection, type JS } from "@duckdb/node-api";
import { invariant } from "../../src/contract/diagnostics/index.ts";
import { random } from "./sample.ts";
import { drawSchema } from "./schemas/draw.ts";
import { schemas } from "./schemas/index.ts";
import { loadTable } from "./schemas/load.ts";
import type { Schema, Table } from "./schemas/words.ts";
import { templates } from "./templates/index.ts";
import { sceneOf } from "./templates/scene.ts";
import { name, type Draft, type Expect, type Template } from "./templates/template.ts";

export interface Generated {
  /** `freight-argmax-1`: the schema, the template, and which of its phrasings. */
  readonly id: string;
  readonly template: string;
  readonly asked: string;
  readonly expect: Expect["is"];
  readonly ordered: boolean;
  /** What the answer has to show, row by row. */
  readonly rows: readonly (readonly Value[])[];
  /** What it may not show, or not before. */
  readonly others: readonly string[];
}

export type Value = string | number;

/** How many questions are made. */
export const QUESTIONS = 300;

/** Choices that are tried until one has a single answer. */
const TRIES = 40;

/** Longer tables than this are shown in part. */
const MOST_ROWS = 8;

export async function generate(
  seed: number,
): Promise<{ readonly tables: readonly Table[]; readonly questions: readonly Generated[] }> {
  const next = random(seed);
  const drawn = schemas.map((words) => drawSchema(words, next));
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const byTemplate = new Map<Template, Generated[]>(templates.map((one) => [one, []]));
  for (const schema of drawn) {
    await loadTable(connection, "main", schema.main);
    if (schema.companion) await loadTable(connection, "companion", schema.companion.table);
    for (const [template, made] of byTemplate) {
      const question = await questionOf(template, schema, made.length, next, connection);
      if (question !== undefined) made.push(question);
    }
  }
  connection.closeSync();
  instance.closeSync();
  const tables = drawn.flatMap(({ main, companion }) =>
    companion === undefined ? [main] : [main, companion.table],
  );
  return { tables, questions: evenly([...byTemplate.values()], QUESTIONS) };
}

/** In turn one of each list, until there are enough. Each list begins elsewhere, so that all schemas have their turn. */
function evenly<T>(given: readonly (readonly T[])[], count: number): T[] {
  const lists = given.map((list, i) => {
    const start = (i * 3) % Math.max(list.length, 1);
    return [...list.slice(start), ...list.slice(0, start)];
  });
  const longest = Math.max(...lists.map(({ length }) => length));
  const turns = Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list[i] ?? []));
  return turns.flat().slice(0, count);
}

/** @param nth how often the template was used before: each time it is put in its next way */
async function questionOf(
  { id, make }: Template,
  schema: Schema,
  nth: number,
  next: () => number,
  connection: DuckDBConnection,
): Promise<Generated | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const draft = make(sceneOf(schema, next));
    if (draft === undefined) return undefined;
    const rows = await rowsOf(draft, connection);
    if (rows === undefined) continue;
    const phrasing = nth % draft.phrasings.length;
    return {
      id: `${schema.id}-${id}-${phrasing + 1}`,
      template: id,
      asked: draft.phrasings[phrasing] ?? "",
      expect: draft.expect.is,
      ordered: "ordered" in draft.expect && (draft.expect.ordered ?? false),
      rows,
      others: await othersOf(draft, rows, schema, connection),
    };
  }
  return undefined;
}

/** `undefined` when there is no answer, or more than one. */
async function rowsOf(
  { sql, expect }: Draft,
  connection: DuckDBConnection,
): Promise<Value[][] | undefined> {
  const reader = await connection.runAndReadAll(sql);
  const rows = reader.getRowsJS().map((row) => row.map(valueOf));
  const keys = new Set(rows.map(([key]) => key));
  if (rows.length === 0 || rows.length > MOST_ROWS || keys.size < rows.length) return undefined;
  if (expect.is !== "rows" && rows.length > 1) return undefined;
  if (expect.is === "rows" && rows.length < 2) return undefined;
  if (expect.is === "rows" && rows.length !== (expect.count ?? rows.length)) return undefined;
  if (rows.some((row) => row.includes(""))) return undefined;
  // "None" and "0" can be said in many ways.
  if (expect.is !== "rows" && rows[0]?.includes(0)) return undefined;
  return rows;
}

/** Templates ask for texts and numbers; a day or a month they write as text. */
function valueOf(value: JS | undefined): Value {
  if (typeof value === "bigint") return Number(value);
  if (typeof value === "number" || typeof value === "string") return value;
  invariant(value === null, "a template gives a value that is neither text nor number");
  return "";
}

async function othersOf(
  { expect }: Draft,
  rows: readonly (readonly Value[])[],
  { companion }: Schema,
  connection: DuckDBConnection,
): Promise<string[]> {
  if (!("among" in expect) || expect.among === undefined) return [];
  const from = expect.among === companion?.attribute ? "companion" : "main";
  const column = name(expect.among);
  const sql = `SELECT DISTINCT ${column} FROM ${from} WHERE ${column} IS NOT NULL ORDER BY 1`;
  const all = (await connection.runAndReadAll(sql))
    .getRowsJS()
    .map(([value]) => String(valueOf(value)));
  const keys = new Set(rows.map(([key]) => String(key)));
  return all.filter((value) => !keys.has(value));
}
