/** A chunk that may be an answer. */
export interface Candidate {
  readonly id: number;
  readonly path: string;
  readonly language: string | null;
  readonly commit: string | null;
  readonly kind: string;
  readonly symbol: string | null;
  readonly from: number;
  readonly to: number;
  readonly hash: string;
  readonly text: string;
  /** How well its words fit: the higher, the better; 0 of one that only its vector found. */
  readonly words: number;
}

/** Columns of `chunks c` and `files f` for a candidate, without `words`. */
export const CANDIDATE_COLUMNS = `c.id, f.path, f.language, f.commit_id AS "commit", c.kind, c.symbol,
  c.from_line AS "from", c.to_line AS "to", c.hash, c.text`;
