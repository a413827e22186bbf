/** Characters of the query that a message repeats; the rest is underlined where the query is shown. */
const MOST = 200;

/** The beginning of a text from the query, as a message repeats it. */
export function excerptOf(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST).toWellFormed()}…` : text;
}
