import hooks from "eslint-plugin-react-hooks";
import { defineConfig, globalIgnores } from "eslint/config";
import typescript from "typescript-eslint";

export default defineConfig(globalIgnores(["dist", "src/api/schema.ts"]), {
  files: ["**/*.{ts,tsx}"],
  extends: [typescript.configs.strict, typescript.configs.stylistic, hooks.configs.flat.recommended],
  rules: {
    "no-restricted-syntax": [
      "error",
      {
        selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
        message: "What customers write is shown as text only.",
      },
      {
        selector:
          "JSXOpeningElement[name.name!='OutLink'] > JSXAttribute[name.name=/^(href|src)$/] > JSXExpressionContainer > MemberExpression",
        message: "An address from outside goes through OutLink, which follows only http and https.",
      },
    ],
  },
});
