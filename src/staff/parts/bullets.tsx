import { Box } from "../../platform";

/** Things of equal weight, one below the other. */
export function Bullets({ lines }: { lines: readonly string[] }) {
  return (
    <Box as="ul" className="bullets">
      {lines.map((line) => (
        <Box as="li" key={line} className="bullet">
          <Box className="bullet-dot" ornament />
          {line}
        </Box>
      ))}
    </Box>
  );
}
