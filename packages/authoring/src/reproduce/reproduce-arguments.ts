/** What `reproduce` is asked: which claims, with which parameters. */
export type ReproduceCommand = {
  readonly name: "reproduce";
  /** The beginning of an id, such as a model's name; null for all claims. */
  readonly prefix: string | null;
  readonly isJson: boolean;
  /** Parameters as they were written, by their names in kebab-case. */
  readonly parameters: Readonly<Record<string, string>>;
};

/** Reads the words behind `reproduce`; gives a sentence where they make no sense. Every option but --json is a parameter. */
export function readReproduce(args: readonly string[]): ReproduceCommand | string {
  let prefix: string | null = null;
  let isJson = false;
  const parameters: Record<string, string> = {};
  for (let place = 0; place < args.length; place++) {
    const word = args[place]!;
    if (word === "--json") isJson = true;
    else if (word.startsWith("--")) {
      const [name, written] = split(word.slice(2));
      const value = written ?? args[++place];
      if (value === undefined || value.startsWith("--")) return `--${name} has no value.`;
      if (name in parameters) return `--${name} is given twice.`;
      parameters[name] = value;
    } else if (prefix === null) prefix = word;
    else return `"${word}" is too much; name one claim or one model, and parameters as --name value.`;
  }
  if (prefix === null && Object.keys(parameters).length > 0)
    return `--${Object.keys(parameters)[0]} belongs to a model: name it, as in \`reproduce wars --n 5\`.`;
  return { name: "reproduce", prefix, isJson, parameters };
}

function split(option: string): readonly [name: string, value: string | undefined] {
  const equals = option.indexOf("=");
  return equals < 0 ? [option, undefined] : [option.slice(0, equals), option.slice(equals + 1)];
}
