/** What a model is shown of a run: statements of every task, and as much of the data as its context has room for. */
import { isJsonObject, type Json, type JsonObject } from "../../../contract/json.ts";
import { recordOf, type RunRecord } from "../record/read-run.ts";
import { isList, partOf } from "../record/shapes.ts";
import { plainBlock } from "../text/plain-line.ts";
import type { TaskMaterial } from "./answer-model.ts";
import type { Spoken } from "./choose-statements.ts";

/** A token of JSON has three characters or more, in every vocabulary that was looked at. */
const CHARACTERS_PER_TOKEN = 3;

/** Of larger tables, lists and texts the beginning is shown: tools state what follows from the whole. */
const MOST_ROWS = 50;
const FEW_ROWS = 10;
const MOST_CHARACTERS_OF_TEXT = 2000;

/** Results come first, and have the room first. @param tokens for all of it */
export function materialOf(
  spoken: readonly Spoken[],
  record: RunRecord,
  tokens: number,
): readonly TaskMaterial[] {
  let room = tokens * CHARACTERS_PER_TOKEN;
  const said = spoken.map(({ record: { task }, statements }): TaskMaterial => {
    const one = {
      task: task.id,
      title: task.title,
      statements: statements.map(({ text }) => text),
    };
    room -= JSON.stringify(one).length;
    return one;
  });
  return said.map((one) => {
    const { output } = recordOf(record, one.task);
    if (output?.whole !== true) return one;
    for (const most of [MOST_ROWS, FEW_ROWS]) {
      const cuts = new Set<string>();
      const data = shorten(output.data, most, cuts);
      const length = JSON.stringify(data).length;
      if (length > room) continue;
      room -= length;
      return { ...one, data, ...(cuts.size > 0 && { shown: [...cuts].join(", ") }) };
    }
    return one;
  });
}

/** Levels of an output that are shown: what is deeper is for programs. */
const DEEPEST = 8;

function shorten(value: Json, most: number, cuts: Set<string>, depth = 0): Json {
  if (typeof value === "string") {
    if (value.length <= MOST_CHARACTERS_OF_TEXT) return value;
    cuts.add(`the first ${MOST_CHARACTERS_OF_TEXT} of ${value.length} characters`);
    return plainBlock(value, MOST_CHARACTERS_OF_TEXT);
  }
  if (typeof value !== "object" || value === null) return value;
  if (depth === DEEPEST) {
    cuts.add(`${DEEPEST} levels`);
    return null;
  }
  const part = partOf(value);
  if (part.is === "table") {
    const { title, columns, rows } = part.table;
    const names = columns.map(({ name }) => name);
    const cells = first(rows as readonly JsonObject[], most, "rows", cuts);
    return {
      title,
      columns: names,
      rows: cells.map((row) => names.map((name) => row[name] ?? null)),
    };
  }
  if (isList(value))
    return first(value, most, "items", cuts).map((item) => shorten(item, most, cuts, depth + 1));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, shorten(item, most, cuts, depth + 1)]),
  );
}

function first<Item>(
  list: readonly Item[],
  most: number,
  what: string,
  cuts: Set<string>,
): readonly Item[] {
  if (list.length <= most) return list;
  cuts.add(`the first ${most} of ${list.length} ${what}`);
  return list.slice(0, most);
}
