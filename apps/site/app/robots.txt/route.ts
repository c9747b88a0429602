import { address } from "../../src/address.ts";
import { origin } from "../../src/origin.ts";

export const dynamic = "force-static";

export const GET = (): Response =>
  new Response(`User-agent: *\nAllow: /\nSitemap: ${origin}${address("/sitemap.xml")}\n`, {
    headers: { "Content-Type": "text/plain" },
  });
