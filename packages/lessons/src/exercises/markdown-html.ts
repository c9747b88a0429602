import { toHtml } from "hast-util-to-html";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkRehype);

/** Markdown of a hint, of feedback or of an option as HTML. Only the repository's own text is rendered. */
export const markdownHtml = (text: string): string => toHtml(markdown.runSync(markdown.parse(text)));
