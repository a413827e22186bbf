#!/usr/bin/env bash
# Two readers of server-sent events disagree about a stream whose last event has no blank line behind it, as a proxy
# or a hand-written server may leave it. openai 7.59.0 gives that event to the caller; eventsource-parser 3.1.1, which
# the MCP SDK and the AI SDK read streams with, leaves it out without a word, as the HTML standard says. So the last
# words of a reply, or its count of tokens, depend on who reads it.
#
# Seen: "blank line: openai a b, eventsource-parser a b", "no blank line: openai a b, eventsource-parser a"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund openai@7.59.0 eventsource-parser@3.1.1
cat >see.mjs <<'JS'
import { createParser } from "eventsource-parser";
import { Stream } from "openai/streaming";
const event = (content) => `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}`;
const contentOf = (chunk) => chunk.choices[0].delta.content;
async function byOpenai(text) {
  const read = [];
  for await (const chunk of Stream.fromSSEResponse(new Response(text), new AbortController())) read.push(contentOf(chunk));
  return read.join(" ");
}
function byParser(text) {
  const read = [];
  createParser({ onEvent: ({ data }) => read.push(contentOf(JSON.parse(data))) }).feed(text);
  return read.join(" ");
}
for (const [name, end] of [["blank line", "\n\n"], ["no blank line", "\n"]]) {
  const text = `${event("a")}\n\n${event("b")}${end}`;
  console.log(`${name}: openai ${await byOpenai(text)}, eventsource-parser ${byParser(text)}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
blank line: openai a b, eventsource-parser a b
no blank line: openai a b, eventsource-parser a
SEEN
