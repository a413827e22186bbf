/** A loop adds tasks one by one: the position of the next is found without counting those before it. */
export const sql = `
CREATE INDEX worker_runs_by_position ON worker_runs (run_id, position);
`;
