/**
 * SQL lives in `server/db` alone. Elsewhere a string that reads like a statement is an error, whoever runs it:
 * what a table is called and which rows may be seen is decided in one place.
 */
const STATEMENT =
  /^\s*(select\s[\s\S]*\sfrom\s|insert\s+into\s|update\s+\S+\s+set\s|delete\s+from\s|truncate\s|with\s+\w+\s+as\s*\(|(create|alter|drop)\s+(table|index|role|database|schema|policy|type)\s|(grant|revoke)\s.+\s(to|from)\s|set\s+(local|role)\s)/i;

/** @type {import("eslint").Rule.RuleModule} */
export const sqlInDb = {
  meta: { type: "problem", schema: [], messages: { sql: "SQL belongs in server/db." } },
  create(context) {
    const check = (node, text) => {
      if (STATEMENT.test(text)) context.report({ node, messageId: "sql" });
    };
    return {
      Literal(node) {
        if (typeof node.value === "string") check(node, node.value);
      },
      TemplateLiteral: (node) =>
        check(node, node.quasis.map((part) => part.value.cooked ?? "").join("x")),
    };
  },
};
