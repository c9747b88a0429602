// @ts-check

const basePath = process.env.LIGHTCONE_BASE_PATH ?? "";

/** @type {import("next").NextConfig} */
export default {
  output: "export",
  // For a static export this names the folder of the export; what is built on the way stays in `.next`.
  distDir: process.env.LIGHTCONE_OUT ?? ".next",
  trailingSlash: true,
  basePath,
  env: { NEXT_PUBLIC_BASE_PATH: basePath },
  transpilePackages: [
    "@lightcone/components",
    "@lightcone/content",
    "@lightcone/diagrams",
    "@lightcone/lessons",
    "@lightcone/notebook",
    "@lightcone/runtime",
    "@lightcone/sandbox",
    "@lightcone/simulation",
  ],
  // They compile lessons at build time; bundling them breaks their own ways to find their parts.
  serverExternalPackages: [
    "mdx-bundler",
    "esbuild",
    "shiki",
    "rehype-pretty-code",
    "monaco-editor", // runs in the browser only: on the server it would be bundled for nothing, the longest part of a build
  ],
  turbopack: {
    // Lessons and recordings are read through the bundler: it then knows when they change.
    rules: { "*": { condition: { query: "?raw" }, type: "text" } },
  },
  typescript: { ignoreBuildErrors: true }, // the `typecheck` target proves them
  agentRules: false, // next dev would write files into the repository
  devIndicators: false,
};
