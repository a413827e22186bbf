/** Names in generated code. Every name is decided here, so that none can clash or be no identifier. */
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { stringLiteral } from "./code-text.ts";

/** Names that the skeleton itself uses, and words that JavaScript keeps for itself. */
const taken = new Set(
  `unit run Build OutputOf
  arguments async await break case catch class const continue debugger default delete do else enum
  eval export extends false finally for from function if implements import in instanceof interface let
  new null of package private protected public return static super switch this throw true try type
  typeof undefined var void while with yield`.split(/\s+/),
);

const identifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

export function isIdentifier(text: string): boolean {
  return identifier.test(text);
}

/** A name as a type declares it. */
export function printProperty(name: string): string {
  return isIdentifier(name) ? name : stringLiteral(name);
}

/** Tools by their local names: a tool's own, or with its agent's in front where two would clash. */
export function nameTools(
  tools: readonly ToolInfo[],
  variables: Iterable<string>,
): Map<string, string> {
  const used = new Set([...taken, ...variables]);
  const names = new Map<string, string>();
  const sharing = Map.groupBy(tools, (tool) => toIdentifier(tool.module.export));
  for (const tool of tools) {
    const own = toIdentifier(tool.module.export);
    const clashes = used.has(own) || (sharing.get(own)?.length ?? 0) > 1;
    const name = unused(clashes ? `${toIdentifier(tool.agent)}${capitalise(own)}` : own, used);
    used.add(name);
    names.set(tool.name, name);
  }
  return names;
}

/** Task ids by the variables that hold their outputs. */
export function nameVariables(ids: readonly string[]): Map<string, string> {
  const used = new Set(taken);
  return new Map(
    ids.map((id) => {
      const name = unused(toIdentifier(id), used);
      used.add(name);
      return [id, name];
    }),
  );
}

function toIdentifier(text: string): string {
  const name = text.replaceAll(/[^A-Za-z0-9_$]+(.)?/g, (_, next?: string) =>
    (next ?? "").toUpperCase(),
  );
  return /^[0-9]/.test(name) || name === "" ? `_${name}` : name;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function unused(name: string, used: ReadonlySet<string>): string {
  let candidate = name;
  for (let n = 2; used.has(candidate); n += 1) candidate = `${name}${n}`;
  return candidate;
}
