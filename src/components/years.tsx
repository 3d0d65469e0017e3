import { Box, Tap } from "../platform";

interface YearsProps {
  years: readonly number[];
  picked: number;
  onPick(year: number): void;
}

/** Coverage years side by side, one of them chosen. */
export function Years({ years, picked, onPick }: YearsProps) {
  return (
    <Box className="years" group label="选择年度">
      {years.map((year) => (
        <Tap
          key={year}
          className={`years-one ${year === picked ? "years-picked" : ""}`}
          pressed={year === picked}
          onTap={() => onPick(year)}
        >
          {`${String(year)}年`}
        </Tap>
      ))}
    </Box>
  );
}
