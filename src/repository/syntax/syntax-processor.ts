/** A processor for a language that has a grammar. */
import type { Processor } from "../chunks/processor.ts";
import { declarationsOf, type Declarations } from "./declarations.ts";
import { parse, type Grammar } from "./parser.ts";

export interface SyntaxLanguage extends Declarations {
  readonly language: string;
  readonly grammar: Grammar;
  /** Endings of paths, with the dot. */
  readonly endings: readonly string[];
  readonly separator?: string;
}

/** Raised when the rules that all languages share give other pieces. */
const VERSION = "1";

export function syntaxProcessor(syntax: SyntaxLanguage): Processor {
  const { language, grammar, endings, separator } = syntax;
  return {
    name: language,
    version: VERSION,
    ...(separator !== undefined && { separator }),
    language: (path) => (endings.some((ending) => path.endsWith(ending)) ? language : undefined),
    pieces: (text) => parse(grammar, text, (tree) => declarationsOf(tree, syntax)),
  };
}
