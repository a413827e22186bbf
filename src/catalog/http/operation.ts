/** An operation of an HTTP API as modules of imported documents describe it. */

export interface HttpParameter {
  /** As the service calls it. */
  readonly name: string;
  /**
   * How a list or a record is written: `form` (default; in a path and in a header `simple`, which has commas), `space`,
   * `pipe`, `deep` (`name[key]=value`), or `json`.
   */
  readonly style?: "form" | "space" | "pipe" | "deep" | "json";
  /** Whether each item, or each field of a record, is a parameter of its own. Default: `true` in the query, else `false`. */
  readonly explode?: boolean;
}

export interface HttpOperation {
  readonly method: string;
  /** With `{name}` where the argument of this name is filled in. */
  readonly url: string;
  /** By argument, what `url` calls it. */
  readonly path?: Readonly<Record<string, HttpParameter>>;
  /** By argument. */
  readonly query?: Readonly<Record<string, HttpParameter>>;
  /** By argument. */
  readonly headers?: Readonly<Record<string, HttpParameter>>;
  /** The argument that is sent as JSON, or by argument which field of that JSON it is. */
  readonly body?: string | Readonly<Record<string, string>>;
  /** Its media type; default `application/json`. */
  readonly bodyType?: string;
  /** What is made of the answer: its JSON, its JSON as a field of this name, its text, or its status alone. */
  readonly answer: "json" | "text" | "status" | { readonly field: string };
}
