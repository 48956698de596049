import pluginQuery from "@tanstack/eslint-plugin-query";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const NO_HTML_INJECTION = {
  selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
  message: "React escapes for us; nothing of ours needs raw HTML.",
};
const NO_ENUM = { selector: "TSEnumDeclaration", message: "Use a union of strings." };
const NO_DEFAULT = { selector: "ExportDefaultDeclaration", message: "Named exports only." };

export default tseslint.config(
  {
    ignores: [
      ".next*/**",
      ".data*/**",
      "node_modules/**",
      "public/**",
      "scripts/imagery/**",
      "**/*.cjs",
      "**/*.mjs",
      "*.config.*",
      "next-env.d.ts",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    files: ["app/**", "components/**", "lib/**"],
    // No component and no hook stands there, and to look for them takes a fifth of the time.
    ignores: ["app/api/**", "lib/**/commands/**", "lib/db/**", "lib/testing/**", "**/*.test.ts"],
    extends: [
      ...pluginQuery.configs["flat/recommended"],
      jsxA11y.flatConfigs.strict,
      reactHooks.configs.flat.recommended,
    ],
  },
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      // There are none: see NO_ENUM.
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 12],
      "max-params": ["error", 3],
      "no-console": ["error", { allow: ["error"] }],
      "no-warning-comments": "error",
      "no-restricted-properties": ["error", { object: "process", property: "env", message: "Read lib/env instead." }],
      "no-restricted-syntax": ["error", NO_DEFAULT, NO_ENUM, NO_HTML_INJECTION],
    },
  },
  {
    files: ["app/**", "proxy.ts", "instrumentation.ts"],
    rules: { "no-restricted-syntax": ["error", NO_ENUM, NO_HTML_INJECTION] },
  },
  { files: ["**/*.test.ts", "**/*.test.tsx", "e2e/**"], rules: { "max-lines-per-function": "off" } },
  { files: ["lib/env/**", "scripts/**", "lib/testing/**", "e2e/**"], rules: { "no-restricted-properties": "off" } },
  { files: ["scripts/**"], rules: { "no-console": "off" } },
);
