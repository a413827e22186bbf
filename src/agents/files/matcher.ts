/** Finds the lines of a text that a word or a regular expression matches. */
import { Script, createContext } from "node:vm";
import { ToolError } from "../../catalog/authoring.ts";

/** Indexes (from 0) of the lines that match. */
export type Matcher = (file: string, lines: readonly string[]) => readonly number[];

export function wordMatcher(text: string, caseSensitive: boolean): Matcher {
  const fold = (line: string) => (caseSensitive ? line : line.toLowerCase());
  const wanted = fold(text);
  return (_file, lines) =>
    lines.flatMap((line, index) => (fold(line).includes(wanted) ? [index] : []));
}

/**
 * How long one file may take. JavaScript's expressions can backtrack for ages (`(a+)+$`), and only
 * `node:vm` can interrupt one; honest patterns take milliseconds for the largest file that is scanned.
 */
const MATCH_LIMIT_MS = 2_000;

const FIND = new Script("lines.flatMap((line, index) => (pattern.test(line) ? [index] : []))");

/** @throws ToolError when the source is no regular expression, and later when it takes too long. */
export function regexMatcher(source: string, caseSensitive: boolean): Matcher {
  const pattern = compile(source, caseSensitive);
  return (file, lines) => {
    try {
      const found: unknown = FIND.runInContext(createContext({ lines, pattern }), {
        timeout: MATCH_LIMIT_MS,
      });
      return Array.isArray(found) ? found.filter((index) => typeof index === "number") : [];
    } catch (cause) {
      throw new ToolError(
        `The expression ${source} took more than ${MATCH_LIMIT_MS / 1000} seconds on ${file}.`,
        { help: "Avoid a repetition within a repetition, such as (a+)+, or search a word.", cause },
      );
    }
  };
}

function compile(source: string, caseSensitive: boolean): RegExp {
  try {
    return new RegExp(source, caseSensitive ? "u" : "iu");
  } catch (cause) {
    throw new ToolError(`${source} is no regular expression: ${(cause as Error).message}.`, {
      help: "Search it as plain text (`regex: false`), or fix the expression.",
      cause,
    });
  }
}
