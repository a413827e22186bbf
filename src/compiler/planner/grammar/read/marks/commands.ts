/** Command lines: "run npm test", "run `npm run build`". What they hold is no language, whatever its words are. */
import { stemWord } from "../../../../language/stem.ts";
import { meansSame } from "../../../../language/thesaurus.ts";
import { isFunctionWord } from "../../link/function-words.ts";
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

/** What a program is started with, in words. */
const STARTING = new Set("call start launch invoke use with using via by".split(" "));
/** Between the verb and the program: "run the command npm test". */
const NAMING = new Set("command commands program script the a an this following".split(" "));
const JOINING = new Set("and then next afterwards also plus as well".split(" "));
/** A line goes on until language does. */
const ENDING = new Set([
  ..."in of from for on under inside within below about over to into with per across between against during".split(" "),
  ..."since until before after through via using without including excluding regarding than at by".split(" "),
  ...JOINING, "but", "or", "please", "again", "&&", "||", "|", "&", ">", ">>", "<",
]); // prettier-ignore
/** There is no shell that would understand these. */
const PIPED = /[^\S\n]*(?:\|{1,2}|>{1,2}|<)[^\S\n]*(?=\S)/y;
const PART = /(?:"[^"\n]*"|'[^'\n]*'|[^\s"'])+/y;
const BLANK = /[^\S\n]+/y;

export function commands(draft: Draft): Mark[] {
  const programs = new Set(draft.world.commands);
  if (programs.size === 0) return [];
  const marks: Mark[] = [];
  const push = (start: number, end: number, line: string): void => {
    const [program, ...args] = argumentsOf(line);
    const span = draft.spanOf(start, end);
    if (program !== undefined && span !== undefined)
      marks.push({ ...span, is: "command", program, args });
  };
  for (const mark of draft.marks) {
    if (mark.is !== "quoted" || !programs.has(argumentsOf(mark.text)[0] ?? "")) continue;
    const [first, last] = [draft.tokens[mark.from], draft.tokens[mark.to - 1]];
    const isLine = /\s/.test(mark.text) || isStarted(draft, mark.from);
    if (first !== undefined && last !== undefined && isLine) push(first.start, last.end, mark.text);
  }
  let end = 0;
  for (const [at, { start, text }] of draft.tokens.entries()) {
    if (start < end || draft.isLiteral(at)) continue;
    BLANK.lastIndex = start;
    if (!programs.has(text) && !programs.has(programAt(draft.query, start))) continue;
    const goesOn = marks.length > 0 && end > 0 && isJoinedTo(draft, at, end);
    if (!(isStarted(draft, at) || goesOn || isBare(draft, at))) continue;
    end = endOfLine(draft.query, start);
    push(start, end, draft.query.slice(start, end));
    PIPED.lastIndex = end;
    const piped = PIPED.exec(draft.query)?.[0];
    if (piped === undefined) continue;
    // Said to be left out, rather than lost: it is a command that no tool takes beside the first.
    const next = end + piped.length;
    end = endOfLine(draft.query, next);
    push(next, end, draft.query.slice(next, end));
  }
  return marks;
}

/** The program at an offset, up to the next blank: `docker-compose`, `python3.12`. */
function programAt(query: string, start: number): string {
  return /^[\w.+-]{1,64}/.exec(query.slice(start, start + 64))?.[0] ?? "";
}

/** "run", "execute the command", "using" */
function isStarted({ tokens }: Draft, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (NAMING.has(tokens[before]?.lower ?? "") || /^["'`“:]$/.test(tokens[before]?.text ?? ""))) before -= 1; // prettier-ignore
  const word = tokens[before]?.lower ?? "";
  return STARTING.has(word) || meansSame(stemWord(word), "run");
}

/** "npm test and git status": between two lines there are only words that join. */
function isJoinedTo({ tokens }: Draft, at: number, end: number): boolean {
  let before = at - 1;
  while (before >= 0 && (tokens[before]?.start ?? 0) >= end) {
    const lower = tokens[before]?.lower ?? "";
    if (!JOINING.has(lower) && !/^[,;&.]$/.test(lower)) return false;
    before -= 1;
  }
  return true;
}

/** "npm test, then …": a line of its own, and no sentence that begins with a verb: "find all", "make a chart". */
function isBare({ tokens, query }: Draft, at: number): boolean {
  const before = tokens[at - 1];
  const isFirst = before === undefined || /^[.;:!?]$/.test(before.text) || before.lower === "then" || query.slice(before.end, tokens[at]?.start).includes("\n"); // prettier-ignore
  const next = tokens[at + 1];
  if (!isFirst || next === undefined || next.kind === "number") return false;
  const isOption = /^\s+--?\w/.test(query.slice(tokens[at]?.end ?? 0, (tokens[at]?.end ?? 0) + 4));
  if (isOption) return true;
  return next.kind === "word" && !isFunctionWord(next.lower) && !VERBS.has(tokens[at]?.lower ?? "");
}

/** Programs that are called like what people ask for. */
const VERBS = new Set(
  "find make sort test time date watch kill touch cut join split head tail convert diff compare".split(
    " ",
  ),
);

function endOfLine(text: string, start: number): number {
  let end = start;
  let at = start;
  while (at < text.length) {
    PART.lastIndex = at;
    const part = PART.exec(text)?.[0];
    if (part === undefined || (at > start && ENDING.has(part.toLowerCase()))) break;
    // What ends a sentence ends the line; "./..." is a path.
    const sign = /(?:[,;:?!)]|(?<!\.)\.)$/.exec(part);
    end = at + part.length - (sign?.[0].length ?? 0);
    if (sign !== null) break;
    BLANK.lastIndex = at + part.length;
    const blank = BLANK.exec(text)?.[0];
    if (blank === undefined) break;
    at += part.length + blank.length;
  }
  return end;
}

/** As a shell would split it, without anything that it would expand. */
function argumentsOf(line: string): string[] {
  return [...line.matchAll(/(?:"[^"\n]*"|'[^'\n]*'|[^\s"'])+|["']/g)].map(([part]) =>
    part.replace(
      /"([^"\n]*)"|'([^'\n]*)'/g,
      (_, double?: string, single?: string) => double ?? single ?? "",
    ),
  );
}
