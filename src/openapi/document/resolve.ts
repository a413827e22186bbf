/** Parts of a document that stand elsewhere in it. */
import { isJsonObject, type Json, type JsonObject } from "../../contract/json.ts";
import { resolvePointer } from "../../tool-modules/schema-problem.ts";
import { DocumentProblem } from "./problem.ts";

/** References in a row: more than that go in a circle. */
const LONGEST_CHAIN = 50;

/** The object itself, or what it refers to. @throws DocumentProblem when that leads nowhere */
export function resolved(value: Json | undefined, root: JsonObject): JsonObject {
  let at = value;
  for (let steps = 0; steps < LONGEST_CHAIN; steps += 1) {
    if (!isJsonObject(at)) throw new DocumentProblem("a part of it is no object");
    const { $ref: ref } = at;
    if (typeof ref !== "string") return at;
    at = resolvePointer(ref, root);
    if (at === undefined)
      throw new DocumentProblem(`${JSON.stringify(ref.slice(0, 200))} is not in the document`);
  }
  throw new DocumentProblem("a reference leads back to itself");
}

export function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
