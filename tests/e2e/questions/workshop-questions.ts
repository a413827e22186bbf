/** What analysts ask of the files of lifts, bridges, a dig, beehives, translations and lost things; from the rows. */
import { count, groups, mean, median, most, none, number, sum } from "./from-rows.ts";
import type { Question, Right } from "./table.ts";
import { bridges, finds, inspections, jobs, lifts, lost, museums, visits } from "./workshops.ts";

/** The headline of rows that are shown: how many of all. */
const shown = (rows: readonly unknown[], all: readonly unknown[]): Right => ({
  names: `${rows.length} of ${all.length} rows`,
});

const of = (code: string): (typeof lifts)[number] | undefined =>
  lifts.find((lift) => lift.lift_code === code);
const isIn = (year: string, date: string | undefined): boolean => date?.startsWith(year) ?? false;

const onLifts: readonly Question[] = [
  { ask: "how many lifts do we have in lifts.csv", right: number(lifts) },
  {
    ask: "avg cost per inspector lift_inspections.csv",
    right: {
      groups: groups(
        inspections,
        (row) => row.inspector,
        (all) => mean(all.map((row) => row.cost_gbp)),
      ),
    },
    answered: true,
  },
  {
    ask: "average downtime per manufacturer, using lift_inspections.csv and lifts.csv",
    right: {
      groups: groups(
        inspections,
        (row) => of(row.lift_code)?.manufacturer ?? "",
        (all) => mean(all.map((row) => row.downtime_h)),
      ),
    },
  },
  {
    ask: "number of defects by building in lift_inspections.csv and lifts.csv",
    right: {
      groups: groups(
        inspections,
        (row) => of(row.lift_code)?.building ?? "",
        (all) => sum(all.map((row) => row.defects)),
      ),
    },
  },
  {
    ask: "lifts installed before 1990 in lifts.csv",
    right: shown(
      lifts.filter((row) => row.installed < 1990),
      lifts,
    ),
    answered: true,
  },
  {
    ask: "how many hydraulic lifts with more than 10 floors in lifts.csv",
    right: number(lifts.filter((row) => row.drive === "hydraulic" && row.floors > 10)),
    answered: true,
  },
  {
    ask: "oldest lift in lifts.csv",
    right: { names: lifts.toSorted((a, b) => a.installed - b.installed)[0]?.lift_code ?? "" },
  },
  {
    ask: "avg capacity of KONE and Otis lifts in lifts.csv",
    right: {
      value: mean(
        lifts.filter((row) => row.manufacturer !== "Schindler").map((row) => row.capacity_kg),
      ),
    },
  },
  {
    ask: "inspections costing between 200 and 300 pounds in lift_inspections.csv, how many",
    right: number(inspections.filter((row) => row.cost_gbp >= 200 && row.cost_gbp <= 300)),
  },
  {
    ask: "when was LFT-16 last inspected (lift_inspections.csv)",
    right: {
      names:
        inspections
          .filter((row) => row.lift_code === "LFT-16")
          .map((row) => row.inspected_on)
          .toSorted()
          .at(-1) ?? "",
    },
  },
  {
    ask: "number of rows, number of inspectors and the total cost in lift_inspections.csv",
    right: { names: `Rows ${inspections.length}, different values of inspector 3, total cost_gbp` },
  },
  {
    ask: "total cost of failed inspections in 2024, lift_inspections.csv",
    right: {
      value: sum(
        inspections
          .filter((row) => row.passed === "no" && isIn("2024", row.inspected_on))
          .map((row) => row.cost_gbp),
      ),
    },
  },
  { ask: "why do lifts fail in lift_inspections.csv", right: none },
];

const onFinds: readonly Question[] = [
  {
    ask: "avg depth by period, finds.csv, deepest first",
    right: {
      groups: groups(
        finds,
        (row) => row.Period,
        (all) => mean(all.map((row) => row.Depth_cm)),
      ),
    },
  },
  {
    ask: "finds deeper than 2 m in finds.csv",
    right: shown(
      finds.filter((row) => row.Depth_cm > 200),
      finds,
    ),
  },
  {
    ask: "total weight in kg of the iron finds, finds.csv",
    right: {
      value:
        sum(finds.filter((row) => row.Material === "iron").map((row) => row["Weight (g)"])) / 1000,
    },
  },
  { ask: "average weight of gold finds in finds.csv", right: none },
  { ask: "total gewicht der funde in finds.csv", right: none },
];

const onBridges: readonly Question[] = [
  {
    ask: "bridges in condition D or E in bridges.json",
    right: shown(
      bridges.filter((row) => row.condition > "C"),
      bridges,
    ),
    answered: true,
  },
  {
    ask: "total repair cost by river, bridges.json",
    right: {
      groups: groups(
        bridges,
        (row) => row.river,
        (all) => sum(all.map((row) => row.repair_cost_keur)),
      ),
    },
    answered: true,
  },
  {
    ask: "bridges not inspected since 2020 in bridges.json",
    right: shown(
      bridges.filter((row) => row.last_inspection < "2020"),
      bridges,
    ),
  },
  {
    ask: "how many stone bridges were built in the 19th century, bridges.json",
    right: number(
      bridges.filter((row) => row.material === "stone" && row.built > 1800 && row.built <= 1900),
    ),
  },
  {
    ask: "when was Abbey Bridge 4 built? bridges.json",
    right: { names: `: ${bridges.find(({ name }) => name === "Abbey Bridge 4")?.built}.` },
  },
  { ask: "how many bridges over the Thames in bridges.json", right: none },
  { ask: "how many bridges of unobtainium in bridges.json", right: none },
  { ask: "wie viele Brücken sind in bridges.json", right: none },
];

