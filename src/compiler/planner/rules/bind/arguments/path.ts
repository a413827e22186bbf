import { extensionOf } from "../../language/file-words.ts";
import { candidatesOf, type Candidate, type Extractor } from "../candidate.ts";
import type { Facts } from "../../facts.ts";
import type { Field } from "../fields.ts";
import type { Group } from "../reading.ts";
import { isCued } from "./cues.ts";

const CERTAIN = 0.9;
/** A word that stands where a folder would: "in packages". */
const LIKELY = 0.45;

/** Paths as they stand, and words that stand where a place on disk would. */
export const findPath: Extractor = ({ field, reading, facts }) => {
  const written = reading
    .literals("path")
    .flatMap((group) =>
      candidatesOf(field, group, CERTAIN).map((each) => weigh(each, field, group, facts)),
    );
  // Who can look at the disk has told folders from words already.
  const guessed =
    facts === undefined && isFolder(field)
      ? reading.values
          .filter(({ cue, items }) => isCued(field, cue) && items.every(({ isName }) => !isName))
          .flatMap((group) => candidatesOf(field, group, LIKELY))
      : [];
  return [...written, ...guessed];
};

/** A folder is wanted and a file named, or the other way round. */
function weigh(
  candidate: Candidate,
  field: Field,
  group: Group,
  facts: Facts | undefined,
): Candidate {
  const { arg } = candidate;
  const path = typeof arg === "string" ? arg : (group.items[0]?.text ?? "");
  const isFile = extensionOf(path) !== undefined && !path.endsWith("/");
  const wantsFolder = isFolder(field);
  const wantsFile = field.names.includes("file");
  const isKnownFolder = path.endsWith("/") || facts?.isFolder?.(path) === true;
  if ((isFile && wantsFolder) || (isKnownFolder && wantsFile)) return { ...candidate, score: 0 };
  // Of two fields that could have it, the one that is named for it goes first.
  const isNamed = isFile ? wantsFile : wantsFolder;
  const isOptional = !field.required && field.schema.mustExist !== true;
  return { ...candidate, score: candidate.score + (isNamed ? 0.05 : 0) - (isOptional ? 0.02 : 0) };
}

function isFolder({ names }: Field): boolean {
  return names.some((name) => ["folder", "directori", "dir"].includes(name));
}
