/** One extractor for each kind of value. */
import type { Candidate, Extraction, Extractor } from "../candidate.ts";
import type { FieldKind } from "../fields.ts";
import { findChoice } from "./choice.ts";
import { findCode } from "./code.ts";
import { findColumn } from "./column.ts";
import { findCommand, isProgram } from "./command.ts";
import { findDate } from "./date.ts";
import { findFlag } from "./flag.ts";
import { findGlob } from "./glob.ts";
import { findNumber } from "./number.ts";
import { findParameter } from "./parameter.ts";
import { findPath } from "./path.ts";
import { findText } from "./text.ts";
import { findUrl } from "./url.ts";

const EXTRACTORS: Readonly<Record<FieldKind, Extractor>> = {
  path: findPath,
  glob: findGlob,
  url: findUrl,
  date: findDate,
  column: findColumn,
  choice: findChoice,
  flag: findFlag,
  number: findNumber,
  text: findText,
  code: findCode,
  // Tables and the like come from earlier tasks, never from words.
  shape: () => [],
};

/** Less than this is a coincidence. */
const LEAST_SCORE = 0.4;

/** The values that the wording gives for a field, best first. */
export function findValues(extraction: Extraction): readonly Candidate[] {
  const { kind } = extraction.field;
  const find = isProgram(extraction) ? findCommand : EXTRACTORS[kind];
  return [...findParameter(extraction), ...find(extraction)]
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score);
}
