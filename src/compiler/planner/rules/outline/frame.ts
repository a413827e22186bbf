/** Takes away what frames a request and asks for nothing itself: "could you please first … for me". */
import { numberWord } from "../language/numbers.ts";
import type { Token } from "../language/tokens.ts";

const phrases = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split("\n")
    .flatMap((line) => line.split("|"))
    .map((phrase) => phrase.trim().split(/\s+/))
    // The longest first, so that "I want you to" is not read as "I want".
    .toSorted((a, b) => b.length - a.length);

const OPENINGS = phrases(`
  could you | can you | would you | will you | would you mind | are you able to | is it possible to
  i would like you to | i would like to | i would like | i'd like you to | i'd like to | i'd like | i'd love to
  i want you to | i want to | i want | i need you to | i need to | i need | i wonder | i am interested in | i'm interested in
  we would like to | we'd like to | we want to | we need to | we want | we need | you should | you can
  i would like to know | i'd like to know | i'd love to know | i want to know | we want to know | i need to know
  help me to | help me | let me know | let me see | let us | let's | let me | go ahead and
  please | kindly | just | now | so | ok | okay | well | hi | hello | hey | hi there | dear all | thanks | thank you
  your task is to | the task is to | the goal is to | my goal is to
  first of all | first | firstly | second | secondly | third | thirdly | to begin with | to start with | start by | begin by
  also | too | in addition | additionally | besides | furthermore | moreover | most importantly | importantly
  optionally | if possible | if you can | if there is time | ideally | urgently | crucially | critically | above all
  it is critical to | it is critical that you | it is important to | it is important that you | it is essential to
`);

/** These say when. */
const ORDER = phrases(`
  then | next | afterwards | after that | after this | subsequently | finally | lastly | last of all | at the end | in the end
  once done | once that is done | once that's done | when done | when that is done | when you are done | as a last step | as the last step
`);

const CLOSINGS = phrases(`
  please | thanks | thank you | for me | for us | too | as well | then | afterwards | at the end | in the end | finally
  if possible | if you can | if there is time | thanks in advance | right away | asap | as soon as possible | immediately
`);

export interface Framed {
  readonly tokens: readonly Token[];
  /** Words that say when, such as `then`. */
  readonly order: readonly string[];
}

/** "first 10 rows" */
function isRank([first, next]: readonly Token[]): boolean {
  return first?.lower === "first" && (next?.number ?? numberWord(next?.lower ?? "")) !== undefined;
}

export function stripFrame(tokens: readonly Token[]): Framed {
  const order: string[] = [];
  let rest = tokens;
  for (;;) {
    const when = ORDER.find((words) => startsWith(rest, words));
    const opening = when ?? OPENINGS.find((words) => startsWith(rest, words) && !isRank(rest));
    const closing =
      opening === undefined ? CLOSINGS.find((words) => endsWith(rest, words)) : undefined;
    if (opening !== undefined) rest = rest.slice(opening.length);
    else if (closing !== undefined) {
      order.push(
        ...closing.filter((word) => ["then", "afterwards", "end", "finally"].includes(word)),
      );
      rest = rest.slice(0, -closing.length);
    } else break;
    order.push(...(when ?? []));
    while (rest[0]?.text === ",") rest = rest.slice(1);
    while (rest.at(-1)?.text === ",") rest = rest.slice(0, -1);
  }
  return { tokens: rest, order };
}

function startsWith(tokens: readonly Token[], words: readonly string[]): boolean {
  return words.every((word, i) => wordAt(tokens, i) === word);
}

function endsWith(tokens: readonly Token[], words: readonly string[]): boolean {
  const from = tokens.length - words.length;
  return from > 0 && words.every((word, i) => wordAt(tokens, from + i) === word);
}

function wordAt(tokens: readonly Token[], at: number): string | undefined {
  const token = tokens[at];
  return token?.kind === "word" ? token.text.toLowerCase().replace("’", "'") : undefined;
}
