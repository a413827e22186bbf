/** Text as Markdown that renders as exactly that text, with as few backslashes as that takes. */

const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

/** One line (see `plainLine`) as the content of a paragraph, list item or link text. */
export function escapeMarkdown(line: string): string {
  const escaped = line.replaceAll(/[\\`*_[\]<&~$]/g, (character, at: number) =>
    isActive(line, character, at) ? `\\${character}` : character,
  );
  return escapeBlockStart(escaped.replaceAll(/(?:\w+:\/\/|www\.)\S*\\\S*/gi, escapeUrl));
}

/** A bare URL becomes a link, and backslashes a part of it: one that has any is kept from becoming a link. */
function escapeUrl(url: string): string {
  return url
    .replaceAll("://", "\\://")
    .replaceAll(/www\./gi, (start) => `${start.slice(0, -1)}\\.`);
}

/** The same inside a cell of a table. */
export function escapeCell(line: string): string {
  return escapeMarkdown(line).replaceAll("|", "\\|");
}

/** A relative path as the destination of a link. */
export function linkTo(path: string): string {
  return encodeURI(path).replaceAll(
    /[()#?]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Whether a character would be read as markup where it stands (CommonMark 0.31, GitHub's extensions). */
function isActive(line: string, character: string, at: number): boolean {
  const before = line[at - 1] ?? "";
  const rest = line.slice(at + 1, at + 40);
  switch (character) {
    case "\\":
      return rest === "" || PUNCTUATION.test(rest[0] ?? "");
    case "_":
      return !(WORD.test(before) && WORD.test(rest[0] ?? ""));
    case "<":
      return /^[A-Za-z/!?]/.test(rest);
    case "&":
      return /^(#|[A-Za-z][A-Za-z0-9]*;)/.test(rest);
    // The id of an item, `t3[4].t3a`, is no link, and stands in commands to be copied.
    case "[":
      return !(WORD.test(before) && /^\d{1,9}\](?![([:])/.test(rest));
    case "]":
      return !(/[\p{L}\p{N}]\[\d{1,9}$/u.test(line.slice(0, at)) && !/^[([:]/.test(rest));
    // These need a partner that closes them, and what closes follows a character that is no space.
    case "~":
      return /\S/.test(before);
    case "$":
      return /\S/.test(before) && line.indexOf("$") < at;
    default:
      return true;
  }
}

/** What starts a heading, quotation, list, fence or rule when it opens a line. */
function escapeBlockStart(line: string): string {
  if (/^(#{1,6}(\s|$)|>|[-+](\s|$)|-{2,}|=+\s*$|~{3,})/.test(line)) return `\\${line}`;
  return line.replace(/^(\d{1,9})([.)])(?=\s|$)/, String.raw`$1\$2`);
}
