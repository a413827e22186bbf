/**
 * What two plans have in common that do the same work: tools, arguments and needs. Ids, titles, and the
 * names that a query gives to computed columns are left out; so is the order in which independent
 * tasks and lists of things stand.
 */
export interface SummaryOfTask {
  readonly id: string;
  readonly title?: string;
  readonly tool?: string | undefined;
  readonly args?: unknown;
  readonly needs: readonly string[];
  readonly priority?: string;
  readonly internal?: true | undefined;
  /** Of a task that holds others. */
  readonly kind?: string;
  readonly within?: readonly { readonly at: string; readonly tasks: readonly SummaryOfTask[] }[];
}

/** Text for people, made from the words of the request. */
const forPeople = new Set(["as", "title"]);
/** Lists whose order changes the result: the words of a command, the keys of a sort. */
const ordered = new Set(["args", "order"]);
type Fields = Readonly<Record<string, unknown>>;

/** One text per task, sorted; a task stands in the arguments and needs of another as its own text. */
export function workOf(tasks: readonly SummaryOfTask[]): string[] {
  const names = namesGiven(tasks.map(({ args }) => args));
  const texts = new Map<string, string>();
  for (const { id, tool, args, needs, internal } of tasks) {
    const needed = needs.map((need) => texts.get(need) ?? need).toSorted();
    const work = { tool, args: workOfValue(args, { names, texts }), needs: needed };
    texts.set(id, JSON.stringify(internal === undefined ? work : { ...work, internal }));
  }
  return [...texts.values()].toSorted();
}

/** What the names after `as` stand for, anywhere in the arguments of a plan. */
function namesGiven(value: unknown, names = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) for (const item of value) namesGiven(item, names);
  if (!isFields(value)) return names;
  const { as, ...meant } = value;
  if (typeof as === "string") names.set(as, JSON.stringify(sortedFields(meant)));
  for (const item of Object.values(meant)) namesGiven(item, names);
  return names;
}

interface Known {
  readonly names: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, string>;
}

function workOfValue(value: unknown, known: Known, key = ""): unknown {
  if (typeof value === "string") return known.names.get(value) ?? value;
  if (Array.isArray(value)) {
    const items = value.map((item) => workOfValue(item, known));
    return ordered.has(key)
      ? items
      : items.toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
  }
  if (!isFields(value)) return value;
  if (typeof value.$ref === "string") return { $ref: workOfReference(value.$ref, known.texts) };
  const meant = Object.entries(value).filter(([name]) => !forPeople.has(name));
  return sortedFields(
    Object.fromEntries(meant.map(([name, item]) => [name, workOfValue(item, known, name)])),
  );
}

/** `t1.table` as the text of t1, then the fields that are taken from it. */
function workOfReference(reference: string, texts: ReadonlyMap<string, string>): string {
  const [id = "", ...fields] = reference.split(".");
  return [texts.get(id) ?? id, ...fields].join(".");
}

function sortedFields(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).toSorted(([a], [b]) => compare(a, b)));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
