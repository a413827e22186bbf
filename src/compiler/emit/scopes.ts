/**
 * Where the outputs of a script's tasks are read, and so which of them have a variable, and where it is declared.
 * TypeScript's own scopes are those of the plan: a name is looked up from the inside.
 */
import type { CoreTask } from "../../contract/manifest.ts";
import { isLoop, isTask, planTaskOf, type Region } from "../../contract/regions/index.ts";
import { blocksOf, statementsOf, type ScriptBlock } from "./blocks.ts";
import { readsOf } from "./reads.ts";

/** A block of a script: its body, the body of a function in it, or that of an `if`. */
export interface Scope {
  /** Absent of the body of the script. */
  readonly outer?: Scope;
  /** The task of the plan that it is a block of, and which one. */
  readonly of?: { readonly id: string; readonly block: ScriptBlock };
}

export interface Hoisted {
  readonly id: string;
  /** Whether it may not have run where it is read: its variable may be `undefined`. */
  readonly isOptional: boolean;
  /** Whether it is given its value in a function, into which the type check cannot follow. */
  readonly isInFunction: boolean;
}

export interface Access {
  /** Whether the task may not have run: what is read of it may be `undefined`. */
  readonly isOptional: boolean;
  /** Whether it has run, and only a variable that may be `undefined` elsewhere says so. */
  readonly isAsserted: boolean;
}

export interface Scopes {
  readonly body: Scope;
  /** Of a block of a region, by the region that it is. */
  readonly within: (block: Region) => Scope;
  /** Tasks of other scripts whose outputs are read, in the order of the reading. */
  readonly inputs: readonly string[];
  /** Whether something in the script reads the output of a task of it. */
  readonly isRead: (id: string) => boolean;
  /** Tasks in blocks of this one that are read outside of the block: their variables are declared before it. */
  readonly hoistedBefore: (id: string) => readonly Hoisted[];
  readonly isHoisted: (id: string) => boolean;
  /** How a name is read in a scope; `undefined` of a loop's variable and of an input. */
  readonly access: (name: string, from: Scope) => Access | undefined;
}

interface Reading {
  readonly name: string;
  readonly from: Scope;
}

/** A lowered plan does not change, and a script is printed, compared and verified. */
const known = new WeakMap<Region, Scopes>();

export function scopesOf(unit: Region, taskOf: (id: string) => CoreTask): Scopes {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const found = findScopes(unit, taskOf);
  known.set(unit, found);
  return found;
}

function findScopes(unit: Region, taskOf: (id: string) => CoreTask): Scopes {
  const body: Scope = {};
  const within = new Map<Region, Scope>();
  /** The scope in which each task of the script stands. */
  const homes = new Map<string, Scope>();
  const regions = new Map<string, Region>();
  const readings: Reading[] = [];
  visit(unit, body);

  const inputs = new Set<string>();
  const own = readings.filter(({ name, from }) => {
    if (isVariable(name, from)) return false;
    if (!homes.has(name)) inputs.add(name);
    return homes.has(name);
  });
  const needed = neededOutputs(
    own.map(({ name }) => name),
    regions,
  );
  const hoists = new Map<string, Scope>();
  for (const { name, from } of own) {
    const home = homes.get(name) ?? body;
    if (isSameOrOuter(home, from)) continue;
    const at = commonScope(hoists.get(name) ?? home, commonScope(home, from));
    hoists.set(name, at);
  }
  const before = Map.groupBy(hoists, ([id, at]) => statementIn(at, homes.get(id) ?? body));
  const stepsOf = (id: string, to: Scope): ScriptBlock[] => {
    const steps: ScriptBlock[] = [];
    for (let at = homes.get(id); at?.of !== undefined && at !== to; at = at.outer)
      steps.push(at.of.block);
    return steps;
  };
  return {
    body,
    within: (block) => within.get(block) ?? body,
    inputs: [...inputs],
    isRead: (id) => needed.has(id),
    isHoisted: (id) => hoists.has(id),
    hoistedBefore: (id) =>
      (before.get(id) ?? []).map(([hoisted, at]) => {
        const steps = stepsOf(hoisted, at);
        return {
          id: hoisted,
          isOptional: steps.some(({ runs }) => runs !== "once"),
          isInFunction: steps.some(({ isFunction }) => isFunction),
        };
      }),
    access: (name, from) => {
      const home = homes.get(name);
      if (home === undefined || isVariable(name, from)) return undefined;
      const common = commonScope(home, from);
      const isOptional = stepsOf(name, common).some(({ runs }) => runs !== "once");
      // The type check follows an assignment within its own function only.
      const isFollowed = home === common && !crossesFunction(from, home);
      const declared = hoists.get(name) ?? home;
      const mayBeUndefined = stepsOf(name, declared).some(({ runs }) => runs !== "once");
      return { isOptional, isAsserted: mayBeUndefined && !isOptional && !isFollowed };
    },
  };

  function visit(block: Region, scope: Scope): void {
    within.set(block, scope);
    for (const region of statementsOf(block)) {
      const id = planTaskOf(region) ?? "";
      homes.set(id, scope);
      regions.set(id, region);
      const { outside, inside } = readsOf(region, taskOf);
      for (const name of outside) readings.push({ name, from: scope });
      for (const inner of blocksOf(region)) {
        const innerScope = { outer: scope, of: { id, block: inner } };
        visit(inner.region, innerScope);
        for (const name of inside) readings.push({ name, from: innerScope });
      }
    }
  }
}

/** What is read, and what the outputs of read regions are made of. */
function neededOutputs(
  read: readonly string[],
  regions: ReadonlyMap<string, Region>,
): ReadonlySet<string> {
  // A round says what it gives in any case.
  const rounds = [...regions.values()].flatMap((region) =>
    isLoop(region) && region.over.is === "rounds" ? blocksOf(region) : [],
  );
  const found = new Set([...read, ...rounds.map(({ region }) => lastOf(region))]);
  for (const id of found) {
    const region = regions.get(id);
    if (region === undefined || isTask(region)) continue;
    for (const block of blocksOf(region)) found.add(lastOf(block.region));
  }
  return found;
}

function lastOf(block: Region): string {
  return planTaskOf(statementsOf(block).at(-1) ?? block) ?? "";
}

function isVariable(name: string, from: Scope): boolean {
  for (let at: Scope | undefined = from; at !== undefined; at = at.outer) {
    if (at.of?.block.variables.includes(name) === true) return true;
  }
  return false;
}

function isSameOrOuter(outer: Scope, inner: Scope): boolean {
  for (let at: Scope | undefined = inner; at !== undefined; at = at.outer) {
    if (at === outer) return true;
  }
  return false;
}

function commonScope(a: Scope, b: Scope): Scope {
  for (let at: Scope = a; at.outer !== undefined; at = at.outer) {
    if (isSameOrOuter(at, b)) return at;
  }
  for (let at: Scope = a; ; at = at.outer) if (at.outer === undefined) return at;
}

/** The task that stands in a scope and holds another, inner scope. */
function statementIn(scope: Scope, inner: Scope): string {
  for (let at: Scope | undefined = inner; at !== undefined; at = at.outer) {
    if (at.outer === scope) return at.of?.id ?? "";
  }
  return "";
}

/** Whether a function begins on the way from an inner scope out to another. */
function crossesFunction(inner: Scope, outer: Scope): boolean {
  for (let at: Scope | undefined = inner; at !== undefined && at !== outer; at = at.outer) {
    if (at.of?.block.isFunction === true) return true;
  }
  return false;
}
