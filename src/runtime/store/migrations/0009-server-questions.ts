/** What MCP servers ask in the middle of a call are gates of the tasks that call them. See docs/adr/0044. */
export const sql = `
ALTER TABLE gates ADD COLUMN asked TEXT; -- JSON object: the server, its tool and what it asks for; NULL: a gate of the plan
`;
