import { join, resolve } from "node:path";
import { ESLint } from "eslint";
import { root } from "../workspace.ts";

/** What the shared lint says about a text that stood at `path` (from the workspace's root): "rule: message". */
export async function lintText(path: string, text: string): Promise<string[]> {
  const project = path.startsWith("content/") ? "content" : path.split("/").slice(0, 2).join("/");
  const eslint = new ESLint({ cwd: resolve(root, project) });
  const [result] = await eslint.lintText(text, { filePath: join(root, path) });
  if (!result) throw new Error(`${path} is ignored by ESLint, so nothing was proved about it`);
  return result.messages.map(({ ruleId, message }) => `${ruleId ?? "fatal"}: ${message}`);
}
