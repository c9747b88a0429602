import { bundleMDX } from "mdx-bundler";
import rehypeKatex from "rehype-katex";
import { rehypePrettyCode } from "rehype-pretty-code";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import { katexOptions } from "./formulas.ts";
import { loadHighlighter } from "./highlighter.ts";
import type { LessonIR } from "./ir.ts";
import { lessonPlugin } from "./lesson-plugin.ts";
import { themes } from "./themes.ts";

export { markdownHtml } from "./exercises/markdown-html.ts";
export { highlight } from "./highlighter.ts";

/**
 * Compiles a lesson to the code that `getMDXComponent` of mdx-bundler/client evaluates. The component expects
 * `components` to hold `Cell` (given the `id` of a cell) and whatever else the lesson's MDX names.
 * MDX is code: compile only lessons of this repository.
 */
export async function compileLesson(lesson: LessonIR): Promise<string> {
  const { code } = await bundleMDX({
    // The blank line keeps a body that begins with a rule, `---`, from being taken for front matter.
    source: `\n${lesson.body}`,
    mdxOptions: (options) => ({
      ...options,
      remarkPlugins: [...(options.remarkPlugins ?? []), remarkGfm, remarkMath, [lessonPlugin, lesson]],
      rehypePlugins: [
        ...(options.rehypePlugins ?? []),
        [rehypeKatex, katexOptions],
        [
          rehypePrettyCode,
          {
            theme: themes,
            keepBackground: false,
            grid: false,
            bypassInlineCode: true,
            getHighlighter: loadHighlighter,
          },
        ],
      ],
    }),
  });
  return code;
}
