/**
 * The last look at a script: its syntax tree must be the imports, the inputs and the tasks of its unit, and
 * in their arguments nothing but data, names and parameters. Whatever a title, an argument or a file name
 * contains, nothing else can have become code.
 */
import { ts } from "ts-morph";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { LoweredUnit } from "../graph/lowered.ts";
import { isData, isName, isRun, type Outputs } from "./data-expressions.ts";

/** Throws (our bug, never the user's) when the script is anything but what its unit says. */
export function verifyScript(text: string, unit: LoweredUnit): void {
  const file = ts.createSourceFile(`${unit.id}.ts`, text, ts.ScriptTarget.ES2024);
  const outputs = new Set<string>();
  const calls = bodyOf(file, unit.id).map((statement) => {
    const call = callOf(statement, file, outputs);
    if (call.into !== undefined) outputs.add(call.into);
    return call;
  });
  const tasks = calls.filter(({ does }) => does === "task").map(({ id }) => id);
  const expected = unit.tasks.map(({ id }) => id);
  invariant(
    tasks.length === expected.length && tasks.every((id, index) => id === expected[index]),
    `script ${unit.id} runs ${tasks.join(", ")} instead of ${expected.join(", ")}`,
  );
  const firstTask = calls.findIndex(({ does }) => does === "task");
  invariant(
    calls.every(({ does }, index) => does === "task" || index < firstTask),
    `script ${unit.id} takes an input after a task`,
  );
}

function bodyOf(file: ts.SourceFile, unit: string): readonly ts.Statement[] {
  const [exported, ...others] = file.statements.filter(
    (statement) => !ts.isImportDeclaration(statement),
  );
  invariant(
    exported !== undefined && others.length === 0 && ts.isExportAssignment(exported),
    `script ${unit} has other statements`,
  );
  const call = exported.expression;
  invariant(
    ts.isCallExpression(call) && isName(call.expression, "unit"),
    `script ${unit} exports no unit`,
  );
  const [id, body, ...more] = call.arguments;
  invariant(
    id !== undefined && ts.isStringLiteral(id) && id.text === unit && more.length === 0,
    `script ${unit} exports another unit`,
  );
  invariant(
    body !== undefined &&
      ts.isArrowFunction(body) &&
      body.parameters.every(({ name, initializer }) => isName(name, "run") && !initializer) &&
      ts.isBlock(body.body),
    `script ${unit} has another body`,
  );
  return body.body.statements;
}

/** What a statement of the body does: it takes an input, or runs a task. Anything else is refused. */
function callOf(
  statement: ts.Statement,
  file: ts.SourceFile,
  outputs: Outputs,
): { readonly does: "output" | "task"; readonly id: string; readonly into: string | undefined } {
  const { awaited, into } = awaitIn(statement);
  if (awaited !== undefined && ts.isCallExpression(awaited)) {
    const [id, tool, args, ...more] = awaited.arguments;
    if (id !== undefined && ts.isStringLiteral(id) && more.length === 0) {
      if (isRun(awaited.expression, "output") && tool === undefined) {
        return { does: "output", id: id.text, into };
      }
      const isTask =
        isRun(awaited.expression, "task") && tool !== undefined && ts.isIdentifier(tool);
      if (
        isTask &&
        args !== undefined &&
        ts.isObjectLiteralExpression(args) &&
        isData(args, outputs)
      ) {
        return { does: "task", id: id.text, into };
      }
    }
  }
  throw new Error(
    `orchc has a bug (a statement of a script is neither an input nor a task: ${statement.getText(file)}). Please report it.`,
  );
}

/** What `const x = await …;` or `await …;` waits for, and the variable. */
function awaitIn(statement: ts.Statement): { awaited?: ts.Expression; into: string | undefined } {
  if (ts.isExpressionStatement(statement) && ts.isAwaitExpression(statement.expression)) {
    return { awaited: statement.expression.expression, into: undefined };
  }
  if (!ts.isVariableStatement(statement)) return { into: undefined };
  const [declared, ...more] = statement.declarationList.declarations;
  if (declared === undefined || more.length > 0) return { into: undefined };
  const { name, initializer: value } = declared;
  if (!ts.isIdentifier(name) || value === undefined) return { into: undefined };
  return ts.isAwaitExpression(value)
    ? { awaited: value.expression, into: name.text }
    : { into: undefined };
}
