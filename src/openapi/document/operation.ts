/** What is taken of an operation: all that its module is made of. */
import type { HttpOperation } from "../../catalog/http/operation.ts";
import type { Effect } from "../../contract/permissions.ts";
import type { JsonObject } from "../../contract/json.ts";

export interface ApiOperation {
  /** As the module exports it. */
  readonly name: string;
  /** `GET /pets/{id}`. */
  readonly title: string;
  readonly description: string;
  readonly effect: Effect;
  readonly idempotent: boolean;
  /** As permissions name it. */
  readonly host: string;
  readonly secrets: readonly ApiSecret[];
  /** An object of the arguments, with the parts of the document that it refers to. */
  readonly input: JsonObject;
  /** An object, too. */
  readonly output: JsonObject;
  readonly request: HttpOperation;
}

export interface ApiSecret {
  readonly name: string;
  /** How the configuration says where it is put. */
  readonly placed: { readonly header?: string; readonly prefix?: string; readonly query?: string };
  /** What the variable has to hold. */
  readonly holds: string;
}
