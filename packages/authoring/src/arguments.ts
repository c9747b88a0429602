import { parseArgs } from "node:util";
import { type ModelName, modelNames } from "@lightcone/checkers";
import { readReproduce, type ReproduceCommand } from "./reproduce/reproduce-arguments.ts";

export const help = `The course command: are the lessons sound, and do they still produce what is recorded?

  npm run course -- check  [--lesson SLUG]   fails where a lesson is wrong or its recorded output has drifted
  npm run course -- record [--lesson SLUG]   writes what the cells produce beside the lesson
  npm run course -- check  --claims          fails where a claim no longer comes to what is recorded
  npm run course -- record --claims          writes what every claim comes to, for the pages
  npm run course -- receipt FILE             judges the answer of an exercise's receipt again
  npm run course -- help                     shows this text

Without options they take every lesson that content/course.json names, and the claims. The exit status of receipt is 0 where the verdict is
the same, 1 where it is another one, 2 where the receipt cannot be read.

Do published results come out? Published beside ours, over all cores; parameters are those of a model's defaults.

  npm run reproduce                                every claim
  npm run reproduce -- wars                        those of a model, or one by its id
  npm run reproduce -- wars --n 5 --r 2 --w 1      a model with other parameters, whether published or not
  npm run -s reproduce -- --json                   the same as JSON

Is a recorded history linearizable? (-s keeps npm quiet.)

  npm run -s course -- check-history FILE          the verdict, and one order that explains it or why there is none
  npm run -s course -- check-history DIR --summary one line for each file, and totals

  --model MODEL         what the operations are on; without it the first that has them all of
                        ${modelNames.slice(0, 6).join(", ")},
                        ${modelNames.slice(6).join(", ")}
  --initial JSON        its state at first, where that is not the usual one, such as --initial '{"x":0,"y":0}'
  --fail-means MEANING  what :fail says. "happened": a failed cas took effect and returned false, and what failed
                        otherwise may have taken effect. "not": it did not happen. Without it log lines are read as
                        "happened" and EDN as "not"
  --limit COUNT         configurations that the search may keep, 5000000 unless given: then the verdict is unknown
  --svg OUT             writes a picture of the history

Files are our own JSON, EDN as Jepsen and Knossos write it (there a read of nil says nothing), key-value histories in
EDN, or Jepsen's log lines. The exit status is 0 where all is linearizable, 1 where something is not, and otherwise 2
where something is unknown or cannot be read.
`;

export type LessonCommand = {
  readonly name: "check" | "record";
  readonly slug: string | null;
  readonly isOfClaims: boolean;
};

export type HistoryCommand = {
  readonly name: "check-history";
  readonly path: string;
  /** Null: to be recognized by the operations. */
  readonly model: ModelName | null;
  readonly failMeans: "happened" | "not" | null;
  /** The state at first; undefined where it is the model's own. */
  readonly initial: unknown;
  /** How many configurations the search may keep; null: the standard. */
  readonly limit: number | null;
  readonly svg: string | null;
  readonly isSummary: boolean;
};

export type ReceiptCommand = { readonly name: "receipt"; readonly path: string };

export type Command =
  LessonCommand | HistoryCommand | ReceiptCommand | ReproduceCommand | { readonly name: "help" };

const options = {
  lesson: { type: "string" },
  claims: { type: "boolean" },
  model: { type: "string" },
  "fail-means": { type: "string" },
  initial: { type: "string" },
  limit: { type: "string" },
  svg: { type: "string" },
  summary: { type: "boolean" },
} as const;

/** Which options each command takes. */
const taken: Readonly<Record<Exclude<Command["name"], "reproduce">, readonly string[]>> = {
  check: ["lesson", "claims"],
  record: ["lesson", "claims"],
  "check-history": ["model", "fail-means", "initial", "limit", "svg", "summary"],
  receipt: [],
  help: [],
};

type Values = { readonly [Option in keyof typeof options]?: string | boolean };

/** Reads the words behind `course`; gives a sentence where they make no sense. */
export function readCommand(args: readonly string[]): Command | string {
  if (args[0] === "reproduce") return readReproduce(args.slice(1));
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [word = "help", ...rest] = positionals;
    const name = (Object.keys(taken) as (keyof typeof taken)[]).find((each) => each === word);
    if (name === undefined) return `There is no command "${word}".`;
    const foreign = Object.keys(values).find((option) => !taken[name].includes(option));
    if (foreign !== undefined) return `"${name}" has no option --${foreign}.`;
    if (name === "check-history") return historyCommand(rest, values);
    if (name === "receipt") return receiptCommand(rest);
    if (rest.length > 0) return `"${rest.join(" ")}" is too much; a lesson is named with --lesson.`;
    if (name === "help") return { name };
    const { lesson: slug = null, claims = false } = values;
    if (slug !== null && claims) return "--lesson and --claims are two things: give one of them.";
    return { name, slug, isOfClaims: claims };
  } catch (error) {
    return (error as Error).message;
  }
}

function receiptCommand([path, ...more]: readonly string[]): ReceiptCommand | string {
  if (path === undefined) return "Which receipt? Name its file.";
  return more.length > 0
    ? `"${more.join(" ")}" is too much; one receipt is judged at a time.`
    : { name: "receipt", path };
}

function historyCommand([path, ...more]: readonly string[], values: Values): HistoryCommand | string {
  if (path === undefined) return "Which history? Name a file, or a folder and --summary.";
  if (more.length > 0) return `"${more.join(" ")}" is too much; one file or folder is checked at a time.`;
  const { model, initial, limit, svg, summary = false } = values;
  const known = modelNames.find((each) => each === model);
  if (model !== undefined && known === undefined)
    return `There is no model "${String(model)}": known are ${modelNames.join(", ")}.`;
  const meaning = (["happened", "not"] as const).find((each) => each === values["fail-means"]);
  if (values["fail-means"] !== undefined && meaning === undefined)
    return `--fail-means is "${String(values["fail-means"])}": give happened or not.`;
  if (svg !== undefined && summary === true) return "--svg draws one history; leave --summary out.";
  if (limit !== undefined && !/^[1-9]\d*$/.test(String(limit)))
    return `--limit is "${String(limit)}": give a number of configurations, 1 or more.`;
  const state = initial === undefined ? undefined : parsed(String(initial));
  if (state instanceof SyntaxError) return `--initial is no JSON: ${state.message}.`;
  return {
    name: "check-history",
    path,
    model: known ?? null,
    failMeans: meaning ?? null,
    initial: state,
    limit: limit === undefined ? null : Number(limit),
    svg: svg === undefined ? null : String(svg),
    isSummary: summary === true,
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    return error;
  }
}
