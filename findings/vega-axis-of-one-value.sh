#!/usr/bin/env bash
# vega-lite 6.4.3 with vega 6.4.0: an axis over one value writes it with six decimals whatever it is, so 200 is
# "200.000000" and a millionth of a thousandth is "0.000000"; with a second value the digits follow the values.
#
# Seen: "200: 200.000000", "200, 202: 200 | 201 | 202", "1e-9: 0.000000", "1e-9, 2e-9: 0.0000000010 | 0.0000000015 |
# 0.0000000020"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund vega@6.4.0 vega-lite@6.4.3
cat >see.mjs <<'JS'
import { compile } from "vega-lite";
import { parse, View } from "vega";
const axis = async (values, channel, encoding) => {
  const spec = { data: { values: values.map((at) => ({ at })) }, mark: "point", width: 400, encoding: { [channel]: { field: "at", ...encoding } } };
  const svg = await new View(parse(compile(spec).spec), { renderer: "none" }).toSVG();
  return [...svg.matchAll(/<text[^>]*>([^<]+)/g)].map(([, text]) => text).filter((text) => text !== "at" && !text.startsWith("at ("));
};

for (const values of [[200], [200, 202], [1e-9], [1e-9, 2e-9]]) {
  console.log(`${values.join(", ")}: ${(await axis(values, "y", { type: "quantitative", scale: { zero: false }, axis: { tickCount: 2 } })).join(" | ")}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
200: 200.000000
200, 202: 200 | 201 | 202
1e-9: 0.000000
1e-9, 2e-9: 0.0000000010 | 0.0000000015 | 0.0000000020
SEEN
