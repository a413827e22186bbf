/** What one plan may touch and another may not. */
import { canonicalJson, type Json } from "../../contract/json.ts";
import { compareText } from "../../contract/compare-text.ts";
import type { Permissions } from "../../contract/permissions.ts";
import { describeGrant } from "../plan/describe-grant.ts";
import type { Touches } from "../lower/grants.ts";
import type { Matching } from "./matching.ts";
import { toAfter } from "./rename-references.ts";

export const permissionKinds = [
  "network",
  "read",
  "write",
  "commands",
  "env",
  "secrets",
  "mcp",
  "model",
  "models",
  "addons",
  "memoryMiB",
] as const satisfies readonly (keyof Permissions)[];

export interface Permission {
  readonly kind: (typeof permissionKinds)[number];
  /** A host, path, program, variable, secret or tool of a server, or what will name it when it runs; `yes`; a number. */
  readonly name: string;
}

export interface PermissionChanges {
  readonly gained: readonly Permission[];
  readonly lost: readonly Permission[];
}

interface Keyed extends Permission {
  /** The same for the same permission of both plans. */
  readonly key: string;
}

export function diffPermissions(
  before: Touches,
  after: Touches,
  matching: Matching,
): PermissionChanges {
  const one = listed(before, (arg) => toAfter(arg, matching));
  const other = listed(after, (arg) => arg);
  return { gained: without(other, one), lost: without(one, other) };
}

function without(all: readonly Keyed[], others: readonly Keyed[]): Permission[] {
  const had = new Set(others.map(({ key }) => key));
  const left = new Map(all.filter(({ key }) => !had.has(key)).map((one) => [one.key, one]));
  return [...left.values()]
    .map(({ kind, name }) => ({ kind, name }))
    .toSorted(
      (a, b) =>
        permissionKinds.indexOf(a.kind) - permissionKinds.indexOf(b.kind) ||
        compareText(a.name, b.name),
    );
}

function listed({ permissions, dynamic }: Touches, share: (arg: Json) => Json): Keyed[] {
  const fixed = permissionKinds.flatMap((kind): Permission[] => {
    const granted = permissions[kind] ?? false;
    if (typeof granted === "boolean") return granted ? [{ kind, name: "yes" }] : [];
    if (typeof granted === "number") return [{ kind, name: String(granted) }];
    return granted.map((name) => ({ kind, name }));
  });
  return [
    ...fixed.map((one) => ({ ...one, key: canonicalJson(one) })),
    ...dynamic.map(({ kind, arg }) => ({
      kind,
      name: describeGrant(arg),
      key: canonicalJson([kind, share(arg)]),
    })),
  ];
}
