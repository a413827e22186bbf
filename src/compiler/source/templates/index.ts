/** Templates in the workspace: saved plans with parameters, a file for each version. */
export { readTemplates, templateFile, templateFiles, type TemplateFile } from "./template-files.ts";
export { templateText } from "./template-text.ts";
