#!/usr/bin/env bash
# A client that has two calls open at one MCP server over stdio (protocol 2025-11-25) and is asked by elicitation cannot
# tell for which of them: the requests of @modelcontextprotocol/server-everything 2026.8.31 hold nothing that names a
# call, and two of them are the same but for their own ids. An answer may so end up with the call that did not ask.
#
# Seen: "asked with message, requestedSchema; names a call: false" twice, "alike: true"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @modelcontextprotocol/server-everything@2026.8.31
cat >see.mjs <<'JS'
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
const server = spawn("node_modules/.bin/mcp-server-everything", ["stdio"], { stdio: ["pipe", "pipe", "ignore"] });
const late = setTimeout(() => server.kill(), 20_000);
const send = (message) => server.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
const params = { name: "trigger-elicitation-request", arguments: {} };
const call = (id) => send({ id, method: "tools/call", params });
const client = { capabilities: { elicitation: { form: {} } }, clientInfo: { name: "see", version: "1" } };
const asked = [];
createInterface({ input: server.stdout }).on("line", (line) => {
  const message = JSON.parse(line);
  if (message.id === "begin") {
    send({ method: "notifications/initialized" });
    // The tool is there once the server knows what its client can do.
    setTimeout(() => ["call-a", "call-b"].forEach(call), 500);
  }
  if (message.method !== "elicitation/create") return;
  asked.push(JSON.stringify(message.params));
  const keys = Object.keys(message.params).toSorted().join(", ");
  console.log(`asked with ${keys}; names a call: ${/call-[ab]/.test(line)}`);
  if (asked.length < 2) return;
  console.log(`alike: ${asked[0] === asked[1]}`);
  clearTimeout(late);
  server.kill();
});
send({ id: "begin", method: "initialize", params: { protocolVersion: "2025-11-25", ...client } });
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
asked with message, requestedSchema; names a call: false
asked with message, requestedSchema; names a call: false
alike: true
SEEN
