#!/usr/bin/env bash
# jstat 1.9.6: Poisson probabilities of counts above some 140 are Infinity, and from some 170 on NaN, since the
# power and then the factorial exceed a double; the binomial of 1000 trials is right. So "are 200 orders a day
# unusual?" has no number.
#
# Seen: "Poisson 100: 0.0399, 0.5266", "Poisson 140: 0.0337, 0.5225", "Poisson 150: Infinity, Infinity", "Poisson
# 200: NaN, NaN", "binomial 500 of 1000: 0.0252"
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jstat@1.9.6
cat >see.mjs <<'JS'
import jstat from "jstat";
for (const mean of [100, 140, 150, 200]) {
  console.log(`Poisson ${mean}: ${jstat.poisson.pdf(mean, mean).toFixed(4)}, ${jstat.poisson.cdf(mean, mean).toFixed(4)}`);
}
console.log(`binomial 500 of 1000: ${jstat.binomial.pdf(500, 1000, 0.5).toFixed(4)}`);
JS
node see.mjs | tee seen.txt
diff seen.txt - <<'SEEN'
Poisson 100: 0.0399, 0.5266
Poisson 140: 0.0337, 0.5225
Poisson 150: Infinity, Infinity
Poisson 200: NaN, NaN
binomial 500 of 1000: 0.0252
SEEN
