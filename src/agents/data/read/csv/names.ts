/** Names of columns as people write them, made fit to be told apart. */
import type { Note } from "../../../../catalog/authoring.ts";
import { say, sayList } from "../../numbers.ts";
import { rawName } from "../raw-names.ts";

export interface Names {
  readonly names: readonly string[];
  readonly notes: readonly Note[];
}

/** As the columns of `raw` are called. Blanks go; a column without a name is called by its place, the second of one name `price 2`. */
export function cleanNames(written: readonly string[]): Names {
  const cleaned = written.map((name) =>
    name
      .normalize("NFC")
      .replaceAll(/[\s\u00A0\uFEFF\p{Cc}]+/gu, " ")
      .trim()
      .replace(/^(["'])(.*)\1$/, "$2")
      .trim(),
  );
  // DuckDB does not tell `Price` from `price`.
  const taken = new Set(cleaned.map((name) => name.toLowerCase()));
  const seen = new Set<string>();
  const again: string[] = [];
  const names = cleaned.map((name, i) => {
    const wanted = name === "" ? `column ${i + 1}` : name;
    if (!seen.has(wanted.toLowerCase()) && (name !== "" || !taken.has(wanted.toLowerCase()))) {
      seen.add(wanted.toLowerCase());
      return wanted;
    }
    let number = 2;
    while (isTaken(`${wanted} ${number}`)) number += 1;
    const free = `${wanted} ${number}`;
    seen.add(free.toLowerCase());
    if (name !== "") again.push(`"${name}" (column ${say(i + 1)}) is called "${free}"`);
    return free;
  });
  function isTaken(name: string): boolean {
    return taken.has(name.toLowerCase()) || seen.has(name.toLowerCase());
  }
  if (again.length === 0) return { names: names.map(rawName), notes: [] };
  const text = `several columns have one name: ${sayList(again)}`;
  return { names: names.map(rawName), notes: [{ kind: "read", text }] };
}
