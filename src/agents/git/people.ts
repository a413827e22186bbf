/**
 * Who is who in a history. A person is an address, after `.mailmap`: one name with two addresses is two
 * people, and one address with several names is one. Co-authors are not counted, as `git shortlog` does.
 */

/** As git prints them with `%aN` and `%aE`. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

export interface People {
  /** The person's name; with the address where several people have that name. */
  labelOf(signature: Signature): string;
  /** Those who signed with more than one name, with the names that are not shown. */
  readonly aliases: readonly { readonly author: string; readonly also: readonly string[] }[];
}

/** The same for all signatures of one person. Without an address it is the name that counts. */
export function personOf({ name, email }: Signature): string {
  return email.trim() === "" ? `name:${name}` : `email:${email.trim().toLowerCase()}`;
}

/** @param signatures one for each commit, newest first */
export function peopleOf(signatures: readonly Signature[]): People {
  const persons = Map.groupBy(signatures, personOf);
  const namesOf = new Map([...persons].map(([person, own]) => [person, byUse(own)]));
  const sharing = new Map<string, number>();
  for (const [shown = ""] of namesOf.values()) sharing.set(shown, (sharing.get(shown) ?? 0) + 1);
  const labels = new Map(
    [...persons].map(([person, own]) => {
      const [shown = ""] = namesOf.get(person) ?? [];
      const email = printable(own[0]?.email ?? "");
      return [
        person,
        (sharing.get(shown) ?? 0) > 1 && email !== "" ? `${shown} <${email}>` : shown,
      ];
    }),
  );
  const labelOf = (person: string) => labels.get(person) ?? "";
  return {
    labelOf: (signature) => labelOf(personOf(signature)),
    aliases: [...namesOf].flatMap(([person, [, ...also]]) =>
      also.length === 0 ? [] : [{ author: labelOf(person), also }],
    ),
  };
}

/**
 * The names that a person used, most used first. Of those used as often, a full name comes before a user name,
 * and the more recent one before the older.
 */
function byUse(signatures: readonly Signature[]): string[] {
  const uses = new Map<string, number>();
  for (const signature of signatures) {
    const shown = nameOf(signature);
    uses.set(shown, (uses.get(shown) ?? 0) + 1);
  }
  const isFull = (name: string) => Number(/\S\s+\S/.test(name));
  return [...uses]
    .toSorted(([a, usesA], [b, usesB]) => usesB - usesA || isFull(b) - isFull(a))
    .map(([name]) => name);
}

/** Commits made by programs may have no name, and even no address. */
function nameOf({ name, email }: Signature): string {
  return printable(name) || printable(email) || "(no name)";
}

/** Control characters, which git allows within names and subjects, would break lines. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, " ").trim();
}
