/** Sentences and their tagged words, by compromise (a rule-based tagger for English). */

export interface Word {
  readonly text: string;
  /** What stands between it and the next word: a space, a hyphen, punctuation. */
  readonly after: string;
  /** Tag of the Penn Treebank: `NN`, `VBD`, `JJ`, …; `null` for the silent half of a contraction. */
  readonly penn: string | null;
  /** Tags of compromise: `Noun`, `Copula`, … */
  readonly tags: readonly string[];
}

export interface Sentence {
  readonly text: string;
  readonly words: readonly Word[];
}

// A constant, for the types of compromise do not know `penn`.
const TAGGED = { text: true, terms: { text: true, penn: true } };

/** Splits a text into sentences and tags each word with its part of speech. */
export async function tagSentences(text: string): Promise<Sentence[]> {
  const { default: nlp } = await import("compromise/two");
  const document = nlp(joinWrappedLines(text));
  document.compute("penn");
  const parsed = document.json(TAGGED) as {
    text: string;
    terms: { text: string; post: string; penn: string | null; tags: string[] }[];
  }[];
  return parsed.map((sentence) => ({
    text: oneLine(sentence.text),
    words: sentence.terms.map(({ text: word, post, penn, tags }) => {
      return { text: word, after: post, penn, tags };
    }),
  }));
}

/** Splits a text into sentences. Abbreviations (`Dr.`, `e.g.`) do not end one; an empty line does. */
export async function splitSentences(text: string): Promise<string[]> {
  const { default: nlp } = await import("compromise/one");
  const parsed = nlp(joinWrappedLines(text)).json({ text: true }) as { text: string }[];
  return parsed.map((sentence) => oneLine(sentence.text)).filter((sentence) => sentence !== "");
}

/** A line at least this long was broken by an editor, not by the writer. */
const WRAPPED_LINE = 50;

/** Deeper than a paragraph's first line: an example, a table, or what is quoted. */
const DEEPER = 4;

const TAB = " ".repeat(8);

/** Between the columns of a table. */
const GAP = /\S(?:\t| {3,})\s*\S/;

const LIST_MARK = /^(?:[-*+•#>|]|\d+[.)])/;

/**
 * compromise ends a sentence at every line break. One in the middle of a paragraph is taken away: where the
 * next line begins with a small letter, or the line is as long as editors make it, and no list, heading,
 * table or indented block begins.
 */
function joinWrappedLines(text: string): string {
  let joined = "";
  let before: Line = { line: "", indent: 0, isRow: false };
  for (const whole of text.split("\n")) {
    // compromise's time grows with the square of a run of spaces.
    const line = oneLine(whole);
    const indent = /^\s*/.exec(whole)?.[0].replaceAll("\t", TAB).length ?? 0;
    const next = { line, indent, isRow: GAP.test(whole.trim()) };
    joined += (isContinued(before, next) ? " " : "\n") + line;
    before = next;
  }
  // After an empty first line, compromise takes an abbreviation for a sentence.
  return joined.trim();
}

interface Line {
  readonly line: string;
  readonly indent: number;
  readonly isRow: boolean;
}

function isContinued(before: Line, next: Line): boolean {
  if (before.line === "" || next.line === "" || before.line.startsWith("#")) return false;
  if (LIST_MARK.test(next.line) || before.isRow || next.isRow) return false;
  if (next.indent >= before.indent + DEEPER && !LIST_MARK.test(before.line)) return false;
  return /^\p{Ll}/u.test(next.line) || before.line.length >= WRAPPED_LINE;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
