import { shadowedName, type Diagnostic } from "../../contract/diagnostics/index.ts";
import { functionNamesIn, isPlainName, parseExpression } from "../expression/index.ts";
import { blocksOf, conditionsOf } from "../kinds/index.ts";
import {
  nestingOf,
  variablesAt,
  type Declared,
  type Nesting,
  type Placed,
} from "../plan/nesting.ts";
import { check } from "./pass.ts";
import { placesOf } from "./place.ts";

/** Every variable has a name that means nothing else where it can be seen. */
export const checkNames = check("check-names", (plan) => {
  const nesting = nestingOf(plan);
  return nesting.all.flatMap((placed) => [
    ...checkVariables(placed, nesting),
    ...checkFunctions(placed, nesting),
  ]);
});

function checkVariables(placed: Placed, nesting: Nesting): Diagnostic[] {
  const { task } = placed;
  return blocksOf(task).flatMap(({ variables = [] }) =>
    variables.flatMap(({ name, at }, index) => {
      const before = variables.slice(0, index).map((variable) => ({ variable, by: placed }));
      const other = meaningOf(name, [...before, ...variablesAt(placed)], nesting);
      return other === undefined ? [] : [shadowedName({ name, other }, ...placesOf(task, at))];
    }),
  );
}

/** Names of the functions that conditions give to `some` and its like. */
function checkFunctions(placed: Placed, nesting: Nesting): Diagnostic[] {
  const { task } = placed;
  return conditionsOf(task).flatMap(({ at, text, inside }) => {
    const parsed = parseExpression(text);
    if ("mistake" in parsed) return [];
    return functionNamesIn(parsed.expression).flatMap(({ name, within }) => {
      const other = within.includes(name)
        ? "an argument of the function around it"
        : meaningOf(name, variablesAt(placed, inside), nesting);
      if (other === undefined) return [];
      return [shadowedName({ name, other }, ...placesOf(task, at, text.indexOf(name)))];
    });
  });
}

function meaningOf(
  name: string,
  declared: readonly Declared[],
  { byId }: Nesting,
): string | undefined {
  if (!isPlainName(name)) return "something that every condition knows";
  const other = declared.find(({ variable }) => variable.name === name);
  if (other !== undefined) return `a variable of ${other.by.task.id}`;
  return byId.has(name) ? "a task" : undefined;
}
