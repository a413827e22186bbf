/** YAML that knows where each of its keys and values stands. */
import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  LineCounter,
  parseDocument,
  type Node,
  type Pair,
  type YAMLParseError,
} from "yaml";
import { yamlSyntax, type Diagnostic, type Place } from "../contract/diagnostics/index.ts";
import type { Path } from "./layer.ts";

export interface YamlText {
  /** `undefined` when the text is empty or not valid. */
  readonly value: unknown;
  readonly diagnostics: readonly Diagnostic[];
  /** The deepest thing on the way to `path` that is there. */
  placeOf(path: Path, part: "key" | "value"): Place;
}

/** @param firstLine line of the file at which the text begins, from 1. */
export function readYaml(text: string, file: string, firstLine = 1): YamlText {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { in: "file", file, line: line + firstLine - 1, column: col };
  };
  const syntax = (reason: string, offset: number, isDuplicate = false): Diagnostic =>
    yamlSyntax({ reason: reason.replace(/\.?$/, "."), isDuplicate }, placeAt(offset));
  const diagnostics = faultsIn(document.errors, text).map(({ reason, at, isDuplicate }) =>
    syntax(reason, at, isDuplicate),
  );

  return {
    ...(diagnostics.length > 0
      ? { value: undefined, diagnostics }
      : valueOf(
          () => document.toJS() as unknown,
          (reason) => syntax(reason, 0),
        )),
    placeOf: (path, part) => placeAt(offsetOf(document.contents, path, part)),
  };
}

interface Fault {
  readonly reason: string;
  readonly at: number;
  readonly isDuplicate?: boolean;
}

/**
 * Each fault once. A line that is indented too deep makes the parser take the value above it and the key in it for one
 * key, which it reports twice and where the value begins; the fault is in the line below.
 */
function faultsIn(errors: readonly YAMLParseError[], text: string): Fault[] {
  const together = Map.groupBy(errors, ({ pos: [start] }) => start);
  return [...together.values()].flatMap((found): Fault[] => {
    const [first] = found;
    if (first === undefined) return [];
    const key = found.find(({ code }) => code === "MULTILINE_IMPLICIT_KEY");
    const isTooDeep = key !== undefined && first.code === "BLOCK_AS_IMPLICIT_KEY";
    const isDuplicate = first.code === "DUPLICATE_KEY";
    if (!isTooDeep) return [{ reason: first.message, at: first.pos[0], isDuplicate }];
    const line = text.lastIndexOf("\n", key.pos[1] - 1) + 1;
    const reason = "This line is indented deeper than the one above it, whose key has its value";
    return [{ reason, at: line + text.slice(line).search(/\S/) }];
  });
}

/** Aliases that blow up into millions of nodes are found only when the value is built. */
function valueOf(
  build: () => unknown,
  fail: (reason: string) => Diagnostic,
): Pick<YamlText, "value" | "diagnostics"> {
  try {
    return { value: build() ?? undefined, diagnostics: [] };
  } catch (error) {
    return { value: undefined, diagnostics: [fail((error as Error).message)] };
  }
}

function offsetOf(root: Node | null, path: Path, part: "key" | "value"): number {
  let node: unknown = root;
  let key: unknown = root;
  for (const step of path) {
    const pair = childOf(node, step);
    if (pair === undefined) break;
    ({ key, value: node } = pair);
  }
  const start = (candidate: unknown): number | undefined =>
    (candidate as Node | null | undefined)?.range?.[0];
  return (part === "value" ? start(node) : undefined) ?? start(key) ?? 0;
}

function childOf(node: unknown, step: string | number): Pick<Pair, "key" | "value"> | undefined {
  if (!isCollection(node)) return undefined;
  if (isMap(node)) {
    return node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
  }
  const item: unknown = node.items[Number(step)];
  return item === undefined || isPair(item) ? undefined : { key: item, value: item };
}
