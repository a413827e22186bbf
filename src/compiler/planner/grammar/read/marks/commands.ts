/** Command lines: "run npm test", "run `npm run build`". What they hold is no language, whatever its words are. */
import { stemWord } from "../../../../language/stem.ts";
import { meansSame } from "../../../../language/thesaurus.ts";
import { isFunctionWord } from "../../link/function-words.ts";
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";
import { isMark } from "../walk.ts";

/** What a program is started with, in words. */
const STARTING = /^(?:call|start|launch|invoke|use|with|using|via|by)$/;
/** Between the verb and the program: "run the command npm test". */
const NAMING = /^(?:commands?|program|script|the|an?|this|following|["'`“:])$/;
const JOINING = /^(?:and|then|next|afterwards|also|plus|as|well|[,;&.])$/;
/** A line goes on until language does. */
const ENDING =
  /^(?:in|of|from|for|on|under|inside|within|below|about|over|to|into|with|per|across|between|against|during|since|until|before|after|through|via|using|without|including|excluding|regarding|than|at|by|and|then|next|afterwards|also|plus|as|well|but|or|please|again|&&?|\|\|?|>>?|<)$/i;
/** Programs that are called like what people ask for. */
const VERBS =
  /^(?:find|make|sort|test|time|date|watch|kill|touch|cut|join|split|head|tail|convert|diff|compare)$/;
/** There is no shell that would understand these. */
const PIPED = /[^\S\n]*(?:\|{1,2}|>{1,2}|<)[^\S\n]*(?=\S)/y;
const PART = /((?:"[^"\n]*"|'[^'\n]*'|[^\s"'])+)([^\S\n]*)/y;

export function commands(draft: Draft): Mark[] {
  const { query, tokens, isLiteral, spanOf } = draft;
  const programs = new Set(draft.world.commands);
  if (programs.size === 0) return [];
  const marks: Mark[] = [];
  const push = (start: number, end: number, line = query.slice(start, end)): void => {
    const [program, ...args] = argumentsOf(line);
    const span = spanOf(start, end);
    if (program && span) marks.push({ ...span, is: "command", program, args });
  };
  for (const { text, from, to } of draft.marks.filter(isMark("quoted"))) {
    const start = tokens[from]?.start ?? 0;
    const started = isStarted(draft, from);
    const isLine = /\s/.test(text) || started;
    // Code that is to be run is a command line, also of a program that may not be started.
    const isCode = started && query[start] === "`";
    if (isLine && (isCode || programs.has(argumentsOf(text)[0] ?? "")))
      push(start, tokens[to - 1]?.end ?? 0, text);
  }
  let end = 0;
  for (const [at, { start, text }] of tokens.entries()) {
    if (start < end || isLiteral(at)) continue;
    // Up to the next blank: `docker-compose`, `python3.12`.
    const [program = ""] = /^[\w.+-]{1,64}/.exec(query.slice(start, start + 64)) ?? [];
    if (!programs.has(text) && !programs.has(program)) continue;
    const goesOn = marks.length > 0 && end > 0 && isJoinedTo(draft, at, end);
    if (!goesOn && !isStarted(draft, at) && !isBare(draft, at)) continue;
    end = endOfLine(query, start);
    push(start, end);
    PIPED.lastIndex = end;
    const piped = PIPED.exec(query)?.[0];
    if (piped === undefined) continue;
    // Said to be left out, rather than lost: it is a command that no tool takes beside the first.
    const next = end + piped.length;
    end = endOfLine(query, next);
    push(next, end);
  }
  return marks;
}

/** "run", "execute the command", "using" */
function isStarted({ tokens }: Draft, at: number): boolean {
  let before = at - 1;
  while (NAMING.test(tokens[before]?.lower ?? "")) before -= 1;
  const word = tokens[before]?.lower ?? "";
  return STARTING.test(word) || meansSame(stemWord(word), "run");
}

/** "npm test and git status": between two lines there are only words that join. */
function isJoinedTo({ tokens }: Draft, at: number, end: number): boolean {
  let before = at - 1;
  while (JOINING.test(tokens[before]?.lower ?? "")) before -= 1;
  return (tokens[before]?.start ?? -1) < end;
}

/** "npm test, then …": a line of its own, and no sentence that begins with a verb: "find all", "make a chart". */
function isBare({ tokens, query }: Draft, at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const gap = query.slice(before?.end ?? 0, token?.start);
  const isFirst = before === undefined || /^(?:[.;:!?]|then)$/.test(before.lower);
  if (!(isFirst || gap.includes("\n")) || next === undefined) return false;
  if (next.kind === "number" || token === undefined) return false;
  if (/^\s+--?\w/.test(query.slice(token.end, token.end + 4))) return true;
  return next.kind === "word" && !isFunctionWord(next.lower) && !VERBS.test(token.lower);
}

function endOfLine(text: string, start: number): number {
  let end = start;
  for (PART.lastIndex = start; ;) {
    const at = PART.lastIndex;
    const [, part = "", blank = ""] = PART.exec(text) ?? [];
    if (part === "" || (at > start && ENDING.test(part))) return end;
    // What ends a sentence ends the line; "./..." is a path.
    const sign = /(?:[,;:?!)]|(?<!\.)\.)$/.exec(part)?.[0] ?? "";
    end = at + part.length - sign.length;
    if (sign !== "" || blank === "") return end;
  }
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
