import { defineDiagnostic } from "../diagnostic.ts";

export const newerDatabase = defineDiagnostic<{
  readonly file: string;
  readonly version: number;
  readonly known: number;
}>({
  code: "ORC4004",
  title: "The database was written by a newer orchc",
  severity: "error",
  message: ({ file, version, known }) =>
    `${file} has version ${version}; this orchc knows versions up to ${known}.`,
  help: () =>
    "Update orchc, or set paths.database in orchc.config.yaml to another file for this version.",
  explanation: `
A newer orchc has changed the schema of the database. An older one would misread it or lose data of the newer one,
so it does not open the file. Nothing was changed.
`,
});
