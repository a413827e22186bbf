/** Where comments stand in the files of a language: what opens them, and what only looks like one. */

/** Parts of a regular expression; a comment is what `comments` match where none of `skipped` has begun. */
interface Family {
  readonly extensions: string;
  readonly comments: readonly string[];
  /** Strings and the like, in which comment marks mean nothing. */
  readonly skipped: readonly string[];
}

// `$` would be the end of a line here.
const END = "(?![\\s\\S])";
const SLASHES = "//[^\\n]*";
const STARS = `/\\*[\\s\\S]*?(?:\\*/|${END})`;
const MARKUP = `<!--[\\s\\S]*?(?:-->|${END})`;
// `#` inside a word is no comment: `$#`, `${name#prefix}`, colours and fragments of URLs.
const HASH = "(?<![^\\s;])#[^\\n]*";
const DASHES = "--[^\\n]*";

// One-line strings end at the line's end even when a quote is missing, so that a slip hides one line only.
const DOUBLE_QUOTED = '"(?:\\\\.|[^"\\\\\\n])*"?';
const SINGLE_QUOTED = "'(?:\\\\.|[^'\\\\\\n])*'?";
const BACKQUOTED = "`(?:\\\\[\\s\\S]|[^`\\\\])*`?";
const TRIPLE_QUOTED = [`"""[\\s\\S]*?(?:"""|${END})`, `'''[\\s\\S]*?(?:'''|${END})`];
const SQL_QUOTED = "'(?:''|[^'])*'?";
// A slash after an operator or opening bracket begins a pattern, not a division.
const REGEX_LITERAL =
  "(?<=[(,=:\\[!&|?{};+]\\s{0,8})/(?![*/])(?:\\\\.|\\[(?:\\\\.|[^\\]\\\\\\n])*\\]|[^/\\\\\\n[])+/";

/** Most of what they hold is text for people, and no code. */
const MARKUP_EXTENSIONS = "html htm xml svg md markdown";

const FAMILIES: readonly Family[] = [
  {
    extensions: "js jsx mjs cjs ts tsx mts cts vue svelte",
    comments: [SLASHES, STARS],
    skipped: [DOUBLE_QUOTED, SINGLE_QUOTED, BACKQUOTED, REGEX_LITERAL],
  },
  {
    extensions: "c h cc cpp cxx hpp cs java kt kts scala swift dart groovy m mm proto zig",
    comments: [SLASHES, STARS],
    skipped: [TRIPLE_QUOTED[0] ?? "", DOUBLE_QUOTED, SINGLE_QUOTED],
  },
  { extensions: "go", comments: [SLASHES, STARS], skipped: [DOUBLE_QUOTED, "`[^`]*`?"] },
  // A quote alone is a lifetime in Rust.
  {
    extensions: "rs",
    comments: [SLASHES, STARS],
    skipped: [DOUBLE_QUOTED, "'(?:\\\\.|[^'\\\\\\n])'"],
  },
  {
    extensions: "css scss less",
    comments: [STARS, "(?<!:)//[^\\n]*"],
    skipped: [DOUBLE_QUOTED, SINGLE_QUOTED],
  },
  {
    extensions: "php",
    comments: [SLASHES, STARS, HASH, MARKUP],
    skipped: [DOUBLE_QUOTED, SINGLE_QUOTED],
  },
  {
    extensions: "py pyi",
    comments: [HASH],
    skipped: [...TRIPLE_QUOTED, DOUBLE_QUOTED, SINGLE_QUOTED],
  },
  {
    extensions:
      "sh bash zsh rb pl pm r ex exs nix tf awk yaml yml toml properties dockerfile makefile mk cmake",
    comments: [HASH],
    skipped: [DOUBLE_QUOTED, SINGLE_QUOTED],
  },
  { extensions: "sql lua hs elm", comments: [DASHES, STARS], skipped: [SQL_QUOTED, DOUBLE_QUOTED] },
  { extensions: MARKUP_EXTENSIONS, comments: [MARKUP], skipped: [] },
  { extensions: "ini cfg", comments: ["^[;#][^\\n]*"], skipped: [] },
  { extensions: "lisp el clj cljs scm rkt asm", comments: [";[^\\n]*"], skipped: [DOUBLE_QUOTED] },
  { extensions: "tex erl", comments: ["(?<!\\\\)%[^\\n]*"], skipped: [] },
];

const PATTERNS = new Map(
  FAMILIES.flatMap(({ extensions, comments, skipped }) => {
    // What is skipped comes first: `'''` must not be read as an empty string and a quote.
    const source = [...skipped, `(?<comment>${comments.join("|")})`].join("|");
    return extensions.split(" ").map((extension) => [extension, source] as const);
  }),
);

/** The pattern for a file's name; `undefined` when its language is not known. */
export function commentPattern(file: string): RegExp | undefined {
  const source = PATTERNS.get(extensionOf(file));
  return source === undefined ? undefined : new RegExp(source, "gm");
}

/** Whether a file is text with marks, such as Markdown, in which comments are rare. */
export function isMarkup(file: string): boolean {
  return MARKUP_EXTENSIONS.split(" ").includes(extensionOf(file));
}

/** Of a file without one, such as `Dockerfile`, its name. */
function extensionOf(file: string): string {
  const name = (file.split("/").at(-1) ?? "").toLowerCase();
  return name.split(".").at(-1) ?? "";
}
