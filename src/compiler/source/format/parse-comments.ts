/**
 * Reads YAML for writing it again. The parser leaves comments below a nested list or group within it as soon as one of
 * them is indented as deep; here each belongs to what its own indentation says, so that it stays with the key below it
 * when keys are sorted.
 */
import { Composer, Lexer, Parser, type CST, type Document, type ParseOptions } from "yaml";
import { invariant } from "../../../contract/diagnostics/index.ts";

type Options = ConstructorParameters<typeof Composer>[0] & ParseOptions;

/** @param text valid YAML, of one document */
export function parseWithComments(text: string, options: Options): Document.Parsed {
  const tokens = [...new Parser().parse(text)];
  for (const token of tokens) {
    if (token.type === "document" && token.value)
      token.end = [...atEnd(token.value), ...(token.end ?? [])];
  }
  const [document, ...others] = new Composer(options).compose(tokens, true, text.length);
  invariant(document !== undefined && others.length === 0, "a checked file is one document");
  return document;
}

/** What stands below all of a document is of none of its entries. */
function atEnd(value: CST.Token): CST.SourceToken[] {
  takeOutside(value);
  const last = value.type === "block-map" ? value.items.at(-1) : undefined;
  if (value.type !== "block-map" || last === undefined || !isOnlyComments(last)) return [];
  value.items.pop();
  return last.start;
}

function isOnlyComments({ key, sep, value }: CST.CollectionItem): boolean {
  return !key && !sep && !value;
}

/** Comments of a YAML text, without what is around them, in order. */
export function commentsIn(text: string): string[] {
  const tokens = [...new Lexer().lex(text)];
  return tokens.flatMap((token, i) =>
    token.startsWith("#") && tokens[i - 1] !== SCALAR ? [token.trimEnd()] : [],
  );
}

/** What the lexer puts before the text of a scalar, which may begin as a comment does. */
const SCALAR = "\u001F";

/**
 * Moves comments at the end of a list or group that are indented less than it to where they belong.
 *
 * @param around indentation of what it stands in
 * @returns what belongs outside of it
 */
function takeOutside(token: CST.Token, around = -1): CST.SourceToken[] {
  if (token.type !== "block-map" && token.type !== "block-seq") return [];
  const items: CST.CollectionItem[] = token.items;
  for (let i = 0; i < items.length; i += 1) {
    const value = items[i]?.value;
    const outside = value ? takeOutside(value, token.indent) : [];
    if (outside.length === 0) continue;
    const next = items[i + 1];
    if (next === undefined) items.push({ start: outside });
    else next.start.unshift(...outside);
  }
  const last = items.at(-1);
  if (last === undefined || !isOnlyComments(last)) return [];
  // the entries of a list may stand as deep as the key above them: then so do comments on the next key
  const depth = token.indent === around ? token.indent + 1 : token.indent;
  const first = last.start.findIndex(({ type, indent }) => type === "comment" && indent < depth);
  if (first === -1) return [];
  const before = last.start.findLastIndex(({ type }, i) => type === "comment" && i < first);
  const outside = last.start.splice(before === -1 ? 0 : before + 2); // its line break stays with it
  if (last.start.length === 0) items.pop();
  return outside;
}
