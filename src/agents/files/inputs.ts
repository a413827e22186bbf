/** Inputs that several tools of this agent share, in the same words. */
import { z } from "zod";

export const folderInput = z
  .string()
  .min(1)
  .default(".")
  .describe("folder to look in, with all its subfolders; the workspace by default")
  .meta({ format: "path", mustExist: true });

export const globInput = z
  .string()
  .min(1)
  .default("**/*")
  .describe(
    "which files, as a pattern such as *.ts or docs/**/*.md; without a slash it matches at any depth",
  )
  .meta({ format: "glob" });
