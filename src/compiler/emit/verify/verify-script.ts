/**
 * The last look at a script: its syntax tree must be the imports, the inputs and the tasks of its unit, in the control
 * flow of the unit's regions, with exactly the arguments and conditions of the plan. Whatever a title, an argument or a
 * file name contains, nothing else can have become code.
 */
import { ts } from "ts-morph";
import { invariant } from "../../../contract/diagnostics/index.ts";
import type { LoweredUnit } from "../../graph/lowered.ts";
import { scriptName, type BuildContext } from "../context.ts";
import { importLines } from "../import-lines.ts";
import { scopesOf } from "../scopes.ts";
import { isName, isRunOf, isText } from "./match-literals.ts";
import { asyncFunctionIn, awaitIn, refuse, statementsIn } from "./statements.ts";
import { verifyBlock } from "./verify-block.ts";

/** Throws (our bug, never the user's) when the script is anything but what its unit says. */
export function verifyScript(text: string, unit: LoweredUnit, context: BuildContext): void {
  const file = ts.createSourceFile(scriptName(unit.id), text, ts.ScriptTarget.ES2024);
  // The parser goes on where it finds no TypeScript, and keeps what it found to itself.
  const { parseDiagnostics } = file as unknown as { readonly parseDiagnostics: readonly unknown[] };
  invariant(parseDiagnostics.length === 0, `script ${unit.id} is no TypeScript`);
  const region = context.regionOf(unit);
  const scopes = scopesOf(region, context.task);
  verifyImports(file, unit, context);
  const statements = statementsIn(bodyOf(file, unit.id), file);
  for (const id of scopes.inputs) {
    const statement = statements.next(`the input ${id}`);
    const { awaited, declared } = awaitIn(statement);
    const method = context.mayNotHaveRun.has(id) ? "outputIfRun" : "output";
    if (
      declared !== context.variables.get(id) ||
      awaited === undefined ||
      !isRunOf(awaited, method, id)
    ) {
      refuse(statement, file, `not the input ${id}`);
    }
  }
  verifyBlock({ context, scopes, file }, region, statements);
  statements.end();
}

function verifyImports(file: ts.SourceFile, unit: LoweredUnit, context: BuildContext): void {
  const tools = [...new Set(unit.tasks.map(({ tool }) => context.tool(tool)))];
  const expected = [
    'import { unit } from "orchc/runtime";',
    ...importLines(tools, context).map(
      ({ specifier, from }) => `import { ${specifier} } from ${from};`,
    ),
    'import type { Build } from "./types.ts";',
  ];
  const found = file.statements.filter(ts.isImportDeclaration).map((each) => each.getText(file));
  invariant(
    found.join("\n") === expected.join("\n"),
    `script ${unit.id} imports ${found.join(" ")} instead of ${expected.join(" ")}`,
  );
}

function bodyOf(file: ts.SourceFile, unit: string): readonly ts.Statement[] {
  const [exported, ...others] = file.statements.filter(
    (statement) => !ts.isImportDeclaration(statement),
  );
  invariant(
    exported !== undefined &&
      others.length === 0 &&
      ts.isExportAssignment(exported) &&
      exported.modifiers === undefined &&
      exported.isExportEquals !== true,
    `script ${unit} has other statements`,
  );
  const call = exported.expression;
  invariant(
    ts.isCallExpression(call) &&
      isName(call.expression, "unit") &&
      call.questionDotToken === undefined &&
      call.typeArguments?.length === 1 &&
      call.typeArguments[0]?.getText(file) === "Build",
    `script ${unit} exports no unit`,
  );
  const [id, body, ...more] = call.arguments;
  invariant(isText(id, unit) && more.length === 0, `script ${unit} exports another unit`);
  const statements = asyncFunctionIn(body, ["run"]);
  invariant(statements !== undefined, `script ${unit} has another body`);
  return statements;
}
