/** What pages and pictures do not show as it is, or XML cannot hold: controls, line separators, no characters. */
const CONTROLS = /[^\P{Cc}\t\n]|[\u2028\u2029\ufffe\uffff]/gu;
/** They let a text look different from what it is (`\u202Egpj.exe`). */
const REORDERING = /[\u202a-\u202e\u2066-\u2069]/gu;
/** No language puts more marks on a letter; hundreds of them reach over lines and edges. */
const MARKS = /(\p{M}{6})\p{M}+/gu;

/** Text from anywhere without the characters that would do harm on a page. */
export function writable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(CONTROLS, " ")
    .replaceAll(REORDERING, "")
    .replaceAll(MARKS, "$1");
}
