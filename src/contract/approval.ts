/** The approval of a build, `approval.json` beside it: who approved what, when, and what it consisted of then. */
import { z } from "zod";
import { canonicalJson, sha256 } from "./json.ts";
import type { Manifest } from "./manifest.ts";

export const APPROVAL_FILE = "approval.json";

export const approvalSchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  by: z.string().min(1).describe("who approved it, as that person was named; nothing proves it"),
  at: z.iso.datetime().describe("when, by the clock of the machine"),
  digest: z.string().describe("`digest` of the manifest: plan, scripts, lock and all else"),
  parts: z
    .record(z.string(), z.string())
    .describe("hashes of what the build consists of, so that a difference can be named"),
});
export type Approval = Readonly<z.infer<typeof approvalSchema>>;

/** What a build consists of, by names for people. Two builds with the same digest have the same parts. */
export function partsOf(manifest: Manifest): Record<string, string> {
  const { tasks, units, tools, files, packages = {}, facts = [], params, source, core } = manifest;
  const hash = (value: unknown): string => sha256(canonicalJson(value)).slice(0, 16);
  const group = <Item>(name: string, items: readonly Item[], key: (item: Item) => string) =>
    items.map((item) => [`${name} ${key(item)}`, hash(item)] as const);
  return Object.fromEntries([
    ["orchc", manifest.orchc],
    ["plan", manifest.plan.slice(0, 16)],
    [
      "profile, notes and estimates",
      hash([
        manifest.profile,
        manifest.timeZone,
        manifest.notes,
        manifest.analysis,
        ...(manifest.adapted === undefined ? [] : [manifest.adapted]),
      ]),
    ],
    ["request", hash(source)],
    ["parameters", hash(params)],
    ["order of tasks", hash(core)],
    ...group("task", tasks, ({ id }) => id),
    ...units.map(({ file, sha256: script }) => [`script ${file}`, script.slice(0, 16)] as const),
    ...units.map(
      ({ file, permissions, dynamic }) =>
        [`permissions of ${file}`, hash([permissions, dynamic])] as const,
    ),
    ...group("tool", tools, ({ name }) => name),
    ...Object.entries(files).map(([file, text]) => [`file ${file}`, text.slice(0, 16)] as const),
    ...group("package", Object.entries(packages), ([name]) => name),
    ...group("data", facts, ({ path }) => path),
  ]);
}

/** `task t2 was changed`, `script u3.ts is new`: in the order of their names. */
export function differencesFrom(approval: Approval, manifest: Manifest): string[] {
  const [was, is] = [approval.parts, partsOf(manifest)];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted();
  return names.flatMap((name) => {
    if (was[name] === is[name]) return [];
    if (name === "orchc") return [`orchc ${was[name] ?? ""} → ${is[name] ?? ""}`];
    return [
      `${name} ${was[name] === undefined ? "is new" : is[name] === undefined ? "is gone" : "was changed"}`,
    ];
  });
}
