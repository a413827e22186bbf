/** Which words of a query became what: a row for each part of it that is one call, and below it its words. */
import type { Explained } from "../../compiler/index.ts";
import type { Style } from "../screen.ts";
import { renderTable } from "./table.ts";

interface Row {
  readonly words: string;
  readonly became: string;
  readonly score: string;
  readonly runnerUp: string;
  readonly isUnused?: true;
}

/** @param why absent: the planner cannot say */
export function renderWhy(
  query: string,
  why: readonly Explained[] | undefined,
  style: Style,
): string {
  if (why === undefined) return "This planner does not say which words became what.";
  if (why.length === 0) return "No part of the query became anything.";
  // how a question is read is what was asked for: all of it is shown, on however narrow a terminal
  const wide = { flexible: true, essential: true, wraps: true };
  const columns = [
    { title: "words", cell: ({ words }: Row) => words, ...wide },
    { title: "became", cell: ({ became }: Row) => became, ...wide, paint },
    { title: "score", cell: ({ score }: Row) => score, align: "right" as const },
    { title: "runner-up", cell: ({ runnerUp }: Row) => runnerUp, ...wide, essential: false },
  ];
  function paint(text: string, { isUnused }: Row): string {
    return isUnused === true ? style.colors.red(text) : text;
  }
  return renderTable(
    why.flatMap((one) => rowsOf(query, one)),
    columns,
    style,
  );
}

/** The same for programs: the words beside their offsets. */
export function whyJson(query: string, why: readonly Explained[]) {
  return why.map(({ origin, words, unused, ...rest }) => ({
    text: query.slice(...origin),
    origin,
    ...rest,
    words: words.map((use) => ({ text: query.slice(...use.origin), ...use })),
    unused: unused.map((place) => ({ text: query.slice(...place), origin: place })),
  }));
}

function rowsOf(
  query: string,
  { origin, means, score, words, unused, runnerUp }: Explained,
): Row[] {
  const parts = [
    ...words.map((use) => ({ ...use, isUnused: undefined })),
    ...unused.map((place) => ({
      origin: place,
      means: "not used",
      score: undefined,
      isUnused: true as const,
    })),
  ].toSorted((a, b) => a.origin[0] - b.origin[0]);
  return [
    {
      words: query.slice(...origin),
      became: means ?? "nothing",
      score: amount(score),
      runnerUp: runnerUp === undefined ? "" : `${amount(runnerUp.score)} ${runnerUp.means}`,
    },
    ...parts.map((part) => ({
      words: `· ${query.slice(...part.origin)}`,
      became: part.means,
      score: amount(part.score),
      runnerUp: "",
      ...(part.isUnused && { isUnused: part.isUnused }),
    })),
  ];
}

function amount(score: number | undefined): string {
  return score === undefined ? "" : score.toFixed(2);
}
