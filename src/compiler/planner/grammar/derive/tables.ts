/** Questions about the data files that a query names, or about the one file of the workspace that fits. */
import {
  readingAssumed,
  readingToConfirm,
  twoReadings,
  type Diagnostic,
} from "../../../../contract/diagnostics/index.ts";
import type { Param } from "../../../../contract/plan.ts";
import type { Reading, Span } from "../read/reading.ts";
import type { World } from "../world.ts";
import { originOf } from "../words.ts";
import type { Choices } from "./chosen.ts";
import { isGenericName } from "./table/row-nouns.ts";
import { checkedForms } from "./table/checked-forms.ts";
import { deriveQuestion } from "./table/derive-question.ts";
import type { KnownTable, TableDerivation } from "./table/table-question.ts";
import { weights } from "./weights.ts";

export interface AskedTable extends KnownTable {
  readonly from: { readonly file: string };
  /** Whose tools read it. */
  readonly agent: string;
}

export interface NamedTables {
  readonly tables: readonly AskedTable[];
  /** No file was named, and this is the one that there is. */
  readonly assumed: boolean;
  /** A path or the whole name of a file says which tables are meant; else what they are asked for has to be theirs. */
  readonly isSaid: boolean;
  /** Which of several readings is meant, where a person has said so. */
  readonly choices: Choices;
}

/** With more, one has to be named: looking at all would take longer than the answer is worth. */
const MOST_LOOKED = 12;

/** The data files that a query names, by path, or by a part of the name that no other has. */
export async function tablesOf(
  reading: Reading,
  world: World,
  choices: Choices,
  params: Readonly<Record<string, Param>> = {},
): Promise<NamedTables> {
  const given = await parameterTables(reading, world, params);
  const paths = reading.marks.flatMap((mark) =>
    mark.is === "path" && mark.exists && !mark.folder ? [mark.path] : [],
  );
  const named = [...paths, ...given.keys()];
  const files = named.length > 0 ? [] : await world.dataFiles();
  const whole = files.filter((file) => saysWhole(reading, file));
  const byPart = whole.length > 0 ? whole : files.filter((file) => saysFile(reading, file, files));
  const chosen =
    named.length > 0 ? named : byPart.length > 0 ? byPart : files.slice(0, MOST_LOOKED + 1);
  if (chosen.length > MOST_LOOKED) return { tables: [], assumed: true, isSaid: false, choices };
  const tables = await Promise.all([...new Set(chosen)].map(async (file) => tableOf(file, world)));
  return {
    tables: tables.flatMap((table) =>
      table === undefined ? [] : { ...table, parameter: given.get(table.from.file) },
    ),
    assumed: named.length === 0 && byPart.length === 0,
    isSaid: named.length > 0 || whole.length > 0,
    choices,
  };
}

/** Files that parameters stand for: what they hold is known of the default. */
async function parameterTables(
  { marks }: Reading,
  world: World,
  params: Readonly<Record<string, Param>>,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const mark of marks) {
    const file = mark.is === "parameter" ? params[mark.name]?.default : undefined;
    if (
      mark.is === "parameter" &&
      typeof file === "string" &&
      (await tableOf(file, world)) !== undefined
    )
      files.set(file, mark.name);
  }
  return files;
}

