import { nameSign } from "../logic";
import { Box } from "../platform";

/** One character in a square, so that an elder finds the person before reading the name. */
export function Avatar({ name }: { name: string }) {
  return (
    <Box as="span" className="avatar" ornament>
      {nameSign(name)}
    </Box>
  );
}
