/** What `orchc index` was given. */
export interface IndexArguments {
  /** In one text; empty where there are none. */
  readonly words: string;
  readonly path: string | undefined;
  readonly type: string | undefined;
  readonly symbol: string | undefined;
  readonly limit: number;
  readonly asIs: boolean;
  readonly watch: boolean;
  readonly leftOut: boolean;
  readonly waitMs: number;
}
