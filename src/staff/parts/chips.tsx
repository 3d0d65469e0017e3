import { Box, Tap, Words } from "../../platform";

interface ChipsProps<V extends string> {
  /** Name of the group, for who does not see it. */
  label: string;
  options: readonly { value: V; name: string; count?: number | undefined }[];
  value: V;
  onPick(value: V): void;
}

/** A few filters of which one holds. */
export function Chips<V extends string>({ label, options, value, onPick }: ChipsProps<V>) {
  return (
    <Box className="chips" group label={label}>
      {options.map((option) => (
        <Tap
          key={option.value}
          className={`chip ${option.value === value ? "chip-picked" : ""}`}
          pressed={option.value === value}
          onTap={() => onPick(option.value)}
        >
          <Words>{option.name}</Words>
          {option.count ? <Words className="chip-count">{option.count}</Words> : null}
        </Tap>
      ))}
    </Box>
  );
}
