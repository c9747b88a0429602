/**
 * An input is a name whose value the reader turns, with a slider for instance. Among cells it is one more cell, which
 * defines the name with its type and its present value: so it has its place in the graph, in what is stale and in types.
 */
export type Input = {
  readonly name: string;
  readonly value: InputValue;
  /** The texts among which a text is chosen. */
  readonly options?: readonly string[];
};

export type InputValue = number | boolean | string;

/** The cell that an input is among cells; it stands before all that use it. */
export const inputCell = (input: Input, value: InputValue = input.value) => ({
  id: inputId(input.name),
  source: `const ${input.name}: ${typeOf(input)} = ${JSON.stringify(value)};`,
});

const prefix = "input.";

/** The id of an input among cells, whose own ids hold no dot. */
export const inputId = (name: string): string => prefix + name;

/** The name of the input that has this id among cells; null for the id of a cell. */
export const inputNameOf = (id: string): string | null =>
  id.startsWith(prefix) ? id.slice(prefix.length) : null;

const typeOf = ({ value, options }: Input): string =>
  options === undefined ? typeof value : options.map((option) => JSON.stringify(option)).join(" | ");
