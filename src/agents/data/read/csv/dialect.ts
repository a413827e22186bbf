/** What keeps the values of a file apart, by how well each candidate fits its first lines. */
import type { ReadingOptions } from "../options.ts";
import { splitRecords, type Dialect, type SampleRecord } from "./records.ts";
import type { Sample } from "./sample.ts";
import { tableIn, type TablePlace } from "./table-place.ts";

const DELIMITERS = [",", "\t", ";", "|"] as const;
/** Candidates are compared on this much of the file. */
const COMPARED_CHARACTERS = 32 * 1024;
/** Below this share of lines with the same number of values, nothing separates them. */
const LEAST_FIT = 0.5;

export interface Fitting {
  readonly dialect: Dialect;
  readonly records: readonly SampleRecord[];
  readonly place: TablePlace;
  readonly faults: number;
  readonly faultLine: number | undefined;
}

/** The dialects that may be meant, the best first. The last one has a single column. */
export function fittingDialects(sample: Sample, options: ReadingOptions): Fitting[] {
  const compared = sample.head.slice(0, COMPARED_CHARACTERS);
  const isWhole = sample.isWhole && compared.length === sample.head.length;
  const scored = candidates(sample, options).map((dialect) => {
    const { records, faults } = splitRecords(compared, dialect, isWhole);
    const place = tableIn(records);
    const wrong = faults / Math.max(1, records.length);
    const score = place.fit + 0.5 * cleanness(records, dialect) - wrong;
    return { dialect, score, fit: place.fit, width: place.width };
  });
  const several = scored.filter(
    ({ fit, width }) => width > 1 && (fit >= LEAST_FIT || options.delimiter !== undefined),
  );
  const single: Dialect = { delimiter: NO_DELIMITER, quote: '"', escape: '"' };
  return [...several.toSorted((a, b) => b.score - a.score), { dialect: single }].map(
    ({ dialect }) => {
      const { records, faults, faultLine } = splitRecords(sample.head, dialect, sample.isWhole);
      return { dialect, records, faults, faultLine, place: tableIn(records) };
    },
  );
}

/** Stands in no text: the delimiter of a file with one column. */
export const NO_DELIMITER = "\u001E";

function candidates({ head }: Sample, options: ReadingOptions): Dialect[] {
  const named = /^(?:\uFEFF)?"?sep=(.)"?[\r\n]/i.exec(head)?.[1];
  const told = options.delimiter ?? named;
  const delimiters = told === undefined ? DELIMITERS : [told];
  return delimiters.flatMap((delimiter) =>
    quotes(head, options).map((style) => ({ delimiter, ...style })),
  );
}

function quotes(head: string, options: ReadingOptions): Pick<Dialect, "quote" | "escape">[] {
  if (options.quote === "none") return [{ quote: "", escape: "" }];
  const quote = options.quote ?? (head.includes('"') || !/^'|[,;\t|] ?'/m.test(head) ? '"' : "'");
  const doubled = { quote, escape: quote } as const;
  const backslash = { quote, escape: "\\" } as const;
  const plain = { quote: '"', escape: '"' } as const;
  return [
    doubled,
    ...(head.includes(`\\${quote}`) ? [backslash] : []),
    ...(quote === "'" && options.quote === undefined ? [plain] : []),
  ];
}

/** The semicolon of `&amp;` keeps nothing apart. */
const ENTITY = /&(?:#\d{1,6}|[a-z]{2,8});/gi;

/** The share of values that hold no other delimiter. A decimal comma is none, nor is a comma in a sentence. */
function cleanness(records: readonly SampleRecord[], { delimiter }: Dialect): number {
  const values = records.flatMap((record) =>
    record.values.map((value) => value.replaceAll(ENTITY, "")),
  );
  const others = DELIMITERS.filter((other) => other !== delimiter && other !== ",");
  const clean = values.filter(
    (value) =>
      !others.some((other) => value.includes(other)) &&
      (delimiter === "," || !/,[^\d\s]/.test(value)),
  );
  return values.length === 0 ? 0 : clean.length / values.length;
}
