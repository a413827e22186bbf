/** Statements of a script, taken one after the other. */
import { ts } from "ts-morph";
import { isName } from "./match-literals.ts";
import { hasParameters } from "./match-values.ts";

/** Throws what says that the emitter has made something else than the plan says. */
export function refuse(node: ts.Node, file: ts.SourceFile, why: string): never {
  throw new Error(
    `orchc has a bug (${file.fileName}: a statement is ${why}: ${node.getText(file)}). Please report it.`,
  );
}

export interface Statements {
  /** @param what is expected, for the message when there is none */
  readonly next: (what: string) => ts.Statement;
  /** Throws when there is another. */
  readonly end: () => void;
}

export function statementsIn(list: readonly ts.Statement[], file: ts.SourceFile): Statements {
  let at = 0;
  return {
    next: (what) => {
      const statement = list[at];
      at += 1;
      return statement ?? refuse(list.at(-1) ?? file, file, `the last one, without ${what}`);
    },
    end: () => {
      const statement = list[at];
      if (statement !== undefined) refuse(statement, file, "one too many");
    },
  };
}

/** What a statement waits for, and where it puts that. */
export interface Awaited {
  readonly awaited?: ts.Expression;
  /** The variable of `const x = await …`. */
  readonly declared?: string;
  /** The variable of `x = await …`. */
  readonly assigned?: string;
}

export function awaitIn(statement: ts.Statement): Awaited {
  if (ts.isExpressionStatement(statement)) {
    const { expression } = statement;
    if (ts.isAwaitExpression(expression)) return { awaited: expression.expression };
    const { name, value } = assignmentIn(statement) ?? {};
    return value !== undefined && name !== undefined && ts.isAwaitExpression(value)
      ? { awaited: value.expression, assigned: name }
      : {};
  }
  const declared = declarationIn(statement, ts.NodeFlags.Const);
  if (declared === undefined || !ts.isIdentifier(declared.name)) return {};
  const { name, initializer, type, exclamationToken } = declared;
  if (type !== undefined || exclamationToken !== undefined) return {};
  return initializer !== undefined && ts.isAwaitExpression(initializer)
    ? { awaited: initializer.expression, declared: name.text }
    : {};
}

/** `x = …;`. */
export function assignmentIn(
  statement: ts.Statement,
): { readonly name: string; readonly value: ts.Expression } | undefined {
  if (!ts.isExpressionStatement(statement)) return undefined;
  const { expression } = statement;
  return ts.isBinaryExpression(expression) &&
    expression.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isIdentifier(expression.left)
    ? { name: expression.left.text, value: expression.right }
    : undefined;
}

/** The only declaration of a statement without modifiers. @param flag const or let */
export function declarationIn(
  statement: ts.Statement,
  flag: ts.NodeFlags,
): ts.VariableDeclaration | undefined {
  if (!ts.isVariableStatement(statement) || statement.modifiers !== undefined) return undefined;
  const { declarations, flags } = statement.declarationList;
  const [declared, ...more] = declarations;
  // As numbers: `let` and `const` are each one value of several bits.
  const bits: number = flags & ts.NodeFlags.BlockScoped;
  const wanted: number = flag;
  return bits === wanted && more.length === 0 ? declared : undefined;
}

/** The statements of `async (run, …) => { … }`; `undefined` when the node is something else. */
export function asyncFunctionIn(
  node: ts.Node | undefined,
  params: readonly string[],
): readonly ts.Statement[] | undefined {
  if (node === undefined || !isAsyncArrow(node) || !hasParameters(node, params)) return undefined;
  return ts.isBlock(node.body) ? node.body.statements : undefined;
}

export function isAsyncArrow(node: ts.Node): node is ts.ArrowFunction {
  return (
    ts.isArrowFunction(node) &&
    node.modifiers?.length === 1 &&
    node.modifiers[0]?.kind === ts.SyntaxKind.AsyncKeyword
  );
}

/** `{ a, "b-c": b }` as a parameter: the fields that it takes apart, with the variables that they go into. */
export function isPattern(
  node: ts.BindingName,
  fields: readonly (readonly [string, string])[],
): boolean {
  return (
    ts.isObjectBindingPattern(node) &&
    node.elements.length === fields.length &&
    node.elements.every(({ propertyName, name, initializer, dotDotDotToken }, at) => {
      const [field = "", variable = ""] = fields[at] ?? [];
      const own = propertyName ?? name;
      const isField = (ts.isIdentifier(own) || ts.isStringLiteral(own)) && own.text === field;
      return (
        isField &&
        isName(name, variable) &&
        initializer === undefined &&
        dotDotDotToken === undefined
      );
    })
  );
}
