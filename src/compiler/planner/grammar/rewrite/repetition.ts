/**
 * "For each csv file in data, …", "… of every row of cities.csv", "for each of A, B and C, …": what is gone over, where
 * the words say it in full. "For each region" is a group, and a matter of questions about tables.
 */
import { stemWord } from "../../../language/stem.ts";
import { begun } from "../derive/lead-ins.ts";
import { patternOfKind } from "../link/mark-nouns.ts";
import type { Mark, MarkOf, Reading, Span } from "../read/reading.ts";

export type Over =
  | { readonly is: "files"; readonly folder: string; readonly pattern: string }
  /** Of a data file. */
  | { readonly is: "rows"; readonly file: string }
  /** As they stand in the request. */
  | { readonly is: "list"; readonly items: readonly string[] };

export interface Repetition {
  readonly over: Over;
  /** The words that say so: "for each csv file in data". */
  readonly said: Span;
  /** Stands before what is done for each; else in it, in place of one of them. */
  readonly leads: boolean;
}

/** What speaks of files, rows or a list and is not understood. */
export interface UnclearRepetition {
  readonly said: Span;
  /** Ends a sentence that begins with the words. */
  readonly unclear: string;
}

const EACH = /^(?:each|every)$/;
const ROW = /^(?:(?:row|line|record)s?|entry|entries)$/;
const FILE = /^files?$/;
const WITHIN = /^(?:in|of|from|under|within|inside)$/;
/** Every file, of any kind. */
export const ANY = "**/*";
/** What may stand behind an item in the middle of what is done with it. */
const GOES_ON = /^(?:[,.;!?]|and|then|as|by|per)$/;

export function repetitionIn(reading: Reading): Repetition | UnclearRepetition | undefined {
  const { tokens, marks, sentences } = reading;
  const isQuoted = (at: number): boolean =>
    marks.some(
      ({ is, from, to }) =>
        (is === "quoted" || is === "path" || is === "url") && from <= at && at < to,
    );
  const places = tokens.flatMap(({ lower }, at) => (EACH.test(lower) && !isQuoted(at) ? [at] : []));
  const [each, other] = places;
  if (each === undefined) return undefined;
  const found = new Phrase(reading, each + 1).over();
  if (found === undefined) return undefined;
  const lead = tokens[each - 1]?.lower ?? "";
  const isLed = /^(?:for|in|from)$/.test(lead);
  const said = { from: isLed ? each - 1 : each, to: found.to };
  const unclear = (reason: string): UnclearRepetition => ({ said, unclear: reason });
  if (found.over === undefined) return unclear(found.reason);
  if (other !== undefined) return unclear("another repetition stands beside it");
  if (sentences.length > 1) return unclear("it stands in one of several sentences");
  const leads = begun(tokens, 0, tokens.length).from >= said.from || said.from === 0;
  const next = tokens[said.to];
  if (leads) {
    const { from, form } = begun(tokens, said.to, tokens.length);
    const isApart = /^[,:]$/.test(next?.lower ?? "");
    const isOrder = form !== "statement" && (isApart || from === said.to);
    const isCondition = isApart && tokens[said.to + 1]?.lower === "if";
    if (!isOrder && !isCondition) return unclear("what follows it is no order");
  } else if (next !== undefined && !GOES_ON.test(next.lower)) {
    return unclear(`nothing takes "${next.text}" behind it`);
  }
  return { over: found.over, said, leads };
}

/** A stretch of tokens, read from the left. */
class Phrase {
  readonly #reading: Reading;
  #at: number;

  constructor(reading: Reading, at: number) {
    this.#reading = reading;
    this.#at = at;
  }

