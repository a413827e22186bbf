#!/usr/bin/env bash
# json-schema-to-typescript 16.0.0 makes of a tuple, as zod 4.6.7 exports it by default, the type never[], which no
# value but [] has; exported for draft 7 the same tuple is a tuple.
#
# Seen: "draft-2020-12: export type Point = never[]", "draft-7: export type Point = [string, number]"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund json-schema-to-typescript@16.0.0 zod@4.6.7
cat >see.mjs <<'JS'
import { compile } from "json-schema-to-typescript";
import { z } from "zod";
const point = z.tuple([z.string(), z.number()]);
for (const target of ["draft-2020-12", "draft-7"]) {
  const text = await compile(z.toJSONSchema(point, { target }), "Point", { bannerComment: "", format: false });
  console.log(`${target}: ${text.slice(text.indexOf("export")).replaceAll(/\s+/g, " ").trim()}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
draft-2020-12: export type Point = never[]
draft-7: export type Point = [string, number]
SEEN
