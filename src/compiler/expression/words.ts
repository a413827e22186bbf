/** Names that mean something in every expression, and those that no name may be. */

/** `params.coin`: a parameter of the run. */
export const PARAMS = "params";
/** `tasks["t1-2"]`: a task whose id is no identifier. */
export const TASKS = "tasks";

const IDENTIFIER = /^[A-Za-z_$][A-Za-z0-9_$]*$/;

const RESERVED = new Set([
  PARAMS,
  TASKS,
  ..."undefined NaN Infinity arguments eval await async of let static yield".split(" "),
  ..."break case catch class const continue debugger default delete do else enum export extends".split(
    " ",
  ),
  ..."false finally for function if implements import in instanceof interface new null package".split(
    " ",
  ),
  ..."private protected public return super switch this throw true try typeof var void while with".split(
    " ",
  ),
]);

/** Whether an expression can say a name as it is. */
export function isPlainName(name: string): boolean {
  return IDENTIFIER.test(name) && !RESERVED.has(name);
}

/** What every object of JavaScript inherits: it would be a function, where the host finds nothing. */
export function isInherited(member: string): boolean {
  return member === "prototype" || member in Object.prototype;
}