  /** What is gone over; without it why not; `undefined` where it is neither of files, rows nor a list. */
  over():
    { over: Over; to: number } | { over?: undefined; to: number; reason: string } | undefined {
    if (this.#skip(/^one$/) && !this.#is(/^of$/)) return undefined;
    const isOf = this.#skip(/^of$/);
    if (isOf) this.#skip(/^(?:the|these|those)$/);
    if (this.#skip(ROW)) return this.#rows();
    return this.#files() ?? (isOf ? this.#list() : undefined);
  }

  #rows(): ReturnType<Phrase["over"]> {
    if (!this.#skip(WITHIN)) return undefined;
    this.#skip(/^the$/);
    this.#skip(FILE);
    const file = this.#take("path");
    if (file === undefined || file.folder) return undefined;
    return { over: { is: "rows", file: file.path }, to: this.#at };
  }

  #files(): ReturnType<Phrase["over"]> {
    const from = this.#at;
    const pattern = this.#pattern();
    const isListed = this.#reading.marks.some(
      (mark) => mark.is === "path" && mark.from === this.#at,
    );
    if (pattern === undefined || isListed) {
      this.#at = from;
      return isListed ? undefined : this.#otherFiles();
    }
    if (!this.#is(WITHIN)) {
      if (pattern === ANY) return { to: this.#at, reason: "it does not say in which folder" };
      return { over: { is: "files", folder: ".", pattern }, to: this.#at };
    }
    this.#at += 1;
    this.#skip(/^the$/);
    this.#skip(/^(?:folder|directory)$/);
    const folder = this.#take("path");
    this.#skip(/^(?:folder|directory)$/);
    if (folder?.folder === true)
      return {
        over: { is: "files", folder: folder.path.replace(/\/$/, ""), pattern },
        to: this.#at,
      };
    return { to: this.#at, reason: "the folder is not there" };
  }

  /** "Each large csv file": of files, and not of those that a kind and a folder say. */
  #otherFiles(): ReturnType<Phrase["over"]> {
    const ahead = [1, 2, 3].find((some) => FILE.test(this.#lower(some)));
    const isOne = Array.from({ length: ahead ?? 0 }, (_, some) => this.#lower(some)).every(
      (word) => /^[\w.-]+$/.test(word) && !WITHIN.test(word),
    );
    if (ahead === undefined || !isOne) return undefined;
    return {
      to: this.#at + ahead + 1,
      reason: "it says more of the files than their kind and folder",
    };
  }

  /** "Csv file", "*.csv", "file matching *.csv", "file". */
  #pattern(): string | undefined {
    const glob = this.#take("glob");
    if (glob !== undefined) {
      this.#skip(FILE);
      return glob.pattern;
    }
    this.#skip(/^\.$/);
    const [first, second] = [this.#lower(0), this.#lower(1)];
    if (FILE.test(first)) {
      this.#at += 1;
      if (!this.#skip(/^matching$/)) return ANY;
      return this.#take("glob")?.pattern;
    }
    if (!FILE.test(second) || !/^[a-z]\w{0,9}$/.test(first)) return undefined;
    this.#at += 2;
    return patternOfKind(first, stemWord("file")) ?? `*.${first === "text" ? "txt" : first}`;
  }

  /** "A, B and C": each is one mark, or one word. */
  #list(): ReturnType<Phrase["over"]> {
    const { query, tokens, marks } = this.#reading;
    this.#skip(/^(?:following|files?|items?|pages?)$/);
    this.#skip(/^:$/);
    const items: string[] = [];
    for (let isOpen = true; isOpen;) {
      const at = this.#at;
      const mark = marks.find((one) => one.from === at && ITEMS.has(one.is));
      const token = tokens[at];
      if (token === undefined || (mark === undefined && token.kind === "sign")) return undefined;
      this.#at = mark?.to ?? at + 1;
      items.push(itemText(mark, query.slice(token.start, tokens[this.#at - 1]?.end)));
      const comma = this.#skip(/^,$/);
      const and = this.#skip(/^and$/);
      isOpen = and || (comma && this.#listGoesOn());
      if (comma && !isOpen) this.#at -= 1;
    }
    return items.length < 2 || new Set(items).size < items.length
      ? undefined
      : { over: { is: "list", items }, to: this.#at };
  }

  /** Whether "and" or a comma follows the item here: behind the last one, what is done begins. */
  #listGoesOn(): boolean {
    const mark = this.#reading.marks.find(({ from, is }) => from === this.#at && ITEMS.has(is));
    const next = this.#reading.tokens[mark?.to ?? this.#at + 1]?.lower ?? "";
    return next === "," || next === "and";
  }

  #lower(ahead: number): string {
    return this.#reading.tokens[this.#at + ahead]?.lower ?? "";
  }

  #is(pattern: RegExp): boolean {
    return pattern.test(this.#lower(0));
  }

  #skip(pattern: RegExp): boolean {
    const is = this.#is(pattern);
    if (is) this.#at += 1;
    return is;
  }

  #take<Kind extends Mark["is"]>(kind: Kind): MarkOf<Kind> | undefined {
    const mark = this.#reading.marks.find(
      (one): one is MarkOf<Kind> => one.is === kind && one.from === this.#at,
    );
    if (mark !== undefined) this.#at = mark.to;
    return mark;
  }
}

const ITEMS: ReadonlySet<Mark["is"]> = new Set(["path", "url", "quoted", "name", "code", "mail"]);

function itemText(mark: Mark | undefined, written: string): string {
  if (mark?.is === "path") return mark.path;
  if (mark?.is === "quoted") return mark.text;
  return written;
}
