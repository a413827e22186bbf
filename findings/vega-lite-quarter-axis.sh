#!/usr/bin/env bash
# vega-lite 6.4.3 with vega 6.4.0: on an axis of quarters the ticks stand at months, each with the name of its
# quarter, so that two points, one in each of two quarters, have "2024 Q1" three times; an axis of months has each
# month once.
#
# Seen: "yearquarter: 2024 Q1 | 2024 Q1 | 2024 Q1 | 2024 Q2", "yearmonth: Jan 2024 | Feb 2024 | Mar 2024 | Apr 2024"
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

const days = ["2024-01-15T12:00", "2024-04-15T12:00"];
for (const timeUnit of ["yearquarter", "yearmonth"]) {
  console.log(`${timeUnit}: ${(await axis(days, "x", { type: "temporal", timeUnit })).join(" | ")}`);
}
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
yearquarter: 2024 Q1 | 2024 Q1 | 2024 Q1 | 2024 Q2
yearmonth: Jan 2024 | Feb 2024 | Mar 2024 | Apr 2024
SEEN
