/** `max-tasks` as yargs gives it: `maxTasks`. */
export function camelCase(flag: string): string {
  return flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
