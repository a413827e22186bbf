#!/usr/bin/env bash
# log-update 7.2.0 hides the cursor, and listens for SIGINT, SIGTERM and SIGHUP so that it can show it again. A process
# that listens is not ended by the system: while it computes, Ctrl-C waits until it looks up. With showCursor it does
# not listen. Needs `script` (util-linux) for a terminal.
#
# Seen: "hidden: 1,1,1 listeners", "shown: 0,0,0 listeners"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund log-update@7.2.0
cat >see.mjs <<'JS'
import { writeFileSync } from "node:fs";
import { createLogUpdate } from "log-update";
const [kind] = process.argv.slice(2);
createLogUpdate(process.stderr, { showCursor: kind === "shown" })("working");
const listeners = ["SIGINT", "SIGTERM", "SIGHUP"].map((name) => process.listenerCount(name));
writeFileSync(`${kind}.txt`, `${kind}: ${listeners} listeners\n`);
JS
for kind in hidden shown; do script -qec "node see.mjs $kind" /dev/null >/dev/null; done
cat hidden.txt shown.txt | tee seen.txt
diff seen.txt - <<'SEEN'
hidden: 1,1,1 listeners
shown: 0,0,0 listeners
SEEN
