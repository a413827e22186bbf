/**
 * The last look at a script: its syntax tree must be exactly the imports, inputs and tasks of its unit.
 * Whatever a title, an argument or a file name contains, nothing else can have become code.
 */
import { Node, Project, SyntaxKind, type SourceFile, type Statement } from "ts-morph";
import { invariant } from "../../contract/diagnostics/index.ts";
import type { LoweredUnit } from "../lowered.ts";

let project: Project | undefined;

/** Throws (our bug, never the user's) when the script is anything but what its unit says. */
export function verifyScript(text: string, unit: LoweredUnit): void {
  project ??= new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const file = project.createSourceFile(`${unit.id}.ts`, text, { overwrite: true });
  const calls = bodyOf(file, unit.id).flatMap(taskOf);
  const expected = unit.tasks.map(({ id }) => id);
  invariant(
    calls.length === expected.length && calls.every((id, index) => id === expected[index]),
    `script ${unit.id} runs ${calls.join(", ")} instead of ${expected.join(", ")}`,
  );
  project.removeSourceFile(file);
}

function bodyOf(file: SourceFile, unit: string): Statement[] {
  const others = file.getStatements().filter((statement) => !Node.isImportDeclaration(statement));
  const [exported] = others;
  invariant(
    others.length === 1 && Node.isExportAssignment(exported),
    `script ${unit} has other statements`,
  );
  const call = exported.getExpression();
  invariant(Node.isCallExpression(call), `script ${unit} exports no unit`);
  const [id, body] = call.getArguments();
  invariant(
    call.getExpression().getText() === "unit" &&
      Node.isStringLiteral(id) &&
      id.getLiteralValue() === unit &&
      Node.isArrowFunction(body),
    `script ${unit} exports another unit`,
  );
  return body.getStatements();
}

/** The task that a statement runs; none for one that takes an input. Anything else is refused. */
function taskOf(statement: Statement): string[] {
  const call = statement.getFirstDescendantByKind(SyntaxKind.CallExpression);
  const [id, , args] = call?.getArguments() ?? [];
  const callee = call?.getExpression().getText();
  invariant(
    (callee === "run.task" || callee === "run.output") && Node.isStringLiteral(id),
    `a statement of a script is neither an input nor a task: ${statement.getText()}`,
  );
  const inner = args?.getDescendantsOfKind(SyntaxKind.CallExpression) ?? [];
  invariant(
    inner.every((nested) => nested.getExpression().getText() === "run.param"),
    `an argument of ${id.getText()} calls something`,
  );
  return callee === "run.task" ? [id.getLiteralValue()] : [];
}
