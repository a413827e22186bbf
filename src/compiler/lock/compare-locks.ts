/** What has changed of what a build stands on, in sentences without a full stop. */
import type { Lock, LockedTool } from "../../contract/lock.ts";
import type { LockedPackage } from "../../contract/manifest.ts";

export type ChangedThing = "orchc" | "tool" | "package" | "data";

export interface LockChange {
  readonly of: ChangedThing;
  /** Of the tool, package or file; the new version of orchc. */
  readonly name: string;
  readonly what: string;
  /** Whether scripts can be expected not to fit it any more; whether they do is for the type check to say. */
  readonly breaks: boolean;
}

/** Data files are left out: who has looked at them again compares those. */
export function compareLocks(before: Lock, after: Lock): LockChange[] {
  const orchc: LockChange[] =
    before.orchc === after.orchc
      ? []
      : [
          {
            of: "orchc",
            name: after.orchc,
            what: `it was ${before.orchc}, with its built-in tools`,
            breaks: false,
          },
        ];
  const tools = Object.entries(before.tools).flatMap(([name, was]) =>
    compareTool(was, after.tools[name]).map((change): LockChange => ({
      of: "tool",
      name,
      ...change,
    })),
  );
  const { packages: now = {} } = after;
  const packages = Object.entries(before.packages ?? {}).flatMap(([name, was]): LockChange[] => {
    const what = comparePackage(was, now[name]);
    return what === undefined
      ? []
      : [{ of: "package", name, what, breaks: now[name] === undefined }];
  });
  return [...orchc, ...tools, ...packages];
}

type ToolChange = Pick<LockChange, "what" | "breaks">;

function compareTool(was: LockedTool, is: LockedTool | undefined): ToolChange[] {
  if (is === undefined) return [{ what: "it is gone, or cannot be loaded", breaks: true }];
  const said = (what: string, breaks = false): ToolChange => ({ what, breaks });
  const gained = is.permissions.filter((one) => !was.permissions.includes(one));
  const lost = was.permissions.filter((one) => !is.permissions.includes(one));
  return [
    ...(was.version === is.version ? [] : [said(`version ${was.version} → ${is.version}`)]),
    ...(was.code === is.code ? [] : [said("its code, or that of a module that it loads")]),
    ...(was.effect === is.effect ? [] : [said(`effect ${was.effect} → ${is.effect}`)]),
    ...compareInput(was.input, is.input),
    ...compareOutput(was.output, is.output),
    ...gained.map((one) => said(`may now touch ${one}`)),
    ...lost.map((one) => said(`may no longer touch ${one}`)),
  ];
}

type Fields = Readonly<Record<string, string>>;

/** A script gives arguments: one more that it has to give, or one that is not taken any more, does not fit. */
function compareInput(was: Fields, is: Fields): ToolChange[] {
  return eachField(was, is, (name, before, after) => {
    if (before === undefined) {
      return isOptional(after)
        ? { what: `new argument ${name} (${typeOf(after)}), which may be left out`, breaks: false }
        : { what: `new argument ${name} (${typeOf(after)}), which has to be given`, breaks: true };
    }
    if (after === undefined)
      return { what: `argument ${name} is not taken any more`, breaks: true };
    return {
      what: `argument ${name}: ${changeOf(before, after)}`,
      breaks: typeOf(before) !== typeOf(after) || (isOptional(before) && !isOptional(after)),
    };
  });
}

/** A script reads outputs: a field that is gone, or may be missing, does not fit. */
function compareOutput(was: Fields, is: Fields): ToolChange[] {
  return eachField(was, is, (name, before, after) => {
    if (before === undefined)
      return { what: `new output ${name} (${typeOf(after)})`, breaks: false };
    if (after === undefined) return { what: `output ${name} is gone`, breaks: true };
    return {
      what: `output ${name}: ${changeOf(before, after)}`,
      breaks: typeOf(before) !== typeOf(after) || (!isOptional(before) && isOptional(after)),
    };
  });
}

function eachField(
  was: Fields,
  is: Fields,
  compare: (name: string, before: string | undefined, after: string | undefined) => ToolChange,
): ToolChange[] {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].toSorted();
  return names.flatMap((name) =>
    was[name] === is[name] ? [] : [compare(name, was[name], is[name])],
  );
}

function changeOf(before: string, after: string): string {
  const [was, is] = [withoutHash(before), withoutHash(after)];
  return was === is ? `${was}, with another schema` : `${was} → ${is}`;
}

function withoutHash(field = ""): string {
  return field.replace(/ #[0-9a-f]{16}$/, "");
}

function typeOf(field: string | undefined): string {
  return withoutHash(field).replace(/\?$/, "");
}

function isOptional(field: string | undefined): boolean {
  return withoutHash(field).endsWith("?");
}

function comparePackage(was: LockedPackage, is: LockedPackage | undefined): string | undefined {
  if (is === undefined) return "it is not installed any more";
  if (was.version !== is.version) return `${was.version} → ${is.version}`;
  if (was.integrity === is.integrity) return undefined;
  return "the same version, with other contents or other packages below it";
}
