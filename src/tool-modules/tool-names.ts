/** What the tools of a server are called in modules and plans. */

/** As the specification allows them since 2025-11-25; what has other characters can hide what it is. */
const NAME = /^[A-Za-z0-9_./-]{1,128}$/;

/** Words that a module cannot export something by, or that mean something to every object. */
const RESERVED = new Set(
  `arguments await break case catch class const constructor continue debugger default delete do else enum eval export
  extends false finally for function if implements import in instanceof interface let new null package private protected
  public return static super switch this throw true try typeof undefined var void while with yield __proto__ prototype
  toString valueOf hasOwnProperty then`.split(/\s+/),
);

export function isToolName(name: string): boolean {
  return NAME.test(name);
}

/**
 * By the names of tools, what their modules are called: `get-sum` is `get_sum`. Names that would be the same, also on a
 * disk on which case makes no difference, get a number; which one gets it follows from the names alone.
 *
 * @param names each once
 */
export function exportNames(names: readonly string[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const found = new Map<string, string>();
  const isPlain = (name: string): boolean => identifierOf(name) === name;
  const sorted = names.toSorted();
  for (const name of [...sorted.filter(isPlain), ...sorted.filter((one) => !isPlain(one))]) {
    const plain = identifierOf(name);
    let free = plain;
    for (let n = 2; taken.has(free.toLowerCase()); n += 1) free = `${plain}_${n}`;
    taken.add(free.toLowerCase());
    found.set(name, free);
  }
  return found;
}

function identifierOf(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_]/g, "_").replace(/^(?=\d)/, "_");
  return RESERVED.has(plain) ? `${plain}_` : plain;
}
