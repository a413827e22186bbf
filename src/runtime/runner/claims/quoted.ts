/** What a tool has stated word for word. */

/**
 * Whether a text is a statement, or a part of one from its beginning, or from behind a colon or semicolon, up to the
 * end or a stop.
 */
export function isQuoted(text: string, statements: readonly string[]): boolean {
  const said = plain(text);
  return said !== "" && statements.some((statement) => isPart(said, plain(statement)));
}

function isPart(said: string, statement: string): boolean {
  for (let at = statement.indexOf(said); at !== -1; at = statement.indexOf(said, at + 1)) {
    const [before, after] = [statement.slice(0, at), statement.slice(at + said.length)];
    const isWhole = /(?:^|[;:]\s)$/.test(before) && /^(?:$|[,;]\s|\s\()/.test(after);
    if (isWhole && !/\b(?:except|but|without|only|unless|not)\b/.test(after)) return true;
  }
  return false;
}

function plain(text: string): string {
  return text
    .replaceAll(/\s+/g, " ")
    .replace(/[.!]\s*$/, "")
    .trim()
    .toLowerCase();
}
