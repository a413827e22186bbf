/** Marks in text that is no comment of a known language: notes, lists, data. They are not counted, and that is said. */
import { extname } from "node:path";
import type { CommentLine } from "./comments.ts";
import { isMarkup } from "./comment-syntax.ts";
import type { Todo } from "./todo.ts";
import { count, listed } from "./wording.ts";

/** File types that a note names; there can be a hundred. */
const NAMED_TYPES = 8;

export class UncountedMarks {
  #lines = 0;
  #files = 0;
  readonly #types = new Set<string>();
  readonly #pattern: RegExp;
  readonly #kinds: readonly string[];

  constructor(kinds: readonly Todo["kind"][]) {
    this.#kinds = kinds;
    this.#pattern = new RegExp(`\\b(?:${kinds.join("|")})s?\\b`);
  }

  /** @param comments those of the file, when its language is known */
  look(file: string, text: string, comments: readonly CommentLine[] | undefined): void {
    // In source code, what is no comment is code.
    if (comments !== undefined && !isMarkup(file)) return;
    const read = new Set(comments?.map(({ line }) => line));
    const left = text
      .split("\n")
      .filter((line, at) => this.#pattern.test(line) && !read.has(at + 1)).length;
    if (left === 0) return;
    this.#lines += left;
    this.#files += 1;
    this.#types.add(typeOf(file));
  }

  /** @param scanned names of the files whose comments were read */
  note(scanned: readonly string[]): string | undefined {
    if (this.#lines === 0) return undefined;
    const looked = typesOf(scanned.map(typeOf));
    const where = looked === "" ? "" : ` (here ${looked})`;
    const are = this.#lines === 1 ? "is" : "are";
    return `only comments of source code${where} are read; ${count(this.#lines, "line")} of other text with ${listed(this.#kinds, "or")}, in ${count(this.#files, "file")} (${typesOf([...this.#types])}), ${are} not counted`;
  }
}

function typeOf(file: string): string {
  return extname(file).toLowerCase() || (file.split("/").at(-1) ?? file);
}

function typesOf(all: readonly string[]): string {
  const types = [...new Set(all)].toSorted();
  const shown = types.slice(0, NAMED_TYPES);
  return listed(types.length > shown.length ? [...shown, "others"] : shown, "and");
}
