import path from "node:path";
import { defineConfig, type UserConfigExport } from "@tarojs/cli";

const root = path.resolve(__dirname, "..");
const fromRoot = (...parts: string[]) => path.resolve(root, ...parts);

/** `h5` or `weapp`; each target has a folder of its own, so that building one keeps the other. */
const target = process.env.TARO_ENV ?? "weapp";

/** The screens of offices in a browser: the workers' pages alone. The phone's pages are the other build. */
const isDesk = target === "h5" && process.env.CANBAO_DESK === "1";
// Taro reads the list of pages in this process, before `env` below is put in.
process.env.TARO_APP_DESK = isDesk ? "1" : "";

/** Code outside `src` that the phone carries and that older WebViews could not read as written. */
const compiledToo = [
  fromRoot("core"),
  fromRoot("node_modules/zod"),
  fromRoot("node_modules/zustand"),
];

/** Taro writes for the oldest engines and spares the minifier; ours may do all that it knows, as often as it helps. */
const terser = {
  config: {
    compress: {
      ecma: 2020,
      passes: 3,
      inline: 3,
      arrows: true,
      collapse_vars: true,
      comparisons: true,
      computed_props: true,
      hoist_props: true,
      loops: true,
      negate_iife: true,
      properties: true,
      reduce_funcs: true,
      reduce_vars: true,
      switches: true,
      typeofs: true,
    },
    output: { ecma: 2020 },
  },
} as const;

export default defineConfig<"webpack5">({
  projectName: "canbao",
  date: "2026-11-22",
  // Lengths are CSS pixels on every target (no rpx, no rem): on a narrow phone a text of 18 stays 18,
  // and a target of 44 stays 44, which scaled units would break.
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: "src",
  outputRoot: `dist/${isDesk ? "desk" : target}`,
  framework: "react",
  compiler: { type: "webpack5", prebundle: { enable: false } },
  cache: { enable: false },
  terser,
  plugins: [fromRoot("config/aria/index.ts")],
  env: {
    // An undefined variable would stay in the bundle as `process.env.…` and stop the page: always give a value.
    TARO_APP_DESK: JSON.stringify(isDesk ? "1" : ""),
    TARO_APP_CLOUD_ENV: JSON.stringify(process.env.TARO_APP_CLOUD_ENV ?? ""),
  },
  mini: {
    compile: { include: compiledToo },
    postcss: { pxtransform: { enable: false } },
    miniCssExtractPluginOption: { ignoreOrder: true },
    optimizeMainPackage: { enable: true },
    // The policy engine in a file of its own, so that its weight can be seen (test/bundle).
    commonChunks: ["runtime", "vendors", "taro", "policy", "common"],
    webpackChain(chain) {
      chain.merge({
        optimization: {
          splitChunks: {
            cacheGroups: {
              policy: {
                name: "policy",
                chunks: "all",
                minChunks: 1,
                priority: 200,
                enforce: true,
                test: ({ resource = "" }: { resource?: string }) =>
                  resource.startsWith(fromRoot("core/policy")),
              },
            },
          },
        },
      });
    },
  },
  h5: {
    compile: { include: compiledToo },
    // Relative, so that the same build works under any folder.
    publicPath: "./",
    staticDirectory: "static",
    router: { mode: "hash" },
    webpackChain(chain) {
      // Pages are loaded one by one; without this each of them carries its own copy of what all of them use.
      const shared = { name: "shared", minChunks: 2, priority: 1, reuseExistingChunk: true };
      chain.optimization.splitChunks({
        chunks: "all",
        minSize: 0,
        cacheGroups: { default: false, defaultVendors: false, shared },
      });
      chain.performance.hints(false);
    },
    postcss: { pxtransform: { enable: false } },
    output: {
      filename: "js/[name].[contenthash:8].js",
      chunkFilename: "js/[name].[contenthash:8].js",
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: "css/[name].[contenthash:8].css",
      chunkFilename: "css/[name].[contenthash:8].css",
    },
  },
}) satisfies UserConfigExport;
