/** Where the site will stand, such as `https://example.org`: what is read elsewhere (sitemap, cards) needs whole addresses. */
export const origin = process.env.LIGHTCONE_ORIGIN ?? "http://localhost:4321";
