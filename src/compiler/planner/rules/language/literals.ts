/** Tells paths, globs, URLs, dates and revisions from words by their form. */
import type { Exists, Token, TokenKind } from "./tokens.ts";

const URL_START = /^https?:\/\/[^\s<>]+/i;
/** Hosts written without a scheme, in the domains that people leave it out for. */
const HOST = /^(?:www\.)?(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|gov|edu)(?:\/\S*)?$/i;
const DATE = /^\d{4}-\d{2}(?:-\d{2}(?:T[\d:.]+Z?)?)?$/;
/** `HEAD~3`, `v1.2.0`, `main..topic`, or the start of a commit's hash. */
const REVISION =
  /^(?:[\w/.-]*\w\.{2,3}\w[\w/.-]*|\w[\w/.-]*[~^]\d*|v\d+(?:\.\d+)+[\w.-]*|(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,40})$/;
const HEAD = /^HEAD$/;
const EXTENSION = /[^./\s]\.[A-Za-z][A-Za-z0-9]{0,9}$/;
/** Written with a dot, and no file: `e.g`, `i.e`, `U.S.A`. */
const ABBREVIATION = /^(?:[a-z]\.)+[a-z]$/i;
/** Written with a slash, and no path. */
const ALTERNATIVES = new Set(["and/or", "w/o", "n/a", "he/she", "his/her", "either/or", "yes/no"]);

export interface Classified {
  readonly kind: TokenKind;
  readonly length: number;
  readonly value: string;
}

/** What the text that reaches up to the next space begins with; `undefined` for ordinary words. */
export function classifyLiteral(chunk: string, exists?: Exists): Classified | undefined {
  const opened = chunk.startsWith("(") ? "" : chunk;
  const text = opened.replace(/[.,;:!?)\]'’"]+$/, "");
  if (text === "") return undefined;
  const is = (kind: TokenKind, value = text): Classified => ({ kind, length: text.length, value });

  if (URL_START.test(text)) return is("url");
  if (DATE.test(text)) return is("date");
  if (/[,{}()<>|=]/.test(text.replace(/\{[^{}]*,[^{}]*\}/g, ""))) return undefined;
  if (isGlob(text)) return is("glob");
  if (text.includes("/") ? isPath(text, exists) : isFileName(text, exists)) {
    const bare = HOST.test(text) && exists?.(text) !== true;
    return bare ? is("url", `https://${text}`) : is("path");
  }
  if (REVISION.test(text)) return is("word");
  return undefined;
}

/** A word that says of itself that it is a revision. */
export function isRevision(text: string): boolean {
  return REVISION.test(text) || HEAD.test(text);
}

function isGlob(text: string): boolean {
  return /\*/.test(text) && /[./*]/.test(text.replace("*", ""))
    ? true
    : /\{[^{}]*,[^{}]*\}/.test(text);
}

function isPath(text: string, exists: Exists | undefined): boolean {
  if (ALTERNATIVES.has(text.toLowerCase())) return false;
  if (/^(?:\.{1,2}|~)?\//.test(text) || text.endsWith("/")) return true;
  if (HOST.test(text) || EXTENSION.test(text) || text.split("/").length > 2) return true;
  // `src/contract` and `TODO/FIXME` look alike; who can look at the disk need not guess.
  return exists?.(text) ?? text === text.toLowerCase();
}

function isFileName(text: string, exists: Exists | undefined): boolean {
  if (/^\.[a-z][\w.-]+$/i.test(text)) return true;
  if (!EXTENSION.test(text) || ABBREVIATION.test(text) || !/^[\w@.~+-]+$/.test(text)) return false;
  // "Node.js" is no file when somebody can tell that there is none, and looks like a name.
  return /^[A-Z][a-z]+\.js$/.test(text) ? (exists?.(text) ?? false) : true;
}

const KINDS = new Set<TokenKind>([
  "path",
  "glob",
  "url",
  "quoted",
  "placeholder",
  "date",
  "command",
]);

/** Whether a token stands for itself, rather than being language. */
export function isLiteral({ kind }: Token): boolean {
  return KINDS.has(kind);
}
