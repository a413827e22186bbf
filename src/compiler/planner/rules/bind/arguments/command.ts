import { stemWord } from "../../../../language/stem.ts";
import { meansSame } from "../../../../language/thesaurus.ts";
import type { Token } from "../../language/tokens.ts";
import { PREPOSITIONS } from "../../language/words.ts";
import type { Extraction, Extractor } from "../candidate.ts";
import type { Reading } from "../reading.ts";
import { toArg } from "../to-arg.ts";

const CERTAIN = 0.95;

/** Whether the field names a program to start (its tool's permissions say so), or holds the program's arguments. */
export function isProgram({ field, programs }: Extraction): boolean {
  return programs.includes(field.name) || (programs.length > 0 && isArguments(field));
}

/** A command line: its first word is the program, the others are its arguments. */
export const findCommand: Extractor = ({ field, reading, params }) =>
  [...linesOf(reading, "command"), ...spokenLines(reading), ...linesOf(reading, "quoted")]
    .slice(0, 1)
    .flatMap(({ words, at }) => {
      const [program = "", ...args] = words;
      if (!isArguments(field)) return [{ arg: toArg(program, params), at, score: CERTAIN }];
      // The program's field marks the line as read, and may do so before or after this one.
      const values = args.map((arg) => toArg(arg, params));
      return values.length === 0 ? [] : [{ arg: values, at: [], score: CERTAIN }];
    });

interface CommandLine {
  readonly words: readonly string[];
  readonly at: readonly number[];
}

function linesOf(reading: Reading, kind: "command" | "quoted"): CommandLine[] {
  return reading
    .literals(kind)
    .flatMap(({ items }) =>
      items.map(({ text, from }) => ({ words: wordsOfLine(text), at: [from] })),
    );
}

/** "run npm test": from the name of a program, which no tool has a word for, up to where language goes on. */
function spokenLines({ tokens, values, literals }: Reading): CommandLine[] {
  const from = tokens.findIndex(({ lower }) => meansSame(stemWord(lower), "run")) + 1;
  const isProgramName = [...values, ...literals("path")].some(
    ({ items: [item] }) => item?.from === from,
  );
  if (from === 0 || !isProgramName) return [];
  const ends = tokens.findIndex(
    ({ lower, glued, kind }, at) =>
      at > from && !glued && ((kind === "word" && PREPOSITIONS.has(lower)) || lower === ","),
  );
  const to = ends === -1 ? tokens.length : ends;
  const at = Array.from({ length: to - from }, (_, i) => from + i);
  return [{ words: shellWords(tokens.slice(from, to)), at }];
}

/** Tokens without a space between them are one word: `--watch`, `run-script`. */
function shellWords(tokens: readonly Token[]): string[] {
  const words: string[] = [];
  for (const [i, { value, glued, start }] of tokens.entries()) {
    const hyphen = start > (tokens[i - 1]?.end ?? start) ? "-" : "";
    if (glued && i > 0) words.push(`${words.pop() ?? ""}${hyphen}${value}`);
    else words.push(value);
  }
  return words;
}

function isArguments({ list, names }: Extraction["field"]): boolean {
  return list && names.some((name) => ["arg", "argument"].includes(name));
}

/** Separated by spaces; what stands in quotes is one word. Nothing is expanded: there is no shell. */
function wordsOfLine(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}
