/** Questions about made-up tables, and the queries that they mean. */
import { describe, expect, it } from "vitest";
import { apiaries, hives, lighthouses, queryOf } from "./tables.ts";

const both = [hives, apiaries];

const QUESTIONS = [
  [
    hives,
    "total honey by apiary",
    { group: ["apiary"], measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }] },
  ],
  [
    hives,
    "Total honey_kg per queen line in hive_log.csv",
    { group: ["queen_line"], measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }] },
  ],
  [
    hives,
    "what is the average honey of each apiary?",
    { group: ["apiary"], measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }] },
  ],
  [
    hives,
    "how many frames did the Heath hives have in total?",
    {
      where: [{ op: "=", column: "apiary", value: "Heath" }],
      measures: [{ how: "sum", column: "frames", as: "total frames" }],
    },
  ],
  [
    hives,
    "number of rows by inspector",
    { group: ["inspector"], measures: [{ how: "count", as: "rows" }] },
  ],
  [
    hives,
    "how many hives are there",
    { measures: [{ how: "distinct", column: "hive", as: "different values of hive" }] },
  ],
  [
    { ...hives, name: "smoker_sheets", from: { file: "smoker_sheets.csv" } },
    "how many smoker sheets are there where treated is true",
    {
      where: [{ op: "=", column: "treated", value: true }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    { ...hives, name: "SmokerLog", from: { file: "SmokerLog.csv" } },
    "count of smoker reports with frames over 10 in SmokerLog.csv",
    {
      where: [{ op: ">", column: "frames", value: 10 }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "how many different hives are there",
    { measures: [{ how: "distinct", column: "hive", as: "different values of hive" }] },
  ],
  [
    hives,
    "Compare the average honey of Heath and Mill Lane",
    {
      where: [{ op: "in", column: "apiary", values: ["Heath", "Mill Lane"] }],
      group: ["apiary"],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "median of honey",
    { measures: [{ how: "median", column: "honey_kg", as: "median honey_kg" }] },
  ],
  [
    hives,
    "min and max of frames",
    {
      measures: [
        { how: "min", column: "frames", as: "lowest frames" },
        { how: "max", column: "frames", as: "highest frames" },
      ],
    },
  ],
  [
    hives,
    "smallest and largest honey",
    {
      measures: [
        { how: "min", column: "honey_kg", as: "lowest honey_kg" },
        { how: "max", column: "honey_kg", as: "highest honey_kg" },
      ],
    },
  ],
  [
    hives,
    "mean honey and total frames by queen line",
    {
      group: ["queen_line"],
      measures: [
        { how: "mean", column: "honey_kg", as: "mean honey_kg" },
        { how: "sum", column: "frames", as: "total frames" },
      ],
    },
  ],
  [
    hives,
    "average honey where apiary is Mill Lane",
    {
      where: [{ op: "=", column: "apiary", value: "Mill Lane" }],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "average honey for Heath and Mill Lane",
    {
      where: [{ op: "in", column: "apiary", values: ["Heath", "Mill Lane"] }],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "average honey at Heath or Mill Lane",
    {
      where: [{ op: "in", column: "apiary", values: ["Heath", "Mill Lane"] }],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "total frames excluding Heath",
    {
      where: [{ op: "=", column: "apiary", value: "Heath", not: true }],
      measures: [{ how: "sum", column: "frames", as: "total frames" }],
    },
  ],
  [
    hives,
    "total honey without the rows whose queen line is carnica",
    {
      where: [{ op: "=", column: "queen_line", value: "carnica", not: true }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [hives, "rows with honey over 20", { where: [{ op: ">", column: "honey_kg", value: 20 }] }],
  [
    hives,
    "how many rows have honey above 12.5 and frames below 8",
    {
      where: [
        { op: ">", column: "honey_kg", value: 12.5 },
        { op: "<", column: "frames", value: 8 },
      ],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "how many rows have between 5 and 9 frames",
    {
      where: [{ op: "between", column: "frames", from: 5, to: 9 }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "how many rows are treated",
    {
      where: [{ op: "=", column: "treated", value: true }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "how many rows are not treated",
    {
      where: [{ op: "=", column: "treated", value: true, not: true }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "count rows where treated is false",
    {
      where: [{ op: "=", column: "treated", value: false }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [hives, "rows without an inspector", { where: [{ op: "missing", column: "inspector" }] }],
  [
    hives,
    "how many rows have no inspector",
    { where: [{ op: "missing", column: "inspector" }], measures: [{ how: "count", as: "rows" }] },
  ],
  [
    hives,
    "how many missing values of inspector",
    { measures: [{ how: "missing", column: "inspector", as: "missing inspector" }] },
  ],
  [
    hives,
    "honey per month",
    {
      group: [{ column: "harvested", bucket: "month", as: "month" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "monthly honey",
    {
      group: [{ column: "harvested", bucket: "month", as: "month" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "total honey in 2022",
    {
      where: [{ op: "between", from: "2022-01-01", to: "2022-12-31", column: "harvested" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "total honey since March 2022",
    {
      where: [{ op: ">=", value: "2022-03-01", column: "harvested" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "how many rows in July 2023",
    {
      where: [{ op: "between", from: "2023-07-01", to: "2023-07-31", column: "harvested" }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "total honey between 2021 and 2022",
    {
      where: [{ op: "between", from: "2021-01-01", to: "2022-12-31", column: "harvested" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "total honey per month and apiary",
    {
      group: ["apiary", { column: "harvested", bucket: "month", as: "month" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "honey by weekday",
    {
      group: [{ column: "harvested", bucket: "weekday", as: "weekday" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "which month had the most honey",
    {
      group: [{ column: "harvested", bucket: "month", as: "month" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extreme: { which: "greatest", of: "total honey_kg" },
    },
  ],
  [
    hives,
    "which apiary has the highest total honey",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extreme: { which: "greatest", of: "total honey_kg" },
    },
  ],
  [
    hives,
    "which apiary has the most honey",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extreme: { which: "greatest", of: "total honey_kg" },
    },
  ],
  [
    hives,
    "which apiary has the most rows",
    {
      group: ["apiary"],
      measures: [{ how: "count", as: "rows" }],
      extreme: { which: "greatest", of: "rows" },
    },
  ],
  [
    hives,
    "top 3 apiaries by total honey",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      order: [{ column: "total honey_kg", descending: true }],
      limit: 3,
    },
  ],
  [hives, "top 5 rows by honey", { order: [{ column: "honey_kg", descending: true }], limit: 5 }],
  [
    hives,
    "the 3 rows with the most frames",
    { order: [{ column: "frames", descending: true }], limit: 3 },
  ],
  [hives, "sort by honey descending", { order: [{ column: "honey_kg", descending: true }] }],
  [hives, "first 10 rows", { limit: 10 }],
  [
    hives,
    "what share of honey is Heath",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [{ op: "share", of: "total honey_kg", as: "share of total honey_kg" }],
      having: [{ op: "in", column: "apiary", values: ["Heath"] }],
    },
  ],
  [
    hives,
    "share of honey by apiary",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [{ op: "share", of: "total honey_kg", as: "share of total honey_kg" }],
    },
  ],
  [
    hives,
    "percentage of rows that are treated",
    {
      measures: [
        { how: "count", as: "part", where: [{ op: "=", column: "treated", value: true }] },
        { how: "count", as: "whole" },
      ],
      extend: [
        { op: "/", of: ["part", "whole"], as: "ratio" },
        { op: "*", of: ["ratio", 100], as: "share of rows" },
      ],
      select: ["share of rows", "part", "whole"],
    },
  ],
  [
    hives,
    "change in honey per month",
    {
      group: [{ column: "harvested", bucket: "month", as: "month" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [{ op: "change", of: "total honey_kg", as: "change of total honey_kg" }],
    },
  ],
  [
    hives,
    "running total of honey by month",
    {
      group: [{ column: "harvested", bucket: "month", as: "month" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [
        { op: "running total", of: "total honey_kg", as: "running total of total honey_kg" },
      ],
    },
  ],
  [
    hives,
    "monthly honey year over year",
    {
      group: [{ column: "harvested", bucket: "month", as: "month" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [
        {
          op: "percent change",
          of: "total honey_kg",
          back: 12,
          as: "percent change of total honey_kg",
        },
      ],
    },
  ],
  [
    hives,
    "rank apiaries by total honey",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [{ op: "rank", of: "total honey_kg", as: "rank of total honey_kg" }],
    },
  ],
  [
    hives,
    "difference in average honey between Heath and Mill Lane",
    {
      measures: [
        {
          how: "mean",
          column: "honey_kg",
          as: "Heath",
          where: [{ op: "=", column: "apiary", value: "Heath" }],
        },
        {
          how: "mean",
          column: "honey_kg",
          as: "Mill Lane",
          where: [{ op: "=", column: "apiary", value: "Mill Lane" }],
        },
      ],
      extend: [
        { op: "-", of: ["Heath", "Mill Lane"], as: "signed" },
        { op: "abs", of: "signed", as: "difference" },
      ],
      select: ["difference", "Heath", "Mill Lane"],
    },
  ],
  [
    hives,
    "ratio of total honey of Heath to Mill Lane",
    {
      measures: [
        {
          how: "sum",
          column: "honey_kg",
          as: "Heath",
          where: [{ op: "=", column: "apiary", value: "Heath" }],
        },
        {
          how: "sum",
          column: "honey_kg",
          as: "Mill Lane",
          where: [{ op: "=", column: "apiary", value: "Mill Lane" }],
        },
      ],
      extend: [{ op: "/", of: ["Heath", "Mill Lane"], as: "ratio" }],
      select: ["ratio", "Heath", "Mill Lane"],
    },
  ],
  [
    hives,
    "how many more rows have apiary Heath than Mill Lane",
    {
      measures: [
        { how: "count", as: "Heath", where: [{ op: "=", column: "apiary", value: "Heath" }] },
        {
          how: "count",
          as: "Mill Lane",
          where: [{ op: "=", column: "apiary", value: "Mill Lane" }],
        },
      ],
      extend: [{ op: "-", of: ["Heath", "Mill Lane"], as: "difference" }],
      select: ["difference", "Heath", "Mill Lane"],
    },
  ],
  [
    hives,
    "by how much did the total honey change from 2021 to 2022",
    {
      measures: [
        {
          how: "sum",
          column: "honey_kg",
          as: "2021",
          where: [{ op: "between", from: "2021-01-01", to: "2021-12-31", column: "harvested" }],
        },
        {
          how: "sum",
          column: "honey_kg",
          as: "2022",
          where: [{ op: "between", from: "2022-01-01", to: "2022-12-31", column: "harvested" }],
        },
      ],
      extend: [
        { op: "-", of: ["2021", "2022"], as: "signed" },
        { op: "abs", of: "signed", as: "difference" },
      ],
      select: ["difference", "2021", "2022"],
    },
  ],
  [
    hives,
    "which apiary has the higher average honey, Heath or Mill Lane?",
    {
      having: [{ op: "in", column: "apiary", values: ["Heath", "Mill Lane"] }],
      group: ["apiary"],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
      extreme: { which: "greatest", of: "mean honey_kg" },
    },
  ],
  [
    hives,
    "average honey by apiary. Round to two decimals.",
    {
      group: ["apiary"],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
      extend: [{ op: "round", of: "mean honey_kg", digits: 2, as: "rounded mean honey_kg" }],
      select: ["apiary", { column: "rounded mean honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "average honey by apiary. Only treated rows.",
    {
      where: [{ op: "=", column: "treated", value: true }],
      group: ["apiary"],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "total honey by apiary. Sort it from the largest to the smallest.",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      order: [{ column: "total honey_kg", descending: true }],
    },
  ],
  [
    hives,
    "mean honey. Ignore missing values. Leave out Heath.",
    {
      where: [{ op: "=", column: "apiary", value: "Heath", not: true }],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "90th percentile of honey by apiary",
    {
      group: ["apiary"],
      measures: [
        { how: "quantile", column: "honey_kg", q: 0.9, as: "90th percentile of honey_kg" },
      ],
    },
  ],
  [
    hives,
    "standard deviation of honey for buckfast",
    {
      where: [{ op: "=", column: "queen_line", value: "buckfast" }],
      measures: [{ how: "stddev", column: "honey_kg", as: "standard deviation of honey_kg" }],
    },
  ],
  [
    hives,
    "latest harvested",
    { select: ["harvested"], distinct: true, extreme: { which: "greatest", of: "harvested" } },
  ],
  [
    hives,
    "what is the most recent harvested for Heath",
    {
      where: [{ op: "=", column: "apiary", value: "Heath" }],
      select: ["harvested"],
      distinct: true,
      extreme: { which: "greatest", of: "harvested" },
    },
  ],
  [
    hives,
    "apiary of the row with the highest honey",
    { extreme: { which: "greatest", of: "honey_kg" }, select: ["apiary", "honey_kg"] },
  ],
  [hives, "list the different apiaries", { select: ["apiary"], distinct: true }],
  [
    hives,
    "apiaries with more than 30 rows",
    {
      group: ["apiary"],
      measures: [{ how: "count", as: "rows" }],
      having: [{ op: ">", column: "rows", value: 30 }],
    },
  ],
  [
    hives,
    "apiaries with a total honey over 100",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      having: [{ op: ">", column: "total honey_kg", value: 100 }],
    },
  ],
  [
    hives,
    "which inspector has the most rows at Heath",
    {
      where: [{ op: "=", column: "apiary", value: "Heath" }],
      group: ["inspector"],
      measures: [{ how: "count", as: "rows" }],
      extreme: { which: "greatest", of: "rows" },
    },
  ],
  [
    hives,
    "honey for carnica at Heath in 2022",
    {
      where: [
        { op: "=", column: "queen_line", value: "carnica" },
        { op: "=", column: "apiary", value: "Heath" },
        { op: "between", from: "2022-01-01", to: "2022-12-31", column: "harvested" },
      ],
      select: ["honey_kg"],
    },
  ],
  [
    hives,
    "show hive and honey of rows with more than 25 kg",
    { where: [{ op: ">", column: "honey_kg", value: 25 }], select: ["hive", "honey_kg"] },
  ],
  [
    hives,
    "heaviest honey",
    { measures: [{ how: "max", column: "honey_kg", as: "highest honey_kg" }] },
  ],
  [
    both,
    "total honey per soil",
    {
      join: [{ on: [{ left: "apiary", right: "apiary" }] }],
      group: ["soil"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    both,
    "average honey where soil is chalk",
    {
      join: [{ on: [{ left: "apiary", right: "apiary" }] }],
      where: [{ op: "=", column: "soil", value: "chalk" }],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [lighthouses, "how many lighthouses are there", { measures: [{ how: "count", as: "rows" }] }],
  [
    lighthouses,
    "which lighthouse is the tallest",
    { extreme: { which: "greatest", of: "Height (m)" }, select: ["Lighthouse", "Height (m)"] },
  ],
  [
    lighthouses,
    "what is the height of Sandray",
    { where: [{ op: "=", column: "Lighthouse", value: "Sandray" }], select: ["Height (m)"] },
  ],
  [
    lighthouses,
    "when was Cape Morn built",
    { where: [{ op: "=", column: "Lighthouse", value: "Cape Morn" }], select: ["Built"] },
  ],
  [
    lighthouses,
    "how many lighthouses were built before 1900",
    {
      where: [{ op: "<", value: 1900, column: "Built" }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    lighthouses,
    "how many lighthouses are on the West coast",
    {
      where: [{ op: "=", column: "Coast", value: "West" }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    lighthouses,
    "which is taller, Sandray or Eel Point",
    {
      having: [{ op: "in", column: "Lighthouse", values: ["Sandray", "Eel Point"] }],
      extreme: { which: "greatest", of: "Height (m)" },
      select: ["Lighthouse", "Height (m)"],
    },
  ],
  [
    lighthouses,
    "which was built earlier, Gull Rock or Port Ness?",
    {
      having: [{ op: "in", column: "Lighthouse", values: ["Gull Rock", "Port Ness"] }],
      extreme: { which: "least", of: "Built" },
      select: ["Lighthouse", "Built"],
    },
  ],
  [
    lighthouses,
    "difference in height between Sandray and Eel Point",
    {
      measures: [
        {
          how: "max",
          column: "Height (m)",
          as: "Sandray",
          where: [{ op: "=", column: "Lighthouse", value: "Sandray" }],
        },
        {
          how: "max",
          column: "Height (m)",
          as: "Eel Point",
          where: [{ op: "=", column: "Lighthouse", value: "Eel Point" }],
        },
      ],
      extend: [
        { op: "-", of: ["Sandray", "Eel Point"], as: "signed" },
        { op: "abs", of: "signed", as: "difference" },
      ],
      select: ["difference", "Sandray", "Eel Point"],
    },
  ],
  [
    lighthouses,
    "how much taller is Sandray than Eel Point",
    {
      measures: [
        {
          how: "max",
          column: "Height (m)",
          as: "Sandray",
          where: [{ op: "=", column: "Lighthouse", value: "Sandray" }],
        },
        {
          how: "max",
          column: "Height (m)",
          as: "Eel Point",
          where: [{ op: "=", column: "Lighthouse", value: "Eel Point" }],
        },
      ],
      extend: [{ op: "-", of: ["Sandray", "Eel Point"], as: "difference" }],
      select: ["difference", "Sandray", "Eel Point"],
    },
  ],
  [
    lighthouses,
    "which lighthouse comes after Cape Morn",
    {
      neighbour: { of: [{ op: "=", column: "Lighthouse", value: "Cape Morn" }], offset: 1 },
      select: ["Lighthouse"],
    },
  ],
  [
    lighthouses,
    "which lighthouse is listed right before Sandray",
    {
      neighbour: { of: [{ op: "=", column: "Lighthouse", value: "Sandray" }], offset: -1 },
      select: ["Lighthouse"],
    },
  ],
  [
    lighthouses,
    "what is the next lighthouse after Gull Rock",
    {
      neighbour: { of: [{ op: "=", column: "Lighthouse", value: "Gull Rock" }], offset: 1 },
      select: ["Lighthouse"],
    },
  ],
  [
    lighthouses,
    "which lighthouses have the same builder as Sandray",
    {
      where: [
        {
          op: "same as",
          column: "Builder",
          rows: [{ op: "=", column: "Lighthouse", value: "Sandray" }],
        },
      ],
      select: ["Lighthouse"],
    },
  ],
  [
    lighthouses,
    "which lighthouse was built first",
    { select: ["Lighthouse", "Built"], extreme: { which: "least", of: "Built" } },
  ],
  [
    lighthouses,
    "oldest lighthouse",
    { extreme: { which: "least", of: "Built" }, select: ["Lighthouse", "Built"] },
  ],
  [
    lighthouses,
    "lighthouses taller than 30 m",
    { where: [{ op: ">", column: "Height (m)", value: 30 }], select: ["Lighthouse"] },
  ],
  [
    lighthouses,
    "how many lighthouses did Stevenson build",
    {
      where: [{ op: "=", column: "Builder", value: "Stevenson" }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    lighthouses,
    "which lighthouses are not in the West",
    { where: [{ op: "=", column: "Coast", value: "West", not: true }], select: ["Lighthouse"] },
  ],
  [
    lighthouses,
    "who built Port Ness",
    {
      where: [{ op: "=", column: "Lighthouse", value: "Port Ness" }],
      select: ["Builder"],
      distinct: true,
    },
  ],
  [
    lighthouses,
    "name a lighthouse built after 1900",
    { where: [{ op: ">", value: 1900, column: "Built" }], select: ["Lighthouse"] },
  ],
  [
    lighthouses,
    "the top 2 lighthouses by height",
    { order: [{ column: "Height (m)", descending: true }], limit: 2 },
  ],
  [
    hives,
    "count of hives per queen line",
    {
      group: ["queen_line"],
      measures: [{ how: "distinct", column: "hive", as: "different values of hive" }],
    },
  ],
  [
    hives,
    "how many rows are there for each inspector?",
    { group: ["inspector"], measures: [{ how: "count", as: "rows" }] },
  ],
  [
    hives,
    "average frames per apiary and queen line",
    {
      group: ["apiary", "queen_line"],
      measures: [{ how: "mean", column: "frames", as: "mean frames" }],
    },
  ],
  [
    hives,
    "give me the mean, median and max of honey",
    {
      measures: [
        { how: "mean", column: "honey_kg", as: "mean honey_kg" },
        { how: "median", column: "honey_kg", as: "median honey_kg" },
        { how: "max", column: "honey_kg", as: "highest honey_kg" },
      ],
    },
  ],
  [
    hives,
    "what was the total honey in June 2022?",
    {
      where: [{ op: "between", from: "2022-06-01", to: "2022-06-30", column: "harvested" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "in 2023, what was the average honey per apiary?",
    {
      where: [{ op: "between", from: "2023-01-01", to: "2023-12-31", column: "harvested" }],
      group: ["apiary"],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "how many rows have frames of at least 12?",
    {
      where: [{ op: ">=", column: "frames", value: 12 }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "how many rows have 10 or more frames?",
    {
      where: [{ op: ">=", column: "frames", value: 10 }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [hives, "rows where frames is 10", { where: [{ op: "=", column: "frames", value: 10 }] }],
  [
    hives,
    "which queen line has the lowest average honey?",
    {
      group: ["queen_line"],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
      extreme: { which: "least", of: "mean honey_kg" },
    },
  ],
  [
    hives,
    "which 2 apiaries have the highest total honey?",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      order: [{ column: "total honey_kg", descending: true }],
      limit: 2,
    },
  ],
  [
    hives,
    "apiary with the fewest rows",
    {
      group: ["apiary"],
      measures: [{ how: "count", as: "rows" }],
      extreme: { which: "least", of: "rows" },
    },
  ],
  [
    hives,
    "list the hive, apiary and honey of treated rows",
    {
      where: [{ op: "=", column: "treated", value: true }],
      select: ["hive", "apiary", "honey_kg"],
    },
  ],
  [
    hives,
    "show the last 5 rows by harvested",
    { order: [{ column: "harvested", descending: true }], limit: 5 },
  ],
  [
    hives,
    "honey by quarter",
    {
      group: [{ column: "harvested", bucket: "quarter", as: "quarter" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "yearly total honey for Heath",
    {
      where: [{ op: "=", column: "apiary", value: "Heath" }],
      group: [{ column: "harvested", bucket: "year", as: "year" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "total honey by apiary, sorted by total honey descending",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      order: [{ column: "total honey_kg", descending: true }],
    },
  ],
  [
    hives,
    "average honey by apiary, alphabetically",
    {
      group: ["apiary"],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
      order: [{ column: "apiary", descending: false }],
    },
  ],
  [
    hives,
    "number of distinct inspectors",
    { measures: [{ how: "distinct", column: "inspector", as: "different values of inspector" }] },
  ],
  [
    hives,
    "count unique queen line by apiary",
    {
      group: ["apiary"],
      measures: [{ how: "distinct", column: "queen_line", as: "different values of queen_line" }],
    },
  ],
  [
    hives,
    "how many rows were harvested after 2022-06-01",
    {
      where: [{ op: ">", value: "2022-06-01", column: "harvested" }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "how many rows between March 2022 and May 2022",
    {
      where: [{ op: "between", from: "2022-03-01", to: "2022-05-31", column: "harvested" }],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    hives,
    "total honey for buckfast or carnica",
    {
      where: [{ op: "in", column: "queen_line", values: ["buckfast", "carnica"] }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "total honey for all apiaries except Heath and Mill Lane",
    {
      where: [{ op: "in", column: "apiary", values: ["Heath", "Mill Lane"], not: true }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "average honey where treated is true and frames > 10",
    {
      where: [
        { op: "=", column: "treated", value: true },
        { op: ">", column: "frames", value: 10 },
      ],
      measures: [{ how: "mean", column: "honey_kg", as: "mean honey_kg" }],
    },
  ],
  [
    hives,
    "what percentage of honey comes from Mill Lane",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [{ op: "share", of: "total honey_kg", as: "share of total honey_kg" }],
      having: [{ op: "in", column: "apiary", values: ["Mill Lane"] }],
    },
  ],
  [
    hives,
    "cumulative honey by month",
    {
      group: [{ column: "harvested", bucket: "month", as: "month" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [
        { op: "running total", of: "total honey_kg", as: "running total of total honey_kg" },
      ],
    },
  ],
  [
    hives,
    "percent change of honey per year",
    {
      group: [{ column: "harvested", bucket: "year", as: "year" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [
        { op: "percent change", of: "total honey_kg", as: "percent change of total honey_kg" },
      ],
    },
  ],
  [
    hives,
    "growth of honey per year",
    {
      group: [{ column: "harvested", bucket: "year", as: "year" }],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [
        { op: "percent change", of: "total honey_kg", as: "percent change of total honey_kg" },
      ],
    },
  ],
  [
    hives,
    "maximum honey by apiary",
    { group: ["apiary"], measures: [{ how: "max", column: "honey_kg", as: "highest honey_kg" }] },
  ],
  [
    hives,
    "highest honey for each apiary",
    { group: ["apiary"], measures: [{ how: "max", column: "honey_kg", as: "highest honey_kg" }] },
  ],
  [
    hives,
    "honey of H104",
    { where: [{ op: "=", column: "hive", value: "H104" }], select: ["honey_kg"] },
  ],
  [
    hives,
    "what is the variance of frames",
    { measures: [{ how: "variance", column: "frames", as: "variance frames" }] },
  ],
  [
    hives,
    "mode of queen line",
    { measures: [{ how: "mode", column: "queen_line", as: "mode queen_line" }] },
  ],
  [
    hives,
    "min harvested",
    { measures: [{ how: "min", column: "harvested", as: "lowest harvested" }] },
  ],
  [
    hives,
    "total honey by apiary. Use only treated rows. Round to one decimal.",
    {
      where: [{ op: "=", column: "treated", value: true }],
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      extend: [{ op: "round", of: "total honey_kg", digits: 1, as: "rounded total honey_kg" }],
      select: ["apiary", { column: "rounded total honey_kg", as: "total honey_kg" }],
    },
  ],
  [
    hives,
    "total honey by apiary. Highest first.",
    {
      group: ["apiary"],
      measures: [{ how: "sum", column: "honey_kg", as: "total honey_kg" }],
      order: [{ column: "total honey_kg", descending: true }],
    },
  ],
  [
    hives,
    "apiaries with at least 40 rows, sorted by rows descending",
    {
      group: ["apiary"],
      measures: [{ how: "count", as: "rows" }],
      having: [{ op: ">=", column: "rows", value: 40 }],
      order: [{ column: "rows", descending: true }],
    },
  ],
  [
    hives,
    "difference in total frames between 2021 and 2022",
    {
      measures: [
        {
          how: "sum",
          column: "frames",
          as: "2021",
          where: [{ op: "between", from: "2021-01-01", to: "2021-12-31", column: "harvested" }],
        },
        {
          how: "sum",
          column: "frames",
          as: "2022",
          where: [{ op: "between", from: "2022-01-01", to: "2022-12-31", column: "harvested" }],
        },
      ],
      extend: [
        { op: "-", of: ["2021", "2022"], as: "signed" },
        { op: "abs", of: "signed", as: "difference" },
      ],
      select: ["difference", "2021", "2022"],
    },
  ],
  [
    lighthouses,
    "how many different builders are there",
    { measures: [{ how: "distinct", column: "Builder", as: "different values of Builder" }] },
  ],
  [
    lighthouses,
    "lighthouses by coast",
    { group: ["Coast"], measures: [{ how: "count", as: "rows" }] },
  ],
  [
    lighthouses,
    "average height by coast",
    { group: ["Coast"], measures: [{ how: "mean", column: "Height (m)", as: "mean Height (m)" }] },
  ],
  [
    lighthouses,
    "number of lighthouses per builder",
    {
      group: ["Builder"],
      measures: [{ how: "distinct", column: "Lighthouse", as: "different values of Lighthouse" }],
    },
  ],
  [
    lighthouses,
    "height and coast of Eel Point",
    {
      where: [{ op: "=", column: "Lighthouse", value: "Eel Point" }],
      select: ["Height (m)", "Coast"],
    },
  ],
  [
    lighthouses,
    "which lighthouses on the West coast were built after 1850",
    {
      where: [
        { op: "=", column: "Coast", value: "West" },
        { op: ">", value: 1850, column: "Built" },
      ],
      select: ["Lighthouse"],
    },
  ],
  [
    lighthouses,
    "highest lighthouse",
    { extreme: { which: "greatest", of: "Height (m)" }, select: ["Lighthouse", "Height (m)"] },
  ],
  [
    lighthouses,
    "shortest lighthouse",
    { extreme: { which: "least", of: "Height (m)" }, select: ["Lighthouse", "Height (m)"] },
  ],
  [
    lighthouses,
    "what is the average height of lighthouses built by Hale",
    {
      where: [{ op: "=", column: "Builder", value: "Hale" }],
      measures: [{ how: "mean", column: "Height (m)", as: "mean Height (m)" }],
    },
  ],
  [
    lighthouses,
    "lighthouses with a height between 20 and 40",
    { where: [{ op: "between", column: "Height (m)", from: 20, to: 40 }], select: ["Lighthouse"] },
  ],
  [
    lighthouses,
    "lighthouses that are not on the West coast",
    { where: [{ op: "=", column: "Coast", value: "West", not: true }], select: ["Lighthouse"] },
  ],
  [
    lighthouses,
    "the lighthouse right after Sandray",
    {
      neighbour: { of: [{ op: "=", column: "Lighthouse", value: "Sandray" }], offset: 1 },
      select: ["Lighthouse"],
    },
  ],
  [
    lighthouses,
    "what is the difference in height between Gull Rock and Cape Morn",
    {
      measures: [
        {
          how: "max",
          column: "Height (m)",
          as: "Gull Rock",
          where: [{ op: "=", column: "Lighthouse", value: "Gull Rock" }],
        },
        {
          how: "max",
          column: "Height (m)",
          as: "Cape Morn",
          where: [{ op: "=", column: "Lighthouse", value: "Cape Morn" }],
        },
      ],
      extend: [
        { op: "-", of: ["Gull Rock", "Cape Morn"], as: "signed" },
        { op: "abs", of: "signed", as: "difference" },
      ],
      select: ["difference", "Gull Rock", "Cape Morn"],
    },
  ],
  [
    lighthouses,
    "which is older, Gull Rock or Sandray",
    {
      having: [{ op: "in", column: "Lighthouse", values: ["Gull Rock", "Sandray"] }],
      extreme: { which: "least", of: "Built" },
      select: ["Lighthouse", "Built"],
    },
  ],
  [
    lighthouses,
    "who built North Stack",
    {
      where: [{ op: "=", column: "Lighthouse", value: "North Stack" }],
      select: ["Builder"],
      distinct: true,
    },
  ],
  [
    lighthouses,
    "when was Sandray built",
    { where: [{ op: "=", column: "Lighthouse", value: "Sandray" }], select: ["Built"] },
  ],
  [
    both,
    "how many rows per soil",
    {
      join: [{ on: [{ left: "apiary", right: "apiary" }] }],
      group: ["soil"],
      measures: [{ how: "count", as: "rows" }],
    },
  ],
  [
    both,
    "total frames by soil and queen line",
    {
      join: [{ on: [{ left: "apiary", right: "apiary" }] }],
      group: ["soil", "queen_line"],
      measures: [{ how: "sum", column: "frames", as: "total frames" }],
    },
  ],
] as const;

describe("questions about a table", () => {
  it.each(QUESTIONS)("%# of %o: %s", (table, question, query) => {
    expect(queryOf(question, table)).toEqual(query);
  });
});
