/** What values that people give are in scripts: those of parameters, and of gates. */
import type { Param } from "../../contract/plan.ts";
import { stringLiteral } from "./code-text.ts";

/** What a value of a parameter is in a script; a choice fits only arguments that take each of its values. */
export function valueTypeOf({ type, values }: Param): string {
  const choice = values?.map(stringLiteral).join(" | ") ?? "string";
  switch (type) {
    case "integer":
    case "number":
      return "number";
    case "boolean":
      return "boolean";
    case "enum":
      return choice;
    case "list":
      return values === undefined ? "string[]" : `(${choice})[]`;
    case "string":
    case "date":
    case "file":
    case "column":
      return "string";
  }
}
