/** What an operation is called with: its parameters and its body, by names that can be imported. */
import type { HttpOperation, HttpParameter } from "../../catalog/http/operation.ts";
import type { Json, JsonObject } from "../../contract/json.ts";
import { exportNames } from "../../tool-modules/tool-names.ts";
import { fieldsOf, type ApiBody } from "./body.ts";
import type { ApiParameter } from "./parameters.ts";

export interface ApiArguments {
  readonly properties: JsonObject;
  readonly required: readonly string[];
  /** Which of them goes where. */
  readonly request: Pick<HttpOperation, "path" | "query" | "headers" | "body" | "bodyType">;
}

interface Placed {
  readonly place: ApiParameter["in"] | "body";
  readonly called: string;
  readonly schema: Json;
  readonly isRequired: boolean;
}

/** @param sent the parts of the document that schemas refer to, as the one who sends sees them */
export function argumentsOf(
  parameters: readonly ApiParameter[],
  body: ApiBody | undefined,
  sent: JsonObject,
): ApiArguments {
  const fields = body === undefined ? undefined : fieldsOf(body, sent);
  const placed: Placed[] = [
    ...parameters.map((one) => ({ ...one, place: one.in, called: one.written.name })),
    ...(fields ?? []).map((one) => ({ ...one, place: "body" as const })),
  ];
  const isWhole = body !== undefined && fields === undefined;
  const names = argumentNames(placed, isWhole);
  const named = placed.map((one) => ({ ...one, name: names.get(keyOf(one)) ?? "" }));
  const sentAs = isWhole
    ? "body"
    : recordOf(
        named.filter(({ place }) => place === "body"),
        ({ called }) => called,
      );
  return {
    properties: {
      ...Object.fromEntries(named.map(({ name, schema }) => [name, schema])),
      ...(isWhole && { body: body.schema }),
    },
    required: [
      ...named.flatMap(({ name, isRequired }) => (isRequired ? [name] : [])),
      ...(isWhole && body.isRequired ? ["body"] : []),
    ],
    request: {
      ...parametersIn("path", "path"),
      ...parametersIn("query", "query"),
      ...parametersIn("header", "headers"),
      ...(body !== undefined && { body: sentAs }),
      ...(body !== undefined &&
        body.mediaType !== "application/json" && { bodyType: body.mediaType }),
    },
  };

  function parametersIn(place: ApiParameter["in"], key: "path" | "query" | "headers") {
    const those = parameters.filter((one) => one.in === place);
    if (those.length === 0) return {};
    const written = those.map(({ written: one }): [string, HttpParameter] => [
      names.get(keyOf({ place, called: one.name })) ?? "",
      one,
    ]);
    return { [key]: Object.fromEntries(written) };
  }
}

function recordOf<One extends { readonly name: string }, Value>(
  list: readonly One[],
  value: (one: One) => Value,
): Record<string, Value> {
  return Object.fromEntries(list.map((one) => [one.name, value(one)]));
}

function keyOf({ place, called }: Pick<Placed, "place" | "called">): string {
  return `${place} ${called}`;
}

/** What is called the same in two places, or like the whole body, has its place in front: `path_id` and `body_id`. */
function argumentNames(placed: readonly Placed[], isWhole: boolean): ReadonlyMap<string, string> {
  const often = Map.groupBy(placed, ({ called }) => called);
  const wanted = new Map(
    placed.map((one) => {
      const { called } = one;
      const isTaken = (often.get(called)?.length ?? 0) > 1 || (isWhole && called === "body");
      return [keyOf(one), isTaken ? keyOf(one) : called] as const;
    }),
  );
  const names = exportNames([...new Set(wanted.values())]);
  return new Map([...wanted].map(([one, called]) => [one, names.get(called) ?? ""]));
}
