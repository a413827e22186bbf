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
A newer orchc has changed the form of the database. An older one would misread it or lose what the newer one
keeps there, so it leaves the file alone. Nothing was changed.
`,
});
