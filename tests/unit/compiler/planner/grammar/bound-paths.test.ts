/** Paths as stage 2 binds them: what each call is given, what it takes of others, and what is added for it. */
import { describe, expect, it } from "vitest";
import type { Param } from "../../../../../src/contract/plan.ts";
import { boundPath } from "./bound-path.ts";
import { tools } from "./river-tools.ts";

interface Case {
  readonly path: readonly string[];
  readonly calls: readonly string[];
  readonly params?: Readonly<Record<string, Param>>;
  readonly codes?: readonly string[];
}

const BUILT_IN: readonly Case[] = [
  {
    path: [
      "markets: Get the price of bitcoin, ethereum and solana",
      "report: chart them as a bar chart <- 1",
      "report: save the chart to out/prices.svg <- 2",
    ],
    calls: [
      't1 markets.price {"coins":["bitcoin","ethereum","solana"]}',
      't2 report.chart {"table":{"$ref":"t1.table"},"kind":"bar"}',
      't3 report.save {"to":"out/prices.svg","file":{"$ref":"t2.chart.file"}}',
    ],
  },
  {
    path: [
      "(files): Summarise GLOSSARY.md in 5 sentences",
      "text: Summarise GLOSSARY.md in 5 sentences <- 1",
    ],
    calls: [
      't2a files.read {"file":"GLOSSARY.md"}',
      't2 text.summary {"text":{"$ref":"t2a.passage.text"},"sentences":5}',
    ],
  },
  {
    path: [
      "(files): Compare docs/architecture.md with CONTRIBUTING.md",
      "text: Compare docs/architecture.md with CONTRIBUTING.md <- 1",
      "text: tell me the tone of both <- 2",
    ],
    calls: [
      't2a files.read {"file":"docs/architecture.md"}',
      't2b files.read {"file":"CONTRIBUTING.md"}',
      't2 text.compare {"left":{"$ref":"t2a.passage.text"},"right":{"$ref":"t2b.passage.text"}}',
      't3 text.sentiment {"text":{"$ref":"t2a.passage.text"}}',
      't3x1 text.sentiment {"text":{"$ref":"t2b.passage.text"}}',
    ],
  },
  {
    path: ["markets: Is bitcoin overbought?"],
    calls: [
      't1a markets.history {"coin":"bitcoin"}',
      't1 markets.rsi {"points":{"$ref":"t1a.points"}}',
    ],
  },
  {
    path: ["markets: Compute the returns of bitcoin and ethereum over the last year"],
    calls: [
      't1a markets.history {"coin":"bitcoin","days":365}',
      't1b markets.history {"coin":"ethereum","days":365}',
      't1 markets.returns {"points":{"$ref":"t1a.points"}}',
      't1x1 markets.returns {"points":{"$ref":"t1b.points"}}',
    ],
  },
  {
    path: [
      "markets: Show me the price history of ethereum for the last 90 days",
      "report: chart it <- 1",
    ],
    calls: [
      't1 markets.history {"coin":"ethereum","days":90}',
      't2 report.chart {"table":{"$ref":"t1.table"}}',
    ],
  },
  {
    path: ["shell: Run npm run type-check", "text: summarise the output <- 1"],
    calls: [
      't1 shell.run {"command":"npm","args":["run","type-check"]}',
      't2 text.summary {"text":{"$ref":"t1.stdout"}}',
    ],
  },
  {
    path: ["shell: execute npm run build in docs", "report: save the output to out/log.txt <- 1"],
    calls: [
      't1 shell.run {"command":"npm","args":["run","build"],"folder":"docs"}',
      't2 report.save {"to":"out/log.txt","passage":{"title":"execute npm run build in docs","text":{"$ref":"t1.stdout"}}}',
    ],
  },
  {
    path: [
      "shell: npm run lint && npm test",
      "files: list the files in src ~ 1",
      "report: put everything in a report <- 1 2",
    ],
    calls: [
      't1 shell.run {"command":"npm","args":["run","lint"]}',
      't1x1 shell.run {"command":"npm","args":["test"]}',
      't2 files.list {"folder":"src"}',
      't3 report.page {"title":"Npm run lint && npm test, list the files","passages":[{"title":"npm run lint","text":{"$ref":"t1.stdout"}},{"title":"npm test","text":{"$ref":"t1x1.stdout"}}],"tables":[{"$ref":"t2.table"}]}',
    ],
  },
  {
    path: ["shell: run npm test as well as npm run lint", "report: report <- 1"],
    calls: [
      't1 shell.run {"command":"npm","args":["test"]}',
      't1x1 shell.run {"command":"npm","args":["run","lint"]}',
      't2 report.page {"title":"Npm test as well as npm run lint","passages":[{"title":"npm test","text":{"$ref":"t1.stdout"}},{"title":"npm run lint","text":{"$ref":"t1x1.stdout"}}]}',
    ],
  },
  {
    path: [
      "git: Show the commits of last week",
      "git: the authors of src",
      "report: put everything in a report <- 1 2",
    ],
    calls: [
      't1 git.log {"since":{"$time":"now-1w/w"},"until":{"$time":"now/w-1d"}}',
      't2 git.authors {"folder":"src"}',
      't3 report.page {"title":"Commits of last week, the authors","tables":[{"$ref":"t1.table"},{"$ref":"t2.table"}]}',
    ],
  },
  {
    path: ["files: Open docs/sandbox.md", "text: extract the keywords <- 1"],
    calls: [
      't1 files.read {"file":"docs/sandbox.md"}',
      't2 text.keywords {"text":{"$ref":"t1.passage.text"}}',
    ],
  },
  {
    path: [
      "web: Read https://example.org/blog",
      "text: get sentiment <- 1",
      "text: readability <- 1",
    ],
    calls: [
      't1 web.page {"url":"https://example.org/blog"}',
      't2 text.sentiment {"text":{"$ref":"t1.passage.text"}}',
      't3 text.readability {"text":{"$ref":"t1.passage.text"}}',
    ],
  },
  {
    path: [
      "(web): the sentiment of the page https://example.org/about",
      "text: the sentiment of the page https://example.org/about <- 1",
    ],
    calls: [
      't2a web.page {"url":"https://example.org/about"}',
      't2 text.sentiment {"text":{"$ref":"t2a.passage.text"}}',
    ],
  },
  {
    path: ["git: Export the last 20 commits", "report: to out/log.md <- 1"],
    calls: [
      't1 git.log {"limit":20}',
      't2 report.markdown {"title":"Export the last 20 commits","tables":[{"$ref":"t1.table"}]}',
    ],
  },
  {
    path: ["git: Show the last 10 commits", "report: save them to out/commits.txt <- 1"],
    calls: [
      't1 git.log {"limit":10}',
      't2a report.markdown {"title":"Last 10 commits","tables":[{"$ref":"t1.table"}]}',
      't2 report.save {"to":"out/commits.txt","file":{"$ref":"t2a.document"}}',
    ],
  },
  {
    path: ["files: Find all TODO comments in src and count them by folder"],
    calls: ['t1 files.todos {"folder":"src","kinds":["TODO"],"by":"folder"}'],
  },
  {
    path: ["files: find where createRulesPlanner is used in src"],
    calls: ['t1 files.search {"text":"createRulesPlanner","folder":"src"}'],
  },
  {
    path: ['files: find the word "build" in README.md'],
    calls: ['t1 files.search {"text":"build","glob":"README.md"}'],
  },
  {
    path: [
      "(files): How readable is CONTRIBUTING.md",
      "text: How readable is CONTRIBUTING.md <- 1",
      "text: what are its keywords <- 2",
      "report: Put both in a report <- 2 3",
    ],
    calls: [
      't2a files.read {"file":"CONTRIBUTING.md"}',
      't2 text.readability {"text":{"$ref":"t2a.passage.text"}}',
      't3 text.keywords {"text":{"$ref":"t2a.passage.text"}}',
      't4 report.page {"title":"How readable is CONTRIBUTING.md","tables":[{"$ref":"t3.table"}]}',
    ],
    codes: ["ORC2105"],
  },
  {
    path: [
      "(files): Show me the keywords, readability and sentiment of CONTRIBUTING.md",
      "text: Show me the keywords ++ CONTRIBUTING.md <- 1",
      "text: readability <- 1",
      "text: sentiment of CONTRIBUTING.md <- 1",
    ],
    calls: [
      't2a files.read {"file":"CONTRIBUTING.md"}',
      't2 text.keywords {"text":{"$ref":"t2a.passage.text"}}',
      't3 text.readability {"text":{"$ref":"t2a.passage.text"}}',
      't4 text.sentiment {"text":{"$ref":"t2a.passage.text"}}',
    ],
  },
  {
    path: [
      "markets: get the price history for the last {days} days of {coin}",
      "markets: compute the RSI <- 1",
      "report: chart both <- 1 2",
    ],
    calls: [
      't1 markets.history {"coin":{"$param":"coin"},"days":{"$param":"days"}}',
      't2 markets.rsi {"points":{"$ref":"t1.points"}}',
      't3 report.chart {"table":{"$ref":"t1.table"}}',
      't3x1 report.chart {"table":{"$ref":"t2.table"}}',
    ],
    params: { coin: { type: "string" }, days: { type: "integer" } },
  },
  {
    path: ["git: the last {commits} commits"],
    calls: ['t1 git.log {"limit":{"$param":"commits"}}'],
    params: { commits: { type: "integer" } },
  },
  {
    path: ["git: the last {commits} commits", "report: write a report <- 1"],
    calls: [
      't1 git.log {"limit":{"$param":"commits"}}',
      't2 report.page {"title":{"$text":["The last ",{"$param":"commits"}," commits"]},"tables":[{"$ref":"t1.table"}]}',
    ],
    params: { commits: { type: "integer" } },
  },
  {
    path: ["markets: get btc price, eth price"],
    calls: ['t1 markets.price {"coins":["btc","eth"]}'],
  },
  {
    path: ["git: What changed between HEAD~10 and HEAD?"],
    calls: ['t1 git.changes {"from":"HEAD~10","to":"HEAD"}'],
  },
  {
    path: ["git: compare HEAD~5 and HEAD"],
    calls: ['t1 git.changes {"from":"HEAD~5","to":"HEAD"}'],
  },
  {
    path: ["files: how many files are there in src and docs?"],
    calls: ['t1 files.statistics {"folder":"src"}', 't1x1 files.statistics {"folder":"docs"}'],
  },
  {
    path: [
      "(markets): Chart the price history of bitcoin",
      "report: Chart the price history of bitcoin <- 1",
    ],
    calls: [
      't2a markets.history {"coin":"bitcoin"}',
      't2 report.chart {"table":{"$ref":"t2a.table"}}',
    ],
  },
  {
    path: [
      "markets: Get the fear and greed index",
      "markets: get the bitcoin price history ~ 1",
      "markets: compute its RSI <- 2",
      "report: chart both <- 2 3",
      "report: write a report <- 1 2 3 4",
    ],
    calls: [
      "t1 markets.feargreed {}",
      't2 markets.history {"coin":"bitcoin"}',
      't3 markets.rsi {"points":{"$ref":"t2.points"}}',
      't4 report.chart {"table":{"$ref":"t2.table"}}',
      't4x1 report.chart {"table":{"$ref":"t3.table"}}',
      't5 report.page {"title":"Fear and greed index, bitcoin price history","charts":[{"$ref":"t4.chart"},{"$ref":"t4x1.chart"}],"tables":[{"$ref":"t1.table"},{"$ref":"t2.table"},{"$ref":"t3.table"}]}',
    ],
  },
  {
    path: [
      "(files): Summarise GLOSSARY.md and docs/architecture.md",
      "text: Summarise GLOSSARY.md and docs/architecture.md <- 1",
      "text: compare them <- 2",
      "report: write a report with everything <- 2 3",
    ],
    calls: [
      't2a files.read {"file":"GLOSSARY.md"}',
      't2b files.read {"file":"docs/architecture.md"}',
      't2 text.summary {"text":{"$ref":"t2a.passage.text"}}',
      't2x1 text.summary {"text":{"$ref":"t2b.passage.text"}}',
      't3 text.compare {"left":{"$ref":"t2.passage.text"},"right":{"$ref":"t2x1.passage.text"}}',
      't4 report.page {"title":"Summarise GLOSSARY.md and architecture.md","passages":[{"$ref":"t2.passage"},{"$ref":"t2x1.passage"}],"tables":[{"$ref":"t3.table"}]}',
    ],
  },
  {
    path: [
      "(files): Summarise CONTRIBUTING.md",
      "text: Summarise CONTRIBUTING.md <- 1",
      "(files): summarise GLOSSARY.md",
      "text: summarise GLOSSARY.md <- 3 ~ 2",
      "text: compare the two summaries <- 2 4",
    ],
    calls: [
      't2a files.read {"file":"CONTRIBUTING.md"}',
      't2 text.summary {"text":{"$ref":"t2a.passage.text"}}',
      't4a files.read {"file":"GLOSSARY.md"}',
      't4 text.summary {"text":{"$ref":"t4a.passage.text"}}',
      't5 text.compare {"left":{"$ref":"t2.passage.text"},"right":{"$ref":"t4.passage.text"}}',
    ],
  },
  {
    path: [
      "(files): Summarise README.md",
      "text: Summarise README.md <- 1",
      "report: save it as a Markdown report in out/x.md <- 2",
    ],
    calls: [
      't2a files.read {"file":"README.md"}',
      't2 text.summary {"text":{"$ref":"t2a.passage.text"}}',
      't3 report.save {"to":"out/x.md","passage":{"$ref":"t2.passage"}}',
    ],
  },
  {
    path: [
      "files: List the files in docs",
      "git: list the authors ~ 1",
      "report: write a report <- 1 2",
    ],
    calls: [
      't1 files.list {"folder":"docs"}',
      "t2 git.authors {}",
      't3 report.page {"title":"List the files, list the authors","tables":[{"$ref":"t1.table"},{"$ref":"t2.table"}]}',
    ],
  },
  {
    path: ["markets: Get the price of bitcoin in EUR"],
    calls: ['t1 markets.price {"coins":["bitcoin"],"currency":"eur"}'],
  },
  {
    path: ["git: List commits since last Monday"],
    calls: ['t1 git.log {"since":{"$time":"now-1d/w"}}'],
  },
  {
    path: ["git: Show the commits of last month"],
    calls: ['t1 git.log {"since":{"$time":"now-1M/M"},"until":{"$time":"now/M-1d"}}'],
  },
  {
    path: [
      "(files): Extract the keywords of README.md",
      "text: Extract the keywords of README.md <- 1",
      'report: put them on a page titled "Words" <- 2',
    ],
    calls: [
      't2a files.read {"file":"README.md"}',
      't2 text.keywords {"text":{"$ref":"t2a.passage.text"}}',
      't3 report.page {"title":"Words","tables":[{"$ref":"t2.table"}]}',
    ],
  },
  {
    path: ["files: List the files in docs", "report: save the list to out/files.md <- 1"],
    calls: [
      't1 files.list {"folder":"docs"}',
      't2a report.markdown {"title":"List the files","tables":[{"$ref":"t1.table"}]}',
      't2 report.save {"to":"out/files.md","file":{"$ref":"t2a.document"}}',
    ],
  },
  {
    path: [
      "files: List the files in docs",
      "report: chart them as a pie chart <- 1",
      "report: save it to out/files.svg <- 2",
    ],
    calls: [
      't1 files.list {"folder":"docs"}',
      't2 report.chart {"table":{"$ref":"t1.table"},"kind":"pie"}',
      't3 report.save {"to":"out/files.svg","file":{"$ref":"t2.chart.file"}}',
    ],
  },
  {
    path: [
      "(files): Get the readability of CONTRIBUTING.md",
      "text: Get the readability of CONTRIBUTING.md <- 1",
      "report: save it to out/readability.txt <- 2",
    ],
    calls: [
      't2a files.read {"file":"CONTRIBUTING.md"}',
      't2 text.readability {"text":{"$ref":"t2a.passage.text"}}',
      't3 report.save {"to":"out/readability.txt"}',
    ],
    codes: ["ORC2102"],
  },
  {
    path: ["text: Summarise it in 2 sentences"],
    calls: ['t1 text.summary {"sentences":2}'],
    codes: ["ORC2102"],
  },
  {
    path: ["report: save it to out/x.md"],
    calls: ['t1 report.save {"to":"out/x.md"}'],
    codes: ["ORC2102"],
  },
  {
    path: ["shell: run npm test in src"],
    calls: ['t1 shell.run {"command":"npm","args":["test"],"folder":"src"}'],
  },
  {
    path: ["markets: Compute the MACD of solana over the last 2 weeks"],
    calls: [
      't1a markets.history {"coin":"solana","days":14}',
      't1 markets.macd {"points":{"$ref":"t1a.points"}}',
    ],
  },
  {
    path: [
      "files: Count the TODO comments in src",
      "files: list the ten largest files there ++ src ~ 1",
    ],
    calls: [
      't1 files.todos {"folder":"src","kinds":["TODO"]}',
      't2 files.list {"folder":"src","order":"largest","limit":10}',
    ],
  },
  {
    path: [
      "web: Read the page https://example.org/a",
      "web: read the page https://example.org/b ~ 1",
      "text: compare them <- 1 2",
    ],
    calls: [
      't1 web.page {"url":"https://example.org/a"}',
      't2 web.page {"url":"https://example.org/b"}',
      't3 text.compare {"left":{"$ref":"t1.passage.text"},"right":{"$ref":"t2.passage.text"}}',
    ],
  },
];

