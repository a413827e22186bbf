import { relative, sep } from "node:path";
import type { Grant } from "../../catalog/define.ts";
import type { ToolInfo } from "../../catalog/tool-info.ts";
import { canonicalJson, sha256, type Json } from "../../contract/json.ts";
import type { Lock, LockedTool } from "../../contract/lock.ts";
import type { LockedPackage } from "../../contract/manifest.ts";
import { orchcVersion } from "../../contract/package-root.ts";
import type { PlanFacts } from "../../contract/facts.ts";
import { excerpt } from "../schema/compose.ts";
import { dereference, propertiesOf, requiredOf, type Schema } from "../schema/json-schema.ts";
import { nameType } from "../schema/name-type.ts";
import { loadedWith, ownModuleOf, realFile, type OwnModules } from "./own-modules.ts";

export interface Locked {
  readonly tools: readonly ToolInfo[];
  readonly modules: OwnModules;
  readonly packages: Readonly<Record<string, LockedPackage>>;
  readonly facts: readonly PlanFacts[];
  /** Of the workspace. */
  readonly root: string;
}

/** What a build stands on that others may change, in an order of its own: equal for equal. */
export function emitLock({ tools, modules, packages, facts, root }: Locked): Lock {
  return {
    version: 1,
    orchc: orchcVersion(),
    tools: Object.fromEntries(tools.map((tool) => [tool.name, lockedTool(tool, modules, root)])),
    ...(Object.keys(packages).length > 0 && { packages }),
    ...(facts.length > 0 && { data: [...facts] }),
  };
}

function lockedTool(tool: ToolInfo, modules: OwnModules, root: string): LockedTool {
  const { version, effect, input, output, permissions } = tool;
  const code = codeOf(tool, modules, root);
  return {
    version,
    ...(code !== undefined && { code }),
    effect,
    input: fieldsOf(input),
    output: fieldsOf(output),
    permissions: grantsOf(permissions),
  };
}

function codeOf(tool: ToolInfo, modules: OwnModules, root: string): string | undefined {
  const file = ownModuleOf(tool);
  if (file === undefined) return undefined;
  const from = realFile(root);
  const hashes = loadedWith(file, modules).map((module) => [
    relative(from, module.file).split(sep).join("/"),
    module.sha256,
  ]);
  return sha256(canonicalJson(Object.fromEntries(hashes)));
}

/** More of a type than its hash says what it is to nobody. */
const LONGEST_TYPE = 60;
const HASH_DIGITS = 16;

function fieldsOf(document: Schema): Record<string, string> {
  const root = dereference(document, document);
  const required = requiredOf(root);
  return Object.fromEntries(
    Object.entries(propertiesOf(root)).map(([name, field]) => {
      const type = nameType(field) ?? "anything";
      const said = type.length > LONGEST_TYPE ? `${type.slice(0, LONGEST_TYPE)}…` : type;
      const hash = sha256(canonicalJson(plain(excerpt(field, document)))).slice(0, HASH_DIGITS);
      return [name, `${said}${required.includes(name) ? "" : "?"} #${hash}`];
    }),
  );
}

/** Words for people decide nothing. */
function plain(schema: Json): Json {
  if (typeof schema !== "object" || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((item: Json) => plain(item));
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => key !== "description" || typeof value !== "string")
      .map(([key, value]) => [key, plain(value)]),
  );
}

/** Each on a line of its own, so that a review shows the one that came. */
function grantsOf(permissions: ToolInfo["permissions"]): string[] {
  const lines = Object.entries(permissions).flatMap(([kind, granted]): string[] => {
    if (!Array.isArray(granted)) return granted === false ? [] : [`${kind}: ${String(granted)}`];
    const grants = granted as readonly Grant[];
    return grants.map(
      (one) => `${kind}: ${typeof one === "string" ? one : `what ${one.arg} names`}`,
    );
  });
  return lines.toSorted();
}
