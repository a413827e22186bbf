/** "Look up W1061", "check R4": something that is numbered is to be seen, and nothing else is said of it. */
import type { ToolInfo } from "../../../../../catalog/tool-info.ts";
import { stemWord } from "../../../../language/stem.ts";
import { fieldsOf } from "../../link/fields.ts";
import { addsNothing, isFunctionWord } from "../../link/function-words.ts";
import { wordsOfName } from "../../link/identifier.ts";
import type { Reading, Span } from "../../read/reading.ts";
import { isWithin } from "../step.ts";
import { isNumberedLike } from "./codes.ts";

/** "Open G-3", "get L-4" and "print A-7" may ask for more than to see it. */
const SEEING = new Set("show display view see look check find review examine".split(" "));
const SMALL = /^(?:up|at|into|first|again|also|out|,|and|&)$/;

/** The numbers that a clause asks to see, where it says nothing else. */
export function lookedUp({ tokens, marks }: Reading, span: Span): readonly string[] {
  const codes = marks.filter((mark) => mark.is === "code" && isWithin(mark, span));
  const { lower: verb = "" } = tokens[span.from] ?? {};
  const isSeen =
    SEEING.has(verb) || (/^(?:pull|bring)$/.test(verb) && tokens[span.from + 1]?.lower === "up");
  if (codes.length === 0 || !isSeen) return [];
  const isSaid = (at: number): boolean => {
    const { lower = "" } = tokens[at] ?? {};
    return (
      codes.some(({ from, to }) => from <= at && at < to) ||
      SMALL.test(lower) ||
      isFunctionWord(lower) ||
      addsNothing(lower)
    );
  };
  for (let at = span.from + 1; at < span.to; at += 1) if (!isSaid(at)) return [];
  return codes.flatMap((mark) => (mark.is === "code" ? [mark.text] : []));
}

/** The one tool that shows what is numbered so, and needs nothing else. */
export function showerOf(
  codes: readonly string[],
  tools: readonly ToolInfo[],
): ToolInfo | undefined {
  if (codes.length === 0) return undefined;
  const fitting = tools.filter((tool) => {
    const [only, ...more] = fieldsOf(tool).filter(({ required }) => required);
    const isOne = only !== undefined && more.length === 0 && tool.effect === "read";
    return isOne && codes.every((code) => isNumberedLike(code, only.examples));
  });
  const called = fitting.filter(({ name }) =>
    shows(wordsOfName(name.slice(name.indexOf(".") + 1)).words[0]),
  );
  const showing =
    called.length > 0
      ? called
      : fitting.filter(({ description }) => shows(/^\p{L}+/u.exec(description)?.[0]));
  return showing.length === 1 ? showing[0] : undefined;
}

const SHOWS = new Set(
  "show get view display look read describe fetch retrieve".split(" ").map(stemWord),
);

function shows(word = ""): boolean {
  return SHOWS.has(stemWord(word.toLowerCase()));
}
