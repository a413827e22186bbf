import type { SymbolPlace } from "../../repository/index.ts";
import type { Outcome } from "../command.ts";
import { renderTable, type Column } from "../render/table.ts";
import type { Session } from "../session.ts";
import type { IndexArguments } from "./arguments.ts";
import { repositoryOf, update } from "./open.ts";

/** Where a name is declared. */
export async function showSymbols(
  { words, path, type, limit, asIs, waitMs }: IndexArguments,
  session: Session,
): Promise<Outcome> {
  const repository = await repositoryOf(session);
  if (!asIs) await update(repository, session, waitMs);
  const symbols = repository.symbols(words, { path, type, limit });
  const text =
    symbols.length === 0
      ? `Nothing that begins with ${words} is declared in the files of the index.`
      : renderTable(symbols, [NAME, KIND, PLACE], session.out);
  return { text, json: { symbols } };
}

/** What a file declares, in its order. */
export async function showOutline(
  { words, asIs, waitMs }: IndexArguments,
  session: Session,
): Promise<Outcome> {
  const repository = await repositoryOf(session);
  if (!asIs) await update(repository, session, waitMs);
  const symbols = repository.outline(words);
  const text =
    symbols.length === 0
      ? `${words} declares nothing that has a name.`
      : renderTable(symbols, [NESTED, KIND, LINES], session.out);
  return { text, json: { symbols } };
}

const NAME: Column<SymbolPlace> = {
  title: "name",
  cell: ({ qualified }) => qualified,
  essential: true,
};
const NESTED: Column<SymbolPlace> = {
  title: "name",
  cell: ({ name, depth }) => `${"  ".repeat(depth)}${name}`,
  essential: true,
};
const KIND: Column<SymbolPlace> = { title: "kind", cell: ({ kind }) => kind };
const PLACE: Column<SymbolPlace> = {
  title: "where",
  cell: ({ citation }) => citation,
  essential: true,
};
const LINES: Column<SymbolPlace> = {
  title: "lines",
  cell: ({ from, to }) => `${from}-${to}`,
  essential: true,
};
