/** Parses with tree-sitter. Parser and grammars are loaded when a file needs them: no other command pays for them. */
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import type { Language, Parser, Tree } from "web-tree-sitter";

/** A grammar of `@vscode/tree-sitter-wasm`, by the name of its file. */
export type Grammar =
  | "bash"
  | "c-sharp"
  | "cpp"
  | "css"
  | "go"
  | "java"
  | "javascript"
  | "php"
  | "powershell"
  | "python"
  | "ruby"
  | "rust"
  | "tsx"
  | "typescript";

/** Milliseconds: the slowest file of 1 MiB that people wrote takes a tenth of that. */
const TIMEOUT_MS = 5000;

interface Loaded {
  readonly parser: Parser;
  readonly load: (grammar: Grammar) => Promise<Language>;
}

let loaded: Promise<Loaded> | undefined;

async function loadParser(): Promise<Loaded> {
  const { Language, Parser } = await import("web-tree-sitter");
  const { resolve } = createRequire(import.meta.url);
  await Parser.init();
  const languages = new Map<Grammar, Promise<Language>>();
  const load = (grammar: Grammar): Promise<Language> => {
    let language = languages.get(grammar);
    if (language === undefined) {
      const file = resolve(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`);
      languages.set(grammar, (language = Language.load(readFileSync(file))));
    }
    return language;
  };
  return { parser: new Parser(), load };
}

/** @param read what is taken of the tree, which is gone afterwards. Throws when parsing takes too long. */
export async function parse<Read>(
  grammar: Grammar,
  text: string,
  read: (tree: Tree) => Read,
): Promise<Read> {
  const { parser, load } = await (loaded ??= loadParser());
  parser.setLanguage(await load(grammar));
  const end = performance.now() + TIMEOUT_MS;
  const tree = parser.parse(text, null, { progressCallback: () => performance.now() > end });
  if (tree === null) {
    // Else it would go on with this text.
    parser.reset();
    throw new Error(`parsing took more than ${TIMEOUT_MS} ms`);
  }
  try {
    return read(tree);
  } finally {
    tree.delete();
  }
}
