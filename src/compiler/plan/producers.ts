/** What the names of a plan stand for, as JSON Schemas. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import type { Plan } from "../../contract/plan.ts";
import { argShape, parseReference, type Arg, type Reference } from "../../contract/values.ts";
import { callsOf, kindOf, outputOf, type Variable } from "../kinds/index.ts";
import { either, excerpt, list, schemaOf, typeOfParam, words } from "../schema/compose.ts";
import { dereference, walk, type Schema, type Step } from "../schema/json-schema.ts";
import { nestingOf, type Placed } from "./nesting.ts";
import { resolveName } from "./resolve-name.ts";

/** What a reference leads to. */
export interface Produced {
  /** What gives it, for messages: a tool's name, `the loop t2`, `the variable city`. */
  readonly source: string;
  /** Within the document, whose definitions it may refer to. */
  readonly step: Step;
  readonly document: Schema;
}

export interface Producers {
  /** `undefined` where the name stands for nothing that can be read there. */
  readonly producedBy: (
    reference: Reference,
    from: Placed,
    inside?: string,
  ) => Produced | undefined;
  /** Of what an argument holds; `{}` where that is not known. */
  readonly schemaOfArg: (arg: Arg, from: Placed, inside?: string) => Schema;
}

export function producersOf(plan: Plan, tools: ReadonlyMap<string, ToolInfo>): Producers {
  const nesting = nestingOf(plan);

  const documentOf = (
    name: string,
    from: Placed,
    inside?: string,
  ): { readonly source: string; readonly document: Schema } | undefined => {
    const found = resolveName(name, from, nesting, inside);
    if (found.is === "variable") {
      const { variable, by } = found;
      return { source: `the variable ${name}`, document: schemaOfVariable(variable, by) };
    }
    if (found.is !== "task") return undefined;
    const { task } = found.placed;
    const [call] = callsOf(task);
    const source = kindOf(task).writtenBy ?? call?.tool ?? `the ${task.kind} ${task.id}`;
    return { source, document: outputOf(task, tools) };
  };

  /** What a variable begins with is read before the task that declares it begins. */
  const schemaOfVariable = ({ holds }: Variable, by: Placed): Schema => {
    switch (holds.is) {
      case "known":
        return holds.schema;
      case "same":
        return schemaOfArg(holds.as, by);
      case "item":
        return itemOf(schemaOfArg(holds.of, by));
    }
  };

  const producedBy: Producers["producedBy"] = (reference, from, inside) => {
    const found = documentOf(reference.task, from, inside);
    return found && { ...found, step: walk(found.document, reference.steps) };
  };

  const schemaOfArg: Producers["schemaOfArg"] = (arg, from, inside) => {
    const shape = argShape(arg);
    switch (shape.is) {
      case "ref": {
        const reference = parseReference(shape.text);
        const produced = reference && producedBy(reference, from, inside);
        if (produced === undefined || !("found" in produced.step)) return {};
        const { step, document } = produced;
        return excerpt(dereference(step.found, document), document);
      }
      case "param": {
        const param = Object.hasOwn(plan.params, shape.name) ? plan.params[shape.name] : undefined;
        return param === undefined ? {} : typeOfParam(param);
      }
      case "literal":
        return schemaOf(shape.value);
      case "list":
        return list(either(shape.items.map((item) => schemaOfArg(item, from, inside))));
      case "record":
        return { type: "object" };
      case "text":
      case "time":
        return words;
    }
  };

  return { producedBy, schemaOfArg };
}

function itemOf(schema: Schema): Schema {
  const { type, items } = schema;
  if (type !== "array" || typeof items !== "object" || items === null) return {};
  return excerpt(dereference(items as Schema, schema), schema);
}
