import { visit } from "unist-util-visit";
import type { Element, LessonIR, LessonProblem, Mention } from "./ir.ts";
import { didYouMean } from "./nearest.ts";
import type { Tree } from "./tree.ts";

const elements: readonly Element[] = ["Cite", "Term", "Claim"];

/** The elements of a lesson that name something by its id, and those of them that do not say what. */
export function readMentions(
  tree: Tree,
  file: string,
): { readonly mentions: readonly Mention[]; readonly problems: readonly LessonProblem[] } {
  const mentions: Mention[] = [];
  const problems: LessonProblem[] = [];
  visit(tree, (node) => {
    if (node.type !== "mdxJsxTextElement" && node.type !== "mdxJsxFlowElement") return;
    const element = elements.find((name) => name === node.name);
    if (element === undefined) return;
    const { line, column } = node.position!.start;
    const id = node.attributes.find(
      (attribute) => attribute.type === "mdxJsxAttribute" && attribute.name === "id",
    );
    if (typeof id?.value === "string") mentions.push({ element, id: id.value, position: { line, column } });
    else {
      const hint = `Write \`<${element} id="..."\`, with the id in double quotes.`;
      problems.push({ file, line, column, message: `this ${element} has no id`, hint });
    }
  });
  return { mentions, problems };
}

/** What a lesson may name: ids of works, of definitions, of claims. */
export type Known = Readonly<Record<Element, readonly string[]>>;

const places: Readonly<Record<Element, string>> = {
  Cite: "Works stand in content/bibliography.json.",
  Term: "Words stand in content/glossary.json.",
  Claim: "Claims stand in a claims.ts, and recorded in content/claims.json: `npm run course -- record`.",
};

/** The mentions of a lesson that name nothing. */
export function unknownMentions({ file, mentions }: LessonIR, known: Known): LessonProblem[] {
  return mentions
    .filter(({ element, id }) => !known[element].includes(id))
    .map(({ element, id, position }) => {
      const hint = `${didYouMean(id, known[element])}${places[element]}`;
      return { file, ...position, message: `there is no ${nouns[element]} \`${id}\``, hint };
    });
}

const nouns: Readonly<Record<Element, string>> = { Cite: "work", Term: "word", Claim: "claim" };
