/** Where a test failed: the frame of its stack that lies in its own file, else the first of the project. */
export interface StackPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** `at fn (/a/b.ts:3:7)`, `at file:///a/b.ts:3:7`, ` ❯ tests/b.ts:3:7`, `location: 'b.ts:3:7'`. */
const FRAME = /(?:^|[\s('"@])((?:file:\/\/)?[^\s()'":]*[^\s()'":/]):(\d+):(\d+)/g;

const FOREIGN = /(?:^|\/)node_modules\/|^node:|^internal\//;

export function stackPlace(stack: string, file?: string): StackPlace | undefined {
  const frames = [...stack.matchAll(FRAME)]
    .map(([, at = "", line, column]) => ({ file: at, line: Number(line), column: Number(column) }))
    .filter((frame) => !FOREIGN.test(frame.file) && /\.\w+$/.test(frame.file));
  if (file === undefined) return frames[0];
  return frames.find((frame) => isSame(frame.file, file));
}

/** One may be absolute, the other relative. */
function isSame(a: string, b: string): boolean {
  const [first, second] = [a, b].map((path) => path.replace(/^file:\/\//, "").replace(/^\.\//, ""));
  if (first === undefined || second === undefined) return false;
  return first === second || first.endsWith(`/${second}`) || second.endsWith(`/${first}`);
}
