/** Finds command lines: "run npm test", "npm run build". What they hold is no language, whatever its words are. */
import { stemWord } from "../../../language/stem.ts";
import { meansSame } from "../../../language/thesaurus.ts";
import type { Token } from "./tokens.ts";
import { isVerb } from "./verbs.ts";
import { DETERMINERS, PREPOSITIONS } from "./words.ts";

/** What a program is started with, in words. */
const STARTING = new Set("call start launch invoke use with using via by".split(" "));
/** Between the verb and the program: "run the command npm test". */
const NAMING = new Set("command program script".split(" "));
const JOINING = new Set("and then next afterwards also plus as well".split(" "));
/** A line goes on until language does. */
const ENDING = new Set([
  ...PREPOSITIONS, ...JOINING, "but", "or", "please", "again",
  "&&", "||", "|", "&", ">", ">>", "<",
]); // prettier-ignore
/** There is no shell that would understand these. */
const PIPED = /^\s*(?:\|{1,2}|>{1,2}|<)\s*(?=\S)/;

const MARKS = new Set([",", "&", "&&", ";", "\n"]);

const PART = /(?:"[^"\n]*"|'[^'\n]*'|[^\s"'])+/y;

/**
 * One token for each command line whose program is one of `programs`. `names`: words that name something
 * else as well (an agent is called "git"), so that only "run git …" is a command line; without them every name is.
 */
export function withCommandLines(
  tokens: readonly Token[],
  text: string,
  programs: ReadonlySet<string>,
  names: ReadonlySet<string> | undefined,
): Token[] {
  if (programs.size === 0) return [...tokens];
  const found: Token[] = [];
  let end = 0;
  for (const [at, token] of tokens.entries()) {
    if (token.start < end) continue;
    const [program = ""] = token.value.split(" ");
    const isBare = token.kind === "word" || token.kind === "path";
    const isProgram = (isBare || token.kind === "quoted") && programs.has(program);
    const goesOn = found.findLast(({ lower }) => !JOINING.has(lower) && !MARKS.has(lower));
    if (!isProgram || !(goesOn?.kind === "command" || isStarted(tokens, at, names))) {
      found.push(token);
      continue;
    }
    end = isBare ? endOfLine(text, token.start) : token.end;
    found.push(commandAt(text, token.start, end, isBare ? undefined : token.value));
    const piped = PIPED.exec(text.slice(end))?.[0];
    if (piped === undefined) continue;
    // Said to be left out, rather than lost: it is a command that no tool takes beside the first.
    const start = end + (piped.length - piped.trimStart().length);
    end = endOfLine(text, start);
    found.push(commandAt(text, start, end));
  }
  return found;
}

function commandAt(
  text: string,
  start: number,
  end: number,
  value = text.slice(start, end),
): Token {
  const lower = value.toLowerCase();
  return { kind: "command", text: text.slice(start, end), value, lower, start, end, glued: false };
}

function isStarted(
  tokens: readonly Token[],
  at: number,
  names: ReadonlySet<string> | undefined,
): boolean {
  let before = at - 1;
  const word = (): string => tokens[before]?.lower ?? "";
  while (NAMING.has(word()) || DETERMINERS.has(word())) before -= 1;
  if (STARTING.has(word()) || isRun(word())) return true;
  // "npm test, then …": nothing else can be meant by a name that is neither a verb nor an agent.
  const isFirst = before < 0 || tokens[before]?.kind === "mark" || JOINING.has(word());
  const lower = tokens[at]?.lower ?? "";
  return names !== undefined && isFirst && before === at - 1 && !isVerb(lower) && !names.has(lower);
}

/** "run", "executing" */
function isRun(lower: string): boolean {
  return meansSame(stemWord(lower), "run");
}

function endOfLine(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length;) {
    PART.lastIndex = at;
    const part = PART.exec(text)?.[0];
    if (part === undefined) break;
    if (at > start && ENDING.has(part.toLowerCase())) break;
    // What ends a sentence ends the line; "./..." is a path.
    const mark = /(?:[,;:?!)]|(?<!\.)\.)$/.exec(part);
    end = at + part.length - (mark?.[0].length ?? 0);
    if (mark !== null) break;
    at += part.length;
    const space = /^[^\S\n]+/.exec(text.slice(at))?.[0];
    if (space === undefined) break;
    at += space.length;
  }
  return end;
}
