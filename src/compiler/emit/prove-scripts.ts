/**
 * Proves of the scripts of a build that each is what its unit says, and that their types fit.
 *
 * What an earlier build has proven is not proven again: of a script whose key (`reuse/script-keys.ts`) is the same. The
 * others are checked together with `types.ts`. Where that finds anything wrong, everything is checked, so what is reported
 * is what a build without a past would report.
 */
import type { Diagnostic } from "../../contract/diagnostics/index.ts";
import { scriptName, type BuildContext, type Files } from "./context.ts";
import type { BuildRecord } from "./reuse/build-record.ts";
import { scriptKeys } from "./reuse/script-keys.ts";
import { areUntouched, type TypeInputs } from "./reuse/type-inputs.ts";
import { fits, typeCheck, type TypeCheckOptions } from "./type-check.ts";

/** What is known before scripts are proven. */
export interface Earlier {
  /** Of the running orchc. */
  readonly code: string;
  readonly proven: BuildRecord["proven"];
  /** What the type check reads beside the scripts, as it is before it; `undefined` when that cannot be told. */
  readonly typeInputs: TypeInputs | undefined;
}

export interface Proof {
  readonly problems: readonly Diagnostic[];
  /** What holds for a later build; absent when that is not known. */
  readonly kept?: {
    readonly typeInputs: TypeInputs;
    readonly proven: BuildRecord["proven"];
  };
}

/** @param earlier absent when nothing is to be taken from an earlier build, and nothing kept for a later one */
export async function proveScripts(
  context: BuildContext,
  options: TypeCheckOptions,
  earlier?: Earlier,
): Promise<Proof> {
  const { scripts } = options;
  if (earlier === undefined) {
    const [problems] = await Promise.all([
      typeCheck(options),
      verifyScripts(context, scripts, [...scripts.keys()]),
    ]);
    return { problems };
  }
  const { typeInputs } = earlier;
  const hash = `${earlier.code} ${typeInputs?.sha256 ?? ""}`;
  const keys = scriptKeys(context, scripts, hash);
  const open = [...keys].flatMap(([file, key]) => (earlier.proven[file] === key ? [] : [file]));
  const [problems] = await Promise.all([
    checkTypes(options, open),
    verifyScripts(context, scripts, open),
  ]);
  const isKept = problems.length === 0 && typeInputs !== undefined && areUntouched(typeInputs);
  return {
    problems,
    ...(isKept && { kept: { typeInputs, proven: Object.fromEntries(keys) } }),
  };
}

async function checkTypes(
  options: TypeCheckOptions,
  open: readonly string[],
): Promise<readonly Diagnostic[]> {
  const { scripts } = options;
  if (open.length < scripts.size - 1 && (await fits(withSome(options, open)))) return [];
  return typeCheck(options);
}

/** What `types.ts` itself says is checked with at least one script, which has it all in its own types. */
function withSome(options: TypeCheckOptions, some: readonly string[]): TypeCheckOptions {
  const { scripts } = options;
  const first = [...scripts.keys()].find((name) => name !== "types.ts");
  const wanted = new Set(["types.ts", ...(some.length === 0 ? [first] : some)]);
  return { ...options, scripts: new Map([...scripts].filter(([name]) => wanted.has(name))) };
}

async function verifyScripts(
  context: BuildContext,
  scripts: Files,
  names: readonly string[],
): Promise<void> {
  const wanted = new Set(names);
  const units = context.lowered.units.filter(({ id }) => wanted.has(scriptName(id)));
  if (units.length === 0) return;
  const { verifyScript } = await import("./verify/verify-script.ts");
  for (const unit of units) verifyScript(scripts.get(scriptName(unit.id)) ?? "", unit, context);
}
