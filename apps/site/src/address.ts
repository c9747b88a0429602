/** The folder of the host under which the site stands, such as `/course`; empty where it stands at the root. */
const basePath = process.env.NEXT_PUBLIC_BASE_PATH ?? "";

/** The address of a page or file of the site, given from the site's root: `/lessons/system-models/`. */
export const address = (path: `/${string}`): string => basePath + path;
