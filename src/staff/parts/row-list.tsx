import { Row } from "../../components";
import { Box } from "../../platform";

/** Names and values as the server gives them. */
export function RowList({ rows }: { rows: readonly { label: string; value: string }[] }) {
  return (
    <Box className="rows">
      {rows.map(({ label, value }, index) => (
        <Row key={`${label}${String(index)}`} label={label} last={index === rows.length - 1}>
          {value}
        </Row>
      ))}
    </Box>
  );
}
