import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readNotices } from "../../src/notices.ts";

export const dynamic = "force-static";

const line = "-".repeat(78);

/** Every licence word for word, ours first: what the licences ask to travel with the copies. */
export function GET() {
  const site = process.cwd();
  const ours = readFileSync(join(site, "../../LICENSE"), "utf8").trim();
  const notices = readNotices(site).map(
    ({ name, version, license, text }) => `${line}\n${name} ${version} (${license})\n${line}\n\n${text}`,
  );
  return new Response(`${[ours, ...notices].join("\n\n")}\n`, {
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
