/** The parser of TypeScript, loaded where the first expression is read: most plans have none, and it takes 200 ms. */
import { createRequire } from "node:module";
import type { ts } from "ts-morph";

export type TypeScript = typeof ts;

let loaded: TypeScript | undefined;

export function typescript(): TypeScript {
  loaded ??= (createRequire(import.meta.url)("ts-morph") as { readonly ts: TypeScript }).ts;
  return loaded;
}
