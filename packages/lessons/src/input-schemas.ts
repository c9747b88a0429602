import { z } from "zod";
import { parseCell } from "@lightcone/notebook";

const text = (hint: string) =>
  z.string({ error: hint }).refine((value) => value.trim() !== "", { error: hint });
const number = (hint: string) => z.number({ error: hint });

/** What a cell finds besides the names of the lesson. */
const provided = ["show", "console"];

const camelCase = /^[a-z][A-Za-z0-9]*$/;
const isFree = (name: string) => !provided.includes(name) && parseCell(`const ${name} = 0;`).ok;

const nameHint = 'Write `name="delta"`, the name by which cells read it, beginning with a lower-case letter.';
const takenHint = "This word has a meaning in every cell already: choose another name.";
const name = text(nameHint).regex(camelCase, { error: nameHint }).refine(isFree, { error: takenHint });
const label = text('Write `label="..."`, what the reader turns, in a few words.');

const kinds = {
  Slider: z
    .strictObject({
      name,
      label,
      unit: text('Write `unit="ms"`, or remove it.').nullable().default(null),
      min: number("Write `min={0}`, the least value."),
      max: number("Write `max={100}`, the greatest value."),
      step: number("Write `step={1}`, the distance between values.")
        .positive({
          error: "Write a step greater than 0.",
          abort: true,
        })
        .default(1),
      value: number("Write `value={50}`, where the slider stands at first."),
    })
    .refine(({ min, max }) => min < max, {
      path: ["max"],
      error: "Write a `max` that is greater than `min`.",
      abort: true,
    })
    .refine(({ min, max, value }) => value >= min && value <= max, {
      path: ["value"],
      error: ({ input }) => `Write a value from ${(input as Range).min} to ${(input as Range).max}.`,
    })
    .refine(({ min, step, value }) => isOnStep(value - min, step), {
      path: ["value"],
      error: ({ input }) =>
        `Write a value that is some steps of ${(input as Range).step} from ${(input as Range).min}.`,
    })
    .transform((slider) => ({ kind: "slider" as const, ...slider })),

  Choice: z
    .strictObject({
      name,
      label,
      options: z
        .array(text('Write `options={["majority", "all"]}`, each a text.'), {
          error: 'Write `options={["majority", "all"]}`, a list of texts.',
        })
        .min(2, { error: "Write at least two texts: there is nothing to choose otherwise." })
        .refine((options) => new Set(options).size === options.length, { error: "Write each text once." }),
      value: text('Write `value="majority"`, the text that is chosen at first.'),
    })
    .refine(({ options, value }) => options.includes(value), {
      path: ["value"],
      error: ({ input }) =>
        `Write one of ${(input as { options: string[] }).options.map((each) => `"${each}"`).join(", ")}.`,
    })
    .transform((choice) => ({ kind: "choice" as const, ...choice })),

  Toggle: z
    .strictObject({ name, label, value: z.boolean({ error: "Write `value={true}` or `value={false}`." }) })
    .transform((toggle) => ({ kind: "toggle" as const, ...toggle })),

  SeedStepper: z
    .strictObject({
      name,
      label: label.default("Seed"),
      value: number("Write `value={1}`, the seed at first.")
        .int({ error: "Write a whole number." })
        .nonnegative({ error: "Write a number that is not negative." }),
    })
    .transform((seed) => ({ kind: "seed" as const, ...seed })),
};

type Range = { readonly min: number; readonly max: number; readonly step: number };

/** Whether a distance is a whole number of steps, as nearly as fractions can say. */
function isOnStep(distance: number, step: number): boolean {
  const steps = distance / step;
  return Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, Math.abs(steps));
}

/** What the attributes of each element must be, by the element's name; the messages say what to write. */
export const inputSchemas = kinds;

export const isInputElement = (name: string | null): name is keyof typeof kinds =>
  name !== null && Object.hasOwn(kinds, name);