/** Tools of which the planner knows nothing but their schemas. */
const OWN: readonly Case[] = [
  {
    path: ["rivers: Get the levels of Bonn", "rivers: assess the flood danger <- 1"],
    calls: ['t1 rivers.levels {"gauge":"Bonn"}', 't2 rivers.flood {"levels":{"$ref":"t1.levels"}}'],
  },
  {
    path: ["rivers: Assess the flood danger at Cologne"],
    calls: [
      't1a rivers.levels {"gauge":"Cologne"}',
      't1 rivers.flood {"levels":{"$ref":"t1a.levels"}}',
    ],
  },
  {
    path: ["rivers: Assess the flood danger at Bonn over the last 3 days"],
    calls: [
      't1a rivers.levels {"gauge":"Bonn","days":3}',
      't1 rivers.flood {"levels":{"$ref":"t1a.levels"}}',
    ],
  },
  {
    path: ["rivers: Sketch the levels of Bonn", "binder: bind it into an album <- 1"],
    calls: [
      't1a rivers.levels {"gauge":"Bonn"}',
      't1 rivers.sketch {"levels":{"$ref":"t1a.levels"}}',
      't2 binder.album {"title":"Sketch the levels of Bonn","sketches":[{"$ref":"t1.sketch"}]}',
    ],
  },
  {
    path: [
      "rivers: Sketch the levels of Bonn",
      "rivers: sketch the levels of Basel",
      "binder: bind both into an album <- 1 2",
      "binder: keep it in out/rhine.album <- 3",
    ],
    calls: [
      't1a rivers.levels {"gauge":"Bonn"}',
      't1 rivers.sketch {"levels":{"$ref":"t1a.levels"}}',
      't2a rivers.levels {"gauge":"Basel"}',
      't2 rivers.sketch {"levels":{"$ref":"t2a.levels"}}',
      't3 binder.album {"title":"Sketch the levels of Bonn, sketch the levels of Basel","sketches":[{"$ref":"t1.sketch"},{"$ref":"t2.sketch"}]}',
      't4 binder.keep {"to":"out/rhine.album","album":{"$ref":"t3.album"}}',
    ],
  },
  {
    path: [
      "rivers: Get the levels of Bonn",
      "rivers: get the levels of Cologne ~ 1",
      "rivers: sketch them <- 1 2",
    ],
    calls: [
      't1 rivers.levels {"gauge":"Bonn"}',
      't2 rivers.levels {"gauge":"Cologne"}',
      't3 rivers.sketch {"levels":{"$ref":"t1.levels"}}',
      't3x1 rivers.sketch {"levels":{"$ref":"t2.levels"}}',
    ],
  },
  {
    path: [
      "rivers: Get the levels of Bonn",
      "rivers: assess the flood danger <- 1",
      "rivers: sketch the levels <- 1",
    ],
    calls: [
      't1 rivers.levels {"gauge":"Bonn"}',
      't2 rivers.flood {"levels":{"$ref":"t1.levels"}}',
      't3 rivers.sketch {"levels":{"$ref":"t1.levels"}}',
    ],
  },
  {
    path: ["rivers: Get the levels of Bonn for the last 2 weeks"],
    calls: ['t1 rivers.levels {"gauge":"Bonn","days":14}'],
  },
  {
    path: ["letters: Fetch letter L-17", "letters: translate it into French <- 1"],
    calls: [
      't1 letters.fetch {"letter":"L-17"}',
      't2 letters.translate {"text":{"$ref":"t1.note.text"},"language":"French"}',
    ],
  },
  {
    path: [
      "(letters): Translate letter L-17 into Dutch",
      "letters: Translate letter L-17 into Dutch <- 1",
    ],
    calls: [
      't2a letters.fetch {"letter":"L-17"}',
      't2 letters.translate {"text":{"$ref":"t2a.note.text"},"language":"Dutch"}',
    ],
  },
  {
    path: [
      "letters: Fetch letter L-17",
      "letters: fetch letter L-204 ~ 1",
      "letters: measure how formal both are <- 1 2",
    ],
    calls: [
      't1 letters.fetch {"letter":"L-17"}',
      't2 letters.fetch {"letter":"L-204"}',
      't3 letters.measure {"text":{"$ref":"t1.note.text"}}',
      't3x1 letters.measure {"text":{"$ref":"t2.note.text"}}',
    ],
  },
  {
    path: ['letters: Translate "Goed gedaan" into French'],
    calls: ['t1 letters.translate {"text":"Goed gedaan","language":"French"}'],
  },
  {
    path: [
      "letters: Fetch letter L-17",
      "letters: translate it into French <- 1",
      "binder: keep it in out/letter.txt <- 2",
    ],
    calls: [
      't1 letters.fetch {"letter":"L-17"}',
      't2 letters.translate {"text":{"$ref":"t1.note.text"},"language":"French"}',
      't3 binder.keep {"to":"out/letter.txt","note":{"$ref":"t2.note"}}',
    ],
  },
  {
    path: [
      "letters: Fetch letter L-17",
      "letters: measure how formal it is <- 1",
      "binder: keep it in out/formal.txt <- 2",
    ],
    calls: [
      't1 letters.fetch {"letter":"L-17"}',
      't2 letters.measure {"text":{"$ref":"t1.note.text"}}',
      't3 binder.keep {"to":"out/formal.txt"}',
    ],
    codes: ["ORC2102"],
  },
  {
    path: ["letters: Measure how formal it is"],
    calls: ["t1 letters.measure {}"],
    codes: ["ORC2102"],
  },
  {
    path: [
      "rivers: Sketch the levels of Bonn",
      "letters: fetch letter L-17",
      "binder: bind everything into an album <- 1 2",
    ],
    calls: [
      't1a rivers.levels {"gauge":"Bonn"}',
      't1 rivers.sketch {"levels":{"$ref":"t1a.levels"}}',
      't2 letters.fetch {"letter":"L-17"}',
      't3 binder.album {"title":"Sketch the levels of Bonn, letter L-17","sketches":[{"$ref":"t1.sketch"}],"notes":[{"$ref":"t2.note"}]}',
    ],
  },
  {
    path: ["rivers: Get the levels of Bonn", "letters: fetch letter L-17 ~ 1"],
    calls: ['t1 rivers.levels {"gauge":"Bonn"}', 't2 letters.fetch {"letter":"L-17"}'],
  },
  {
    path: ["rivers: Get the levels of Bonn", "rivers: assess the flood danger at Cologne ~ 1"],
    calls: [
      't1 rivers.levels {"gauge":"Bonn"}',
      't2a rivers.levels {"gauge":"Cologne"}',
      't2 rivers.flood {"levels":{"$ref":"t2a.levels"}}',
    ],
  },
  {
    path: ["rivers: Get the levels of {gauge} for the last {days} days"],
    calls: ['t1 rivers.levels {"gauge":{"$param":"gauge"},"days":{"$param":"days"}}'],
    params: { gauge: { type: "string" }, days: { type: "integer" } },
  },
  { path: ["rivers: Assess the flood danger"], calls: ["t1 rivers.flood {}"], codes: ["ORC2102"] },
  {
    path: ["rivers: Assess the flood danger at Bonn and Cologne"],
    calls: [
      't1a rivers.levels {"gauge":"Bonn"}',
      't1b rivers.levels {"gauge":"Cologne"}',
      't1 rivers.flood {"levels":{"$ref":"t1a.levels"}}',
      't1x1 rivers.flood {"levels":{"$ref":"t1b.levels"}}',
    ],
  },
  {
    path: [
      "(letters): Measure how formal letter L-17 is",
      "letters: Measure how formal letter L-17 is <- 1",
    ],
    calls: [
      't2a letters.fetch {"letter":"L-17"}',
      't2 letters.measure {"text":{"$ref":"t2a.note.text"}}',
    ],
  },
  {
    path: [
      "rivers: Sketch the levels of Basel for the last 3 weeks",
      'binder: bind it into an album titled "The Rhine" <- 1',
    ],
    calls: [
      't1a rivers.levels {"gauge":"Basel","days":21}',
      't1 rivers.sketch {"levels":{"$ref":"t1a.levels"}}',
      't2 binder.album {"title":"The Rhine","sketches":[{"$ref":"t1.sketch"}]}',
    ],
  },
  {
    path: ["letters: Fetch letter L-17 and letter L-204"],
    calls: ['t1 letters.fetch {"letter":"L-17"}', 't1x1 letters.fetch {"letter":"L-204"}'],
  },
];

