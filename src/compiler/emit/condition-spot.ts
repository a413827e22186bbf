/** From a place in a condition as a script has it to the same in the text of the plan. */
import { ts } from "ts-morph";

export interface ConditionSpot {
  /** In the text of the plan. */
  readonly offset: number;
  /** What a member was looked for in, as the plan says it: `t1.rows` of `t1.rows.lenght`. */
  readonly holder?: string;
  /** The plan's text of the place: a name, as a rule. */
  readonly text: string;
  /** What begins there: `t1.rows[0].usd`. */
  readonly whole: string;
}

/** Both texts have the same tree: only names and parentheses differ. */
export function conditionSpot(
  root: ts.Expression,
  leaf: ts.Node,
  text: string,
): ConditionSpot | undefined {
  // In parentheses, as the parser of plans reads it.
  const file = ts.createSourceFile("condition.ts", `(${text}\n)`, ts.ScriptTarget.ES2024, true);
  const [statement] = file.statements;
  if (statement === undefined || !ts.isExpressionStatement(statement)) return undefined;
  let at: ts.Node = bare(statement.expression);
  for (const step of stepsTo(leaf, bare(root))) {
    const next: ts.Node | undefined = partsOf(at)[step];
    // What a script writes as a call (`run.param("coin")`) is a name in the plan.
    if (next === undefined) break;
    at = next;
  }
  const { parent } = at;
  const isMember = ts.isPropertyAccessExpression(parent) && parent.name === at;
  return {
    offset: Math.max(0, at.getStart() - 1),
    text: at.getText(),
    whole: wholeOf(at).getText(),
    ...(isMember && { holder: parent.expression.getText() }),
  };
}

/** The positions among the parts of each node that lead from a tree's root to one of its nodes. */
function stepsTo(leaf: ts.Node, root: ts.Node): number[] {
  const steps: number[] = [];
  for (let at = leaf; at !== root && !ts.isSourceFile(at);) {
    let { parent } = at;
    while (ts.isParenthesizedExpression(parent) || ts.isNonNullExpression(parent)) {
      if (parent === root) return steps;
      parent = parent.parent;
    }
    const inner = at;
    steps.unshift(partsOf(parent).findIndex((part) => holds(part, inner)));
    at = parent;
  }
  return steps;
}

function holds(outer: ts.Node, inner: ts.Node): boolean {
  return outer.getStart() <= inner.getStart() && inner.getEnd() <= outer.getEnd();
}

function partsOf(node: ts.Node): ts.Node[] {
  const parts: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    parts.push(bare(child));
  });
  return parts;
}

function bare(node: ts.Node): ts.Node {
  return ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)
    ? bare(node.expression)
    : node;
}

/** The members that are read one of another, beginning with a name. */
function wholeOf(node: ts.Node): ts.Node {
  const { parent } = node;
  const isRead = ts.isPropertyAccessExpression(parent) || ts.isElementAccessExpression(parent);
  const isCalled =
    isRead && ts.isCallExpression(parent.parent) && parent.parent.expression === parent;
  return isRead && parent.expression === node && !isCalled ? wholeOf(parent) : node;
}