const onVisits: readonly Question[] = [
  {
    ask: "total honey per apiary in hive_visits.csv",
    right: {
      groups: groups(
        visits,
        (row) => row.apiary,
        (all) => sum(all.map((row) => row.honey_kg)),
      ),
    },
    answered: true,
  },
  {
    ask: "visits where the queen was not seen and varroa is above 5% in hive_visits.csv",
    right: shown(
      visits.filter((row) => row.queen_seen === "N" && row.varroa_pct > 5),
      visits,
    ),
  },
  {
    ask: "how many different hives are in hive_visits.csv",
    right: { value: new Set(visits.map((row) => row.hive)).size },
  },
  {
    ask: "honey harvested in 2025 at Quarry Edge hive_visits.csv",
    right: {
      value: sum(
        visits
          .filter((row) => row.apiary === "Quarry Edge" && isIn("2025", row.visit_date))
          .map((row) => row.honey_kg),
      ),
    },
  },
  { ask: "do bees like Quarry Edge better than Lime Hill, hive_visits.csv", right: none },
  { ask: "forecast the honey for 2027, hive_visits.csv", right: none },
];

const onJobs: readonly Question[] = [
  {
    ask: "total words translated per translator in translation_jobs.ndjson",
    right: {
      groups: groups(
        jobs,
        (row) => row.translator,
        (all) => sum(all.map((row) => row.words)),
      ),
    },
  },
  {
    ask: "jobs not delivered yet in translation_jobs.ndjson",
    right: shown(
      jobs.filter((row) => row.delivered === undefined),
      jobs,
    ),
  },
  {
    ask: "rush jobs as a share of all jobs, translation_jobs.ndjson",
    right: { names: `part ${jobs.filter((row) => row.rush).length}, whole ${jobs.length}` },
  },
  {
    ask: "how many jobs are neither legal nor medical in translation_jobs.ndjson",
    right: number(jobs.filter((row) => row.domain !== "legal" && row.domain !== "medical")),
  },
  {
    ask: "Total words per client in translation_jobs.ndjson. Only rush jobs please.",
    right: {
      groups: groups(
        jobs.filter((row) => row.rush),
        (row) => row.client,
        (all) => sum(all.map((row) => row.words)),
      ),
    },
  },
  {
    ask: "jobs for Helios Games with more than 8000 words and rate below 0.12 in translation_jobs.ndjson",
    right: shown(
      jobs.filter((row) => row.client === "Helios Games" && row.words > 8000 && row.rate < 0.12),
      jobs,
    ),
  },
  {
    ask: "median words by domain translation_jobs.ndjson",
    right: {
      groups: groups(
        jobs,
        (row) => row.domain,
        (all) => median(all.map((row) => row.words)),
      ),
    },
    answered: true,
  },
  { ask: "how many jobs were delivered late in translation_jobs.ndjson", right: none },
  { ask: "jobs translated into Korean in translation_jobs.ndjson", right: none },
];

const onLost: readonly Question[] = [
  {
    ask: "total est value of unclaimed phones, lost_property.csv",
    right: {
      value: sum(
        lost
          .filter((row) => row.claimed === "no" && row.item === "phone")
          .map((row) => row.est_value),
      ),
    },
  },
  {
    ask: "avg est value of violins vs phones, lost_property.csv",
    right: {
      groups: groups(
        lost.filter((row) => row.item === "violin" || row.item === "phone"),
        (row) => row.item,
        (all) => mean(all.map((row) => row.est_value)),
      ),
    },
  },
  {
    ask: "red or blue umbrellas found in 2025 in lost_property.csv",
    right: shown(
      lost.filter(
        (row) =>
          (row.colour === "red" || row.colour === "blue") &&
          row.item === "umbrella" &&
          isIn("2025", row.found_on),
      ),
      lost,
    ),
  },
  {
    ask: "most common item on the Airport Express, lost_property.csv",
    right: most(
      groups(
        lost.filter((row) => row.line === "Airport Express"),
        (row) => row.item,
        count,
      ),
    ),
  },
  { ask: "who stole the violins in lost_property.csv", right: none },
];

const onMuseums: readonly Question[] = [
  {
    ask: "which museum had the most visitors in 2019 in museum_visitors.csv",
    right: { names: "Puppet House" },
  },
  {
    ask: "total visitors by city in 2022, museum_visitors.csv",
    right: {
      groups: groups(
        museums,
        (row) => row.City,
        (all) => sum(all.map((row) => row.in2022)),
      ),
    },
  },
  { ask: "visitors in 2026, museum_visitors.csv", right: none },
  { ask: "which museum should I visit, museum_visitors.csv", right: none },
];

export const workshopQuestions: readonly Question[] = [
  ...onLifts,
  ...onFinds,
  ...onBridges,
  ...onVisits,
  ...onJobs,
  ...onLost,
  ...onMuseums,
];
