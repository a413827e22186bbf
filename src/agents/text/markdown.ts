/** Markdown, told from plain text by its structure: whoever gives a text does not say of which kind it is. */
import { SAMPLE_CHARACTERS } from "./source-code.ts";

const FRONT_MATTER = /^---\n(?:[\w-]+:.*\n|[ \t]+.*\n|- .*\n|#.*\n|\n)+---(?:\n|$)/;

/** What Markdown nearly always has, and plain text rarely: unlike lists and underlined titles. */
const SIGNS: readonly RegExp[] = [
  FRONT_MATTER,
  /^ {0,3}#{1,6} +\S/m, // heading
  /^ {0,3}(?:```|~~~)/m, // fenced code
  /^ {0,3}\|?(?: *:?-{3,}:? *\|)+(?: *:?-{3,}:? *)?$/m, // line below the head of a table
  /\[[^\]\n]*\]\([^)\s]+(?: "[^"\n]*")?\)/, // link or picture
  /^ {0,3}\[[^\]\n]+\]: *\S+/m, // target of a link
  /(?<![\w*])\*\*(?=\S)[^*\n]+\*\*(?!\w)/, // strong
];

export function isMarkdown(text: string): boolean {
  const sample = text.slice(0, SAMPLE_CHARACTERS);
  return SIGNS.some((sign) => sign.test(sample));
}

export async function markdownToHtml(text: string): Promise<string> {
  const { Marked } = await import("marked");
  return new Marked({ gfm: true, async: false }).parse(text.replace(FRONT_MATTER, ""), {
    async: false,
  });
}
