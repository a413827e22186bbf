/** What cuts files into chunks: the first that takes a path. */
import type { Processor } from "../chunks/processor.ts";
import { bash } from "./bash.ts";
import { cSharp } from "./c-sharp.ts";
import { cpp } from "./cpp.ts";
import { css } from "./css.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { javascript } from "./javascript.ts";
import { lines } from "./lines.ts";
import { markdown } from "./markdown.ts";
import { php } from "./php.ts";
import { powershell } from "./powershell.ts";
import { python } from "./python.ts";
import { ruby } from "./ruby.ts";
import { rust } from "./rust.ts";
import { tsx } from "./tsx.ts";
import { typescript } from "./typescript.ts";

export const processors: readonly Processor[] = [
  typescript,
  tsx,
  javascript,
  markdown,
  python,
  go,
  rust,
  java,
  cSharp,
  cpp,
  ruby,
  php,
  bash,
  powershell,
  css,
  // It takes whatever is left.
  lines,
];
