/** Values of other tools' configurations that nobody means to commit: each becomes a variable of the environment. */
import { looksSecret } from "../../contract/secret-names.ts";

export interface Hidden {
  /** Where it stood: `env.API_KEY`. */
  readonly at: string;
  readonly variable: string;
}

/** What services give out as keys, and anything long without words. */
const KEY =
  /^(?:sk|pk|gh[a-z]|github_pat|xox[a-z]|glpat|AKIA|eyJ)[-_A-Za-z0-9.]{8,}|^(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9+=_-]{24,}$/;

/** Notes what it hides, by the name of the server. */
export function hider(server: string, hidden: Hidden[]) {
  const take = (at: string, name: string): string => {
    const variable = name
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, "_")
      .replace(/^(?=\d)/, "_");
    hidden.push({ at, variable });
    return `\${${variable}}`;
  };
  const isOpen = (value: string): boolean => value !== "" && !value.includes("${");
  return {
    env: (name: string, value: string): string =>
      isOpen(value) && (looksSecret(name) || KEY.test(value)) ? take(`env.${name}`, name) : value,
    header: (name: string, value: string): string => {
      if (!isOpen(value) || /^(?:accept|content-type|user-agent)$/i.test(name)) return value;
      const [, scheme = ""] = /^(Bearer |Basic |Token )/i.exec(value) ?? [];
      return scheme + take(`headers.${name}`, `${server}_${name}`);
    },
    arg: (arg: string, before: string | undefined, at: number): string => {
      if (!isOpen(arg)) return arg;
      const [, flag, value] = /^(--?[A-Za-z][\w-]*)=(.+)$/.exec(arg) ?? [];
      if (flag !== undefined && value !== undefined) {
        return looksSecret(flag) || KEY.test(value)
          ? `${flag}=${take(`args[${at}]`, `${server}_${flag.replace(/^-+/, "")}`)}`
          : arg;
      }
      const isValue =
        before !== undefined &&
        /^--?[A-Za-z]/.test(before) &&
        !before.includes("=") &&
        looksSecret(before);
      if (isValue && !arg.startsWith("-"))
        return take(`args[${at}]`, `${server}_${before.replace(/^-+/, "")}`);
      return KEY.test(arg) && !arg.includes("/") ? take(`args[${at}]`, `${server}_ARG_${at}`) : arg;
    },
    url: (url: string): string => {
      const parsed = URL.parse(url);
      if (parsed === null) return url;
      const password =
        parsed.password === ""
          ? url
          : url.replace(`:${parsed.password}@`, `:${take("url", `${server}_PASSWORD`)}@`);
      return password.replaceAll(
        /([?&])([^=&#]+)=([^&#]+)/g,
        (all, mark: string, name: string, value: string) =>
          isOpen(value) && (looksSecret(name) || KEY.test(value))
            ? `${mark}${name}=${take("url", `${server}_${name}`)}`
            : all,
      );
    },
  };
}
