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
  const syntax = (reason: string, offset: number): Diagnostic =>
    yamlSyntax({ reason: reason.replace(/\.?$/, ".") }, placeAt(offset));
  const diagnostics = document.errors.map(({ message, pos }) => syntax(message, pos[0]));

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
