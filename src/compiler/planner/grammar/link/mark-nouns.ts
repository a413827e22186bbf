/** What people call a thing of which a request gives the value: a path is a file, an address a page. */
import { stemWord } from "../../../language/stem.ts";
import type { Mark } from "../read/reading.ts";

const stems = (words: string): readonly string[] =>
  words === "" ? [] : words.split(" ").map(stemWord);

const FILE = stems("file");
const FOLDER = stems("folder directory file");
const NOUNS: Partial<Record<Mark["is"], readonly string[]>> = {
  glob: stems("file pattern"),
  url: stems("page web url address site"),
  mail: stems("mail email address"),
  command: stems("command program run"),
  formula: stems("formula equation expression"),
};
/** What endings of files and addresses are called, where that is not the ending itself. */
const ENDINGS = new Map(
  Object.entries({
    md: "markdown text",
    txt: "text",
    htm: "html",
    yml: "yaml",
    xml: "xml feed",
    atom: "atom feed",
    rss: "rss feed",
  }),
);
const KINDS = new Map(
  Object.entries({
    markdown: "md",
    typescript: "ts",
    javascript: "js",
    python: "py",
    rust: "rs",
    excel: "xlsx",
  }),
);

/** `*.md` of "Markdown files": the pattern of the names of such files. */
export function patternOfKind(kind: string, noun: string): string | undefined {
  if (!FILE.includes(noun)) return undefined;
  const ending = KINDS.get(kind) ?? (FORMATS.has(stemWord(kind)) ? kind : undefined);
  return ending && `*.${ending}`;
}

const REVISION = stems("revision version tag");
const REVISIONS = /^(?:HEAD|.*[~^]\d*|.*\.\..*|v?\d+(?:\.\d+)+.*|[\da-f]{7,64})$/;
/** What cards call the formats that they take; who names some takes no others. */
const FORMATS = new Set(
  stems("csv tsv json ndjson parquet xlsx excel xml yaml html markdown pdf svg png jpg"),
);

export function nounsOfMark(mark: Mark): readonly string[] {
  if (mark.is === "code") return REVISIONS.test(mark.text) ? REVISION : [];
  if (mark.is === "path") return mark.folder ? FOLDER : FILE;
  return NOUNS[mark.is] ?? [];
}

/** What the ending of a file or an address says of what is in it. */
export function nounsOfEnding(mark: Mark): readonly string[] {
  const name = mark.is === "path" ? mark.path : mark.is === "url" ? mark.url : "";
  const place = name.replace(/^\w+:\/\/[^/]*/, "");
  const [, text = ""] = /[^/.]\.([A-Za-z]\w{0,7})(?:[?#].*)?$/.exec(place) ?? [];
  return stems(ENDINGS.get(text.toLowerCase()) ?? text.toLowerCase());
}

/** Whether a card with these words speaks of what a mark is: who reads files says so, and which ones. */
export function speaksOfMark(words: ReadonlySet<string>, mark: Mark): boolean {
  const nouns = mark.is === "path" && mark.folder ? stems("folder directory") : nounsOfMark(mark);
  if (nouns.length > 0 && !nouns.some((noun) => words.has(noun))) return false;
  const endings = mark.is === "path" ? nounsOfEnding(mark) : [];
  const formats = endings.filter((noun) => FORMATS.has(noun));
  if (formats.length === 0 || formats.some((noun) => words.has(noun))) return true;
  return ![...words].some((word) => FORMATS.has(word));
}
