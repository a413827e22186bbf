/**
 * An immutable table of fixed length. `set` copies one chunk and the list of chunks, about 2·√n entries,
 * so that a state with 10,000 tasks can be replaced at every event.
 */
export class Table<Value> {
  readonly #chunks: readonly (readonly Value[])[];

  private constructor(chunks: readonly (readonly Value[])[]) {
    this.#chunks = chunks;
  }

  static from<Value>(values: readonly Value[]): Table<Value> {
    const chunks: Value[][] = [];
    for (let i = 0; i < values.length; i += CHUNK) chunks.push(values.slice(i, i + CHUNK));
    return new Table(chunks);
  }

  get(index: number): Value {
    const chunk = this.#chunks[Math.floor(index / CHUNK)];
    if (chunk === undefined || index % CHUNK >= chunk.length)
      throw new RangeError(`no row ${index}`);
    return chunk[index % CHUNK] as Value;
  }

  set(index: number, value: Value): Table<Value> {
    this.get(index);
    const at = Math.floor(index / CHUNK);
    return new Table(
      this.#chunks.with(at, (this.#chunks[at] as readonly Value[]).with(index % CHUNK, value)),
    );
  }
}

/** About the square root of the largest plans. */
const CHUNK = 128;
