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
    case "path": {
      const extension = extensionOf(value);
      if (extension === undefined) return ["folder", "file"];
      return BY_EXTENSION[extension] ?? [extension, "file"];
    }
    default:
      return [];
  }
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
