import { toArg } from "../to-arg.ts";
import type { Candidate, Extraction, Extractor } from "../candidate.ts";

const CERTAIN = 0.95;

/** Whether the field names a program to start (its tool's permissions say so), or holds the program's arguments. */
export function isProgram({ field, programs }: Extraction): boolean {
  return programs.includes(field.name) || (programs.length > 0 && isArguments(field));
}

/** A quoted command line: its first word is the program, the others are its arguments. */
export const findCommand: Extractor = ({ field, reading, params }) =>
  reading.literals("quoted").flatMap(({ items }) =>
    items.flatMap((item): Candidate[] => {
      const [program = "", ...args] = wordsOfLine(item.text);
      if (!isArguments(field)) {
        return [{ arg: toArg(program, params), at: [item.from], score: CERTAIN }];
      }
      // The program's field marks the line as read, and may do so before or after this one.
      const values = args.map((arg) => toArg(arg, params));
      return values.length === 0 ? [] : [{ arg: values, at: [], score: CERTAIN }];
    }),
  );

function isArguments({ list, names }: Extraction["field"]): boolean {
  return list && names.some((name) => ["arg", "argument"].includes(name));
}

/** Separated by spaces; what stands in quotes is one word. Nothing is expanded: there is no shell. */
function wordsOfLine(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}