async function tableOf(file: string, world: World): Promise<AskedTable | undefined> {
  const place = await world.look(file);
  if (place === undefined || place.facts.is !== "table") return undefined;
  const { columns, rows } = place.facts;
  const name = file.replace(/^.*\//, "").replace(/\.[^.]+$/, "");
  return { from: { file }, name, columns, ...(rows !== undefined && { rows }), agent: place.agent };
}

/** `members.csv`, or `members`, of `data/members.csv`. */
function saysWhole({ tokens }: Reading, file: string): boolean {
  const name = file.replace(/^.*\//, "").toLowerCase();
  return tokens.some(
    ({ lower }) =>
      lower === name || (lower === name.replace(/\.[^.]+$/, "") && !isGenericName(lower)),
  );
}

/** "the orders" of `data/orders-2024.csv`, where no other file is called so. */
function saysFile({ tokens }: Reading, file: string, all: readonly string[]): boolean {
  const own = wordsOf(file);
  const others = new Set(all.filter((other) => other !== file).flatMap(wordsOf));
  return (
    tokens.some(
      ({ lower }) =>
        lower.length > 2 && own.includes(lower) && !others.has(lower) && !isGenericName(lower),
    ) && all.length > 1
  );
}

/** Whether a word is one of the words of a file's name. */
export function saysPart(word: string, file: string): boolean {
  return wordsOf(file).includes(word);
}

function wordsOf(file: string): string[] {
  return file
    .replace(/^.*\//, "")
    .replace(/\.[^.]+$/, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

export type Asked =
  | {
      readonly derivation: TableDerivation;
      readonly agent: string;
      readonly notes: readonly string[];
    }
  | { readonly problem: Diagnostic }
  | undefined;

/** All readings of some words as a question about these tables: those that leave the fewest words, then the best. */
export function questionsOf(
  reading: Reading,
  span: Span,
  { tables, assumed, isSaid }: NamedTables,
): TableDerivation[] {
  const asked = assumed || tables.length === 1 ? tables : [tables, ...tables];
  // Of several files, words that none of them has say that something else is meant.
  const isOpen = isSaid || tables.length === 1;
  return asked
    .flatMap((of) => deriveQuestion(reading, span, of, isOpen))
    .toSorted((a, b) => a.uncovered.length - b.uncovered.length || b.score - a.score);
}

/** The one reading of some words as a question about these tables; `undefined` where words are left that nothing covers. */
export function askedOf(reading: Reading, span: Span, named: NamedTables): Asked {
  const { tables, assumed, choices } = named;
  const whole = questionsOf(reading, span, named).filter(({ uncovered }) => uncovered.length === 0);
  const [best] = whole;
  if (best === undefined) return undefined;
  const second = whole.find(
    (one) => fileOf(one) !== fileOf(best) || (one.said !== best.said && !showsSame(one, best)),
  );
  const isClose = second !== undefined && best.score - second.score < weights.close;
  const isChecked = checkedForms.has(best);
  // Where somebody is asked anyway, what it could be beside.
  const close = second !== undefined && (isClose || !isChecked) ? [best, second] : [best];
  const isSameFile = close.every((one) => fileOf(one) === fileOf(best));
  const readings = close.map((one) => (isSameFile ? one.said : `in ${fileOf(one)}: ${one.said}`));
  const isAsked = isClose || !isChecked;
  const text = textOf(reading, span);
  const place = placeOf(reading, span);
  const at = isAsked ? choices.choose({ text, origin: originOf(reading, span), readings }) : 0;
  const meant = at === undefined ? undefined : close[at];
  if (meant === undefined)
    return { problem: (isClose ? twoReadings : readingToConfirm)({ text, readings }, place) };
  const agent = tables.find(({ from }) => from.file === fileOf(meant))?.agent ?? "";
  const notes = [
    ...(assumed
      ? [`no file is named, and ${fileOf(meant)} is the one that has what is asked for`]
      : []),
    ...(isClose
      ? [`of ${readings.length} readings number ${(at ?? 0) + 1} is chosen: ${meant.said}`]
      : isAsked
        ? [`the reading was confirmed: ${meant.said}`]
        : []),
    ...meant.assumed,
  ];
  return { derivation: meant, agent, notes };
}

/** The file that is asked, the first of several. */
export function fileOf({ tables: [first] }: TableDerivation): string {
  return first !== undefined && "file" in first.from ? first.from.file : "";
}

/** Whether two readings give the same rows, of which one shows all columns of the other. */
function showsSame({ query: one }: TableDerivation, { query: other }: TableDerivation): boolean {
  const { select: first, ...rest } = one;
  const { select: second, ...others } = other;
  if (withYears(rest) !== withYears(others)) return false;
  if (one["distinct"] === true) return JSON.stringify(first) === JSON.stringify(second);
  if (first === undefined || second === undefined) return true;
  const [few, many] = ([first, second] as unknown as readonly (readonly unknown[])[]).toSorted(
    (a, b) => a.length - b.length,
  );
  return few?.every((name) => many?.includes(name)) === true;
}

/** With the year for its first day or its last one: "since 2015" is from its first day on. */
function withYears(query: unknown): string {
  return JSON.stringify(query, (_, one: unknown) => {
    if (typeof one !== "object" || one === null || Array.isArray(one)) return one;
    const sorted = Object.fromEntries(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    if (!("op" in one && "value" in one)) return sorted;
    const [, year, day] = /^(\d{4})-(\d\d-\d\d)$/.exec(String(one.value)) ?? [];
    const isEdge =
      (["<", ">="].includes(String(one.op)) && day === "01-01") ||
      (["<=", ">"].includes(String(one.op)) && day === "12-31");
    return isEdge ? { ...sorted, value: year } : sorted;
  });
}

export function assumptionsOf(
  reading: Reading,
  span: Span,
  notes: readonly string[],
): Diagnostic[] {
  return notes.map((assumed) => readingAssumed({ assumed }, placeOf(reading, span)));
}

function textOf({ query, tokens }: Reading, { from, to }: Span): string {
  return query.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0);
}

export function placeOf({ tokens }: Reading, { from, to }: Span): Diagnostic["places"][number] {
  return { in: "query", start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}
