import { parseArgs } from "node:util";

export const help = `The course command: are the lessons sound, and do they still produce what is recorded?

  npm run course -- check  [--lesson SLUG]   fails where a lesson is wrong or its recorded output has drifted
  npm run course -- record [--lesson SLUG]   writes what the cells produce beside the lesson
  npm run course -- help                     shows this text

Without --lesson it takes every lesson that content/course.json names.
`;

const names = ["check", "record", "help"] as const;

export type Command = { readonly name: (typeof names)[number]; readonly slug: string | null };

/** Reads the words behind `course`; gives a sentence where they make no sense. */
export function readCommand(args: readonly string[]): Command | string {
  try {
    const options = { lesson: { type: "string" } } as const;
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [word = "help", ...rest] = positionals;
    const name = names.find((each) => each === word);
    if (name === undefined) return `There is no command "${word}".`;
    if (rest.length > 0) return `"${rest.join(" ")}" is too much; a lesson is named with --lesson.`;
    return { name, slug: values.lesson ?? null };
  } catch (error) {
    return (error as Error).message;
  }
}
