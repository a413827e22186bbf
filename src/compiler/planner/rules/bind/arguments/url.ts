import { candidatesOf, type Extractor } from "../candidate.ts";

const CERTAIN = 0.9;

/** Web addresses as they stand. */
export const findUrl: Extractor = ({ field, reading }) =>
  reading.literals("url").flatMap((group) => candidatesOf(field, group, CERTAIN));
