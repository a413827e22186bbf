/** A clause without the files that it names: what is left is asked of them. */
import type { Reading, Span, Token } from "../../read/reading.ts";
import type { KnownTable } from "./table-question.ts";

export interface Focus {
  readonly reading: Reading;
  readonly span: Span;
  /** The positions in the query that tokens of the reading had. */
  readonly positions: readonly number[];
  /** Positions behind which "of" a file was taken out. */
  readonly ofFile: ReadonlySet<number>;
}

const BEFORE = new Set(["in", "from", "of", "for", "within", "using", "inside", "on", "about"]);
const WRAPPING = new Set("the file table dataset data spreadsheet sheet csv my this".split(" "));

export function focusOn(reading: Reading, span: Span, tables: readonly KnownTable[]): Focus {
  const { tokens } = reading;
  const cut = new Set<number>();
  const beforeOf = new Set<number>();
  for (const { from, to } of mentionsOf(reading, span, tables)) {
    for (let at = from; at < to; at += 1) cut.add(at);
    let before = from - 1;
    while (before >= span.from && WRAPPING.has(tokens[before]?.lower ?? "")) before -= 1;
    if (tokens[before]?.lower === "of") beforeOf.add(before - 1);
    if (before >= span.from && BEFORE.has(tokens[before]?.lower ?? ""))
      for (let at = before; at < from; at += 1) cut.add(at);
    if (to < span.to && ["file", "table", "dataset"].includes(tokens[to]?.lower ?? "")) cut.add(to);
  }
  const positions = tokens.flatMap((_, at) =>
    at < span.from || at >= span.to || cut.has(at) ? [] : [at],
  );
  const places = new Map(positions.map((at, i) => [at, i]));
  const within = ({ from, to }: Span): Span | undefined => {
    const [start, end] = [places.get(from), places.get(to - 1)];
    return start === undefined || end === undefined || end - start !== to - 1 - from
      ? undefined
      : { from: start, to: end + 1 };
  };
  return {
    reading: {
      query: reading.query,
      tokens: positions.map((at): Token => tokens[at] as Token),
      marks: reading.marks.flatMap((mark) => {
        const place = within(mark);
        return place === undefined ? [] : [{ ...mark, ...place }];
      }),
      sentences: [],
    },
    span: { from: 0, to: positions.length },
    positions,
    ofFile: new Set([...beforeOf].flatMap((at) => places.get(at) ?? [])),
  };
}

/** Where a table is named: as a path, in quotation marks, or by its name alone. */
function mentionsOf(reading: Reading, span: Span, tables: readonly KnownTable[]): Span[] {
  const names = new Set(tables.flatMap((table) => namesOf(table)));
  const marked = reading.marks.filter(
    (mark) =>
      mark.from >= span.from &&
      mark.to <= span.to &&
      ((mark.is === "path" && names.has(plain(mark.path))) ||
        (mark.is === "parameter" && tables.some(({ parameter }) => parameter === mark.name)) ||
        (mark.is === "quoted" && names.has(plain(mark.text)))),
  );
  const bare = reading.tokens.flatMap((token, at): Span[] => {
    if (at < span.from || at >= span.to || token.kind !== "word") return [];
    // A name that is an ordinary word says something else as well.
    const isName = /[_\d]|\p{Ll}\p{Lu}/u.test(token.text) && names.has(plain(token.text));
    if (!isName) return [];
    const isEnded =
      reading.tokens[at + 1]?.text === "." &&
      names.has(plain(`${token.text}.${reading.tokens[at + 2]?.text ?? ""}`));
    return [{ from: at, to: isEnded ? at + 3 : at + 1 }];
  });
  return [...marked, ...bare];
}

function namesOf({ from, name }: KnownTable): string[] {
  if (!("file" in from)) return [plain(name)];
  const base = from.file.split("/").at(-1) ?? from.file;
  return [from.file, base, base.replace(/\.[^.]+$/, ""), name].map(plain);
}

function plain(text: string): string {
  return text.normalize("NFC").toLowerCase().replace(/^\.\//, "");
}
