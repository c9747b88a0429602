import { address } from "../../src/address.ts";
import { course } from "../../src/content.ts";
import { origin } from "../../src/origin.ts";

export const dynamic = "force-static";

/** Every page of the site. */
export async function GET(): Promise<Response> {
  const { parts } = await course();
  const lessons = parts.flatMap((part) => part.lessons.map(({ slug }) => `/lessons/${slug}/` as const));
  const pages = [
    "/",
    "/map/",
    ...lessons,
    "/glossary/",
    "/claims/",
    "/does-not-reproduce/",
    "/licenses/",
  ] as const;
  const urls = pages.map((path) => `  <url><loc>${origin}${address(path)}</loc></url>`);
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join("\n")}
</urlset>
`;
  return new Response(xml, { headers: { "Content-Type": "application/xml" } });
}
