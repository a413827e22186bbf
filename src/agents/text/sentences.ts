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

/**
 * compromise ends a sentence at every line break. One in the middle of a paragraph is taken away: where the
 * next line begins with a small letter, or the line is as long as editors make it, and no list or heading begins.
 */
function joinWrappedLines(text: string): string {
  // compromise's time grows with the square of a run of spaces.
  const spaced = text.replace(/[^\S\n]+/g, " ");
  return spaced.replace(/^(.*\S) ?\n(?= ?(\S+))/gm, (whole, line: string, next: string) => {
    const isMark = /^(?:[-*+•#>|]|\d+[.)])/.test(next) || line.startsWith("#");
    const isWrapped = /^\p{Ll}/u.test(next) || line.length >= WRAPPED_LINE;
    return isWrapped && !isMark ? `${line} ` : whole;
  });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
