/** Small files of other trades: lifts, bridges, a dig, beehives, a translation agency, things found in trains. */
import { csv } from "./files.ts";

const pick = <T>(of: readonly T[], at: number): T => of[at % of.length] as T;
const day = (year: number, at: number): string =>
  new Date(Date.UTC(year, 0, 1 + (at % 365))).toISOString().slice(0, 10);

export const lifts = Array.from({ length: 14 }, (_, i) => ({
  lift_code: `LFT-${11 + i}`,
  building: pick(["Harbour House", "Mill Court", "Kestrel Tower"], (i * 5) % 7),
  manufacturer: pick(["Otis", "Schindler", "KONE"], (i * 4) % 5),
  installed: 1978 + ((i * 17) % 44),
  floors: 3 + ((i * 7) % 23),
  capacity_kg: pick([320, 450, 630, 1000, 1600], i * 3),
  drive: pick(["hydraulic", "traction", "MRL"], (i * 2) % 7),
}));

export const inspections = Array.from({ length: 40 }, (_, i) => ({
  inspection_no: 7001 + i,
  lift_code: `LFT-${11 + ((i * 5) % 12)}`,
  inspector: pick(["Moira Kelly", "Stefan Brandt", "Raj Patel"], (i * i) % 7),
  inspected_on: day(2022 + (i % 4), i * 43),
  passed: i % 4 === 2 ? "no" : "yes",
  defects: (i * 3) % 7,
  downtime_h: i % 9 === 5 ? undefined : ((i * 37) % 180) / 10,
  cost_gbp: 90 + ((i * 173.25) % 900),
}));

export const finds = Array.from({ length: 45 }, (_, i) => ({
  "Find No": `F-${i + 1}`,
  Trench: pick(["T1", "T2", "T3"], (i * 4) % 7),
  Layer: 1 + ((i * 5) % 6),
  Material: pick(["pottery", "bone", "glass", "iron"], (i * 3) % 10),
  "Weight (g)": i % 13 === 6 ? undefined : 1 + ((i * 617) % 9000) / 10,
  "Found On": day(2024, 160 + ((i * 11) % 60)),
  Period: pick(["Roman", "Iron Age", "Medieval"], (i * 2) % 5),
  Depth_cm: 10 + ((i * 71) % 230),
}));

export const bridges = Array.from({ length: 24 }, (_, i) => ({
  bridge_id: `BR${100 + i}`,
  name: `${pick(["Old", "Miller", "Saint Mary", "Abbey"], i)} Bridge ${i + 1}`,
  river: pick(["Elde", "Warn", "Aare"], (i * 3) % 7),
  built: 1850 + ((i * 53) % 160),
  length_m: 12 + ((i * 2377) % 6000) / 10,
  condition: pick(["A", "B", "C", "D", "E"], (i * 4) % 7),
  last_inspection: day(2018 + (i % 7), i * 29),
  repair_cost_keur: i % 5 === 1 ? undefined : 5 + ((i * 211) % 900),
  material: pick(["steel", "concrete", "stone"], (i * 5) % 8),
}));

export const visits = Array.from({ length: 36 }, (_, i) => ({
  hive: `H${10 + ((i * 7) % 11)}`,
  apiary: pick(["Lime Hill", "Quarry Edge"], (i * 4) % 5),
  visit_date: day(2024 + (i % 2), i * 31),
  honey_kg: i % 6 === 4 ? undefined : ((i * 83) % 280) / 10,
  varroa_pct: ((i * 47) % 90) / 10,
  queen_seen: i % 3 === 1 ? "N" : "Y",
  breed: pick(["Buckfast", "Carniola", "Ligustica"], (i * 5) % 7),
}));

export const jobs = Array.from({ length: 30 }, (_, i) => ({
  job: `TJ${3000 + i}`,
  client: pick(["Brenner Law", "Ministry of Culture", "Helios Games"], (i * 3) % 8),
  words: 200 + ((i * 2900) % 11_800),
  rate: pick([0.08, 0.11, 0.14, 0.18], i * 3),
  delivered: i % 8 === 5 ? undefined : day(2024 + (i % 2), i * 23),
  translator: pick(["Ana Ruiz", "Jo Meyer", "Kenji Ito"], (i * 2) % 7),
  rush: i % 5 === 2,
  domain: pick(["legal", "medical", "marketing", "technical"], (i * 7) % 9),
}));

export const lost = Array.from({ length: 32 }, (_, i) => ({
  tag: 10_001 + i,
  item: pick(["umbrella", "phone", "wallet", "violin"], (i * 5) % 7),
  line: pick(["Line 1", "Line 2", "Airport Express"], (i * 2) % 5),
  found_on: day(2024 + (i % 2), i * 37),
  est_value: i % 7 === 3 ? undefined : 5 * (1 + ((i * 31) % 119)),
  claimed: i % 3 === 0 ? "no" : "yes",
  colour: pick(["black", "blue", "red", "green"], (i * 3) % 7),
}));

const wide = [
  ["Clock Museum", "Basel", 104_000, 93_094, 29_620, 102_302],
  ["Toy Museum", "Prague", 160_000, 162_888, 45_938, 191_897],
  ["Puppet House", "Prague", 179_000, 205_471, 68_741, 267_654],
  ["Glass Works", "Murano", 26_000, 23_617, 8061, 23_981],
] as const;
export const museums = wide.map(([Museum, City, before, at, after, late]) => ({
  Museum,
  City,
  in2018: before,
  in2019: at,
  in2020: after,
  in2022: late,
}));

export const workshopFiles: Readonly<Record<string, string>> = {
  "workshops/lifts.csv": csv(lifts),
  "workshops/lift_inspections.csv": csv(inspections),
  "workshops/finds.csv": csv(finds),
  "workshops/bridges.json": JSON.stringify({ updated: "2025-11-01", bridges }),
  "workshops/hive_visits.csv": csv(visits),
  "workshops/translation_jobs.ndjson": jobs.map((job) => `${JSON.stringify(job)}\n`).join(""),
  "workshops/lost_property.csv": csv(lost),
  "workshops/museum_visitors.csv": [
    "Museum,City,2018,2019,2020,2022",
    ...wide.map((row) => row.join(",")),
    "",
  ].join("\n"),
};