describe("calls of a path", () => {
  it.each(BUILT_IN)("built in: $path", async ({ path, calls, params = {}, codes = [] }) => {
    const bound = await boundPath(path, { params });
    expect(bound.calls).toEqual(calls);
    expect(bound.codes).toEqual(codes);
  });

  it.each(OWN)("of a workspace: $path", async ({ path, calls, params = {}, codes = [] }) => {
    const bound = await boundPath(path, { params, tools });
    expect(bound.calls).toEqual(calls);
    expect(bound.codes).toEqual(codes);
  });

  it("waits in the order that words say, and hands nothing on", async () => {
    const { tasks } = await boundPath(
      ["rivers: Get the levels of Bonn, then", "letters: fetch letter L-17 ~ 1"],
      { tools },
    );
    expect(tasks.map(({ needs }) => needs)).toEqual([[], ["t1"]]);
  });

  it("runs commands that are joined one after the other", async () => {
    const { tasks } = await boundPath(["shell: npm run lint && npm test"]);
    expect(tasks.map(({ id, needs }) => [id, needs])).toEqual([
      ["t1", []],
      ["t1x1", ["t1"]],
    ]);
  });

  it("makes a parameter of what nobody says, where that is wanted", async () => {
    const { calls, params } = await boundPath(["letters: Fetch a letter"], {
      tools,
      parameterise: true,
    });
    expect(calls).toEqual(['t1 letters.fetch {"letter":{"$param":"letter"}}']);
    expect(params).toMatchObject({ letter: { type: "string" } });
  });
});
