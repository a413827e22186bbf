/** What a literal is, in words that a description of somebody who works with it would use. */
import type { Token } from "./tokens.ts";

const PROSE = ["text", "file", "read"];
const CODE = ["code", "file", "source"];

/** Kinds of file by extension. Extensions of data formats stand for themselves: `csv`, `parquet`. */
const BY_EXTENSION: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(["md", "txt", "rst", "adoc", "log", "tex"].map((ext) => [ext, PROSE])),
  ...Object.fromEntries(
    "ts tsx js jsx mjs py go rs java c h cpp rb php sh sql css"
      .split(" ")
      .map((ext) => [ext, CODE]),
  ),
};

export function fileWords({ kind, value }: Token): readonly string[] {
  switch (kind) {
    case "url":
      return urlWords(value);
    case "glob":
      return ["file", "pattern"];
    case "command":
      return ["command", "program"];
    case "path": {
      const extension = extensionOf(value);
      if (extension === undefined) return ["folder", "file"];
      return BY_EXTENSION[extension] ?? [extension, "file"];
    }
    default:
      return [];
  }
}

/** A path without an extension is taken for a folder. */
export function isFolder({ kind, value }: Token): boolean {
  return kind === "path" && extensionOf(value) === undefined;
}

function urlWords(url: string): readonly string[] {
  const words = ["url", "web", "page", "text"];
  if (/\.json\b|\/api\b/i.test(url)) return ["url", "web", "json"];
  return /\b(?:rss|atom|feed)s?\b/i.test(url) ? ["url", "web", "feed"] : words;
}

/** `csv` of `a/b.CSV`; `undefined` when the last part of the path has none. */
export function extensionOf(path: string): string | undefined {
  return /[^./]\.([A-Za-z][A-Za-z0-9]*)$/.exec(path)?.[1]?.toLowerCase();
}

const FORMATS: Readonly<Record<string, string>> = {
  md: "Markdown",
  markdown: "Markdown",
  html: "HTML",
  htm: "HTML",
  svg: "SVG",
  txt: "text",
};

/** What a file of such a name holds, in the word that one asks for it with; `undefined` for formats of data. */
export function formatOf(path: string): string | undefined {
  return FORMATS[extensionOf(path) ?? ""];
}

/** Languages and formats by the names that people give them. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  typescript: ["ts", "tsx"],
  javascript: ["js", "mjs", "jsx"],
  python: ["py"],
  rust: ["rs"],
  ruby: ["rb"],
  golang: ["go"],
  java: ["java"],
  markdown: ["md"],
  yaml: ["yaml", "yml"],
  html: ["html"],
  css: ["css"],
  sql: ["sql"],
  json: ["json"],
  csv: ["csv"],
};

/** Extensions of the files that a word names: "TypeScript", or, before "files", "ts" and ".ts" too. */
export function codeExtensions({ kind, lower }: Token, isBeforeFiles: boolean): readonly string[] {
  if (kind === "word" && Object.hasOwn(EXTENSIONS, lower)) return EXTENSIONS[lower] ?? [];
  if (!isBeforeFiles) return [];
  if (kind === "path" && /^\.[a-z]\w*$/.test(lower)) return [lower.slice(1)];
  return kind === "word" && Object.hasOwn(BY_EXTENSION, lower) ? [lower] : [];
}
