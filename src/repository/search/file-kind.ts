/** What a file is there for, by its path: where two fit equally, a question means the source. */

export type FileKind = "source" | "document" | "test" | "example" | "data" | "history";

const HISTORY = /(?:^|\/)(?:changelog|changes|history|news|releases?)(?:\.[a-z]+)?$/i;
const TEST =
  /(?:^|\/)(?:tests?|specs?|__tests__|__mocks__|fixtures?|testdata|samples?)\/|[._-](?:test|spec|tests)\.[a-z]+$|(?:^|\/)test_[^/]+\.py$|_test\.(?:go|py|rb)$/i;
const EXAMPLE = /(?:^|\/)(?:examples?|demos?|generated|benchmarks?|bench)\//i;
const DOCUMENT = /\.(?:md|mdx|markdown|rst|adoc|txt)$/i;
const DATA = /\.(?:json|jsonl|ndjson|csv|tsv|ya?ml|xml|svg|html?|toml|ini|lock)$/i;

export function fileKindOf(path: string): FileKind {
  if (HISTORY.test(path)) return "history";
  if (TEST.test(path)) return "test";
  if (EXAMPLE.test(path)) return "example";
  if (DOCUMENT.test(path)) return "document";
  return DATA.test(path) ? "data" : "source";
}

/** Stems of words by which a question asks for such files. */
export const askedBy: Readonly<Partial<Record<FileKind, readonly string[]>>> = {
  test: ["test", "spec", "fixtur", "sampl"],
  example: ["exampl", "demo", "benchmark", "bench"],
  history: ["changelog", "releas", "histori"],
  document: ["document", "doc", "readm", "guid", "adr"],
  data: ["json", "yaml", "csv", "schema"],
};
