import type { Sentence } from "./sentences.ts";

/** "See below." says nothing by itself. */
const LEAST_WORDS = 4;

/** Words that lean on the sentence before. */
const LEANING =
  /^(?:it|its|they|their|he|his|she|her|these|those|that|such|this(?! (?:article|book|document|library|module|package|page|paper|project|report|text|tool)\b)|but|and|or|so|also|then|thus|hence|therefore|however|instead|otherwise|moreover|because of|for example|for instance|in (?:this|that|the (?:above|following|example))|as (?:above|mentioned)|note|see)\b/i;

/** What explains a name in a list: `depth (default: 3) - how far to look.` */
const ENTRY = /^\S+(?: \([^)]*\))?(?: [-–—]|:) /;

/** Whether a reader understands a sentence without the text around it: captions, entries, questions and asides are none. */
export function standsAlone({ text, words }: Sentence, isFirst: boolean): boolean {
  return (
    words.length >= LEAST_WORDS &&
    /^["'“‘«]?[\p{L}\p{N}]/u.test(text) &&
    /[.!…]["'”’»)\]]*$/.test(text) &&
    !ENTRY.test(text) &&
    (isFirst || !LEANING.test(text))
  );
}
