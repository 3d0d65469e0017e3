import js from "@eslint/js";
import importX, { createNodeResolver } from "eslint-plugin-import-x";
import react from "eslint-plugin-react";
import reactHooks from "eslint-plugin-react-hooks";
import globals from "globals";
import tseslint from "typescript-eslint";
import { boundaries } from "./test/lint/boundaries.mjs";
import { sqlInDb } from "./test/lint/sql.mjs";

const TESTS = ["**/*.test.{ts,tsx}", "test/**"];
const CODE = ["**/*.{ts,tsx,js,mjs,cjs}"];

const clock = [
  {
    selector: "MemberExpression[object.name='Date'][property.name=/^(now|parse)$/]",
    message: "The date is an argument: no clock here, and no parsing that depends on the machine.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "The date is an argument: no clock here.",
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length>1]",
    message: "This reads the machine's time zone; use Date.UTC.",
  },
  {
    selector:
      "NewExpression[callee.name='Date'] > Literal[raw!=/^.[0-9]{4}-[0-9]{2}-[0-9]{2}(T.*Z)?.$/]",
    message: "Parsing a text as a Date depends on the machine's time zone; use Date.UTC.",
  },
  {
    selector: "CallExpression[callee.name='Date']",
    message: "The date is an argument: no clock here.",
  },
  {
    selector: "CallExpression[callee.name='dayjs'][arguments.length=0]",
    message: "The date is an argument: no clock here.",
  },
  {
    selector:
      "MemberExpression[property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes)$/]",
    message: "This reads the machine's time zone; use the UTC methods.",
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: "Chance is an argument: same input, same answer.",
  },
];

const money = [
  {
    selector: "Literal[raw=/^[0-9_]*\\.[0-9_]*[1-9]/]",
    message: "Money is integer fen and shares are integer ratios: no fractions.",
  },
  {
    selector:
      "CallExpression[callee.name='parseFloat'], MemberExpression[property.name=/^(parseFloat|toFixed|toPrecision)$/]",
    message: "Money is integer fen: no floats.",
  },
  {
    selector:
      ":not(CallExpression[callee.object.name='Math'][callee.property.name=/^(floor|ceil|trunc|round)$/]) > BinaryExpression[operator='/']",
    message:
      "Say how a division rounds: Math.floor, Math.ceil, Math.trunc or Math.round around it.",
  },
  { selector: "AssignmentExpression[operator='/=']", message: "Say how a division rounds." },
];

const wechat = [
  {
    selector:
      "MemberExpression[object.name='Taro'][property.name=/^(cloud|requestPayment|requestSubscribeMessage|login|getSetting|openSetting|onNeedPrivacyAuthorization)$/]",
    message: "Only src/platform knows WeChat.",
  },
];

const impureGlobals = [
  "process",
  "console",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "fetch",
  "performance",
  "crypto",
  "require",
  "__dirname",
].map((name) => ({ name, message: "core is pure: no clock, no input, no output." }));

const wxGlobal = { name: "wx", message: "Only src/platform knows WeChat." };

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      "bench/dist/**",
      "**/node_modules/**",
      ".canbao/**",
      "coverage/**",
      "core/policy/released/**",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,

  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/restrict-plus-operands": ["error", { allowNumberAndString: true }],
      // An interface that must wait somewhere may answer at once elsewhere.
      "@typescript-eslint/require-await": "off",
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      "@typescript-eslint/no-misused-promises": [
        "error",
        { checksVoidReturn: { attributes: false } },
      ],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      // Ours are strings of digits and Chinese text, where code points are what is meant.
      "@typescript-eslint/no-misused-spread": ["error", { allow: ["string"] }],
      // Objects here are records of functions, not classes: taking one out of its object is safe.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/no-dynamic-delete": "off",
      "@typescript-eslint/no-unnecessary-type-arguments": "off",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "separate-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/return-await": ["error", "error-handling-correctness-only"],
    },
  },

  {
    files: CODE,
    plugins: {
      canbao: { rules: { boundaries, "sql-in-db": sqlInDb } },
      "import-x": importX,
    },
    settings: {
      "import-x/resolver-next": [
        createNodeResolver({ extensions: [".ts", ".tsx", ".mjs", ".js", ".json"] }),
      ],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    languageOptions: { globals: globals.node },
    rules: {
      "canbao/boundaries": "error",
      "canbao/sql-in-db": "error",
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-constant-binary-expression": "error",
      "no-template-curly-in-string": "error",
      "prefer-const": "error",
      "max-lines": ["error", { max: 400 }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-depth": ["error", 4],
      "max-params": ["error", 5],
      complexity: ["error", 20],
      "no-restricted-globals": ["error", wxGlobal],
    },
  },

  {
    files: ["core/**"],
    rules: { "no-restricted-syntax": ["error", ...clock, ...money] },
  },
  {
    files: ["core/**"],
    ignores: TESTS,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "node:crypto",
              allowImportNames: ["createHash"],
              message: "Only hashing is pure.",
            },
          ],
        },
      ],
      "no-restricted-globals": ["error", wxGlobal, ...impureGlobals],
    },
  },
  {
    files: ["server/**", "cloudfunctions/**"],
    ignores: TESTS,
    rules: { "no-restricted-syntax": ["error", ...money] },
  },
  { files: ["server/db/**", "local/postgres/**", ...TESTS], rules: { "canbao/sql-in-db": "off" } },

  {
    files: ["src/**"],
    plugins: { react, "react-hooks": reactHooks },
    settings: { react: { version: "18.3" } },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "react-hooks/exhaustive-deps": "error",
      "react/jsx-key": "error",
      "react/no-unstable-nested-components": "error",
      "react/no-array-index-key": "error",
      "max-lines-per-function": ["error", { max: 90, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", ...wechat],
    },
  },
  {
    files: ["src/platform/**"],
    languageOptions: { globals: { wx: "readonly" } },
    rules: { "no-restricted-globals": "off", "no-restricted-syntax": "off" },
  },

  {
    files: TESTS,
    languageOptions: { globals: globals.jest },
    rules: {
      "max-lines-per-function": "off",
      "no-restricted-globals": "off",
      "no-template-curly-in-string": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
    },
  },
  {
    // These talk to the person at the keyboard, or build and drive a browser.
    files: ["local/**", "bin/**", "test/**", "config/**", "bench/**", "*.{js,mjs}"],
    rules: { "no-console": "off" },
  },
  {
    files: [
      "local/**/public/**",
      "local/**/phone.js",
      "local/**/console/**/*.js",
      "test/browser/**",
    ],
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
  },
  {
    // A mini-program of a few lines.
    files: ["test/weapp/fixture/**"],
    languageOptions: {
      globals: { App: "readonly", Page: "readonly", wx: "readonly" },
    },
  },
  { files: ["**/*.{js,mjs,cjs}"], extends: [tseslint.configs.disableTypeChecked] },
);
