/** What a module imports, read from its text. */
import type { ts as typescript } from "ts-morph";

export interface ComputedImport {
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

export interface Imports {
  /** Specifiers that are written out, also those of imports that a function makes when it is called. */
  readonly named: readonly string[];
  readonly computed: readonly ComputedImport[];
}

export async function readImports(text: string, file: string): Promise<Imports> {
  const { ts } = await import("ts-morph");
  const named = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  if (!/\b(?:import|require)\s*\(/.test(text)) return { named, computed: [] };
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const computed: ComputedImport[] = [];
  const visit = (node: typescript.Node): void => {
    if (ts.isCallExpression(node) && isComputed(node)) {
      const start = node.getStart(source);
      const { line, character } = source.getLineAndCharacterOfPosition(start);
      computed.push({ line: line + 1, column: character + 1, text: node.getText(source) });
    }
    ts.forEachChild(node, visit);
  };
  const isComputed = ({ expression, arguments: args }: typescript.CallExpression): boolean => {
    const isImport =
      expression.kind === ts.SyntaxKind.ImportKeyword ||
      (ts.isIdentifier(expression) && expression.text === "require");
    return isImport && args[0] !== undefined && !ts.isStringLiteralLike(args[0]);
  };
  visit(source);
  return { named, computed };
}
