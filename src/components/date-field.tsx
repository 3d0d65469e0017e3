import type { DayTyped } from "../logic";
import { Box, FieldLabel, TextInput } from "../platform";

interface DateFieldProps {
  id: string;
  /** The question that the day answers. */
  label: string;
  value: DayTyped;
  onDay(value: DayTyped): void;
  fault?: string;
  optional?: boolean;
}

const PARTS = [
  { part: "year", name: "年", maxLength: 4 },
  { part: "month", name: "月", maxLength: 2 },
  { part: "day", name: "日", maxLength: 2 },
] as const;

/** A day in three short fields: quicker than turning wheels back to 1950, and the same for every hand. */
export function DateField({ id, label, value, onDay, fault, optional }: DateFieldProps) {
  return (
    <Box id={id} className={fault ? "field field-wrong" : "field"} group label={label}>
      <Box className="field-label">{optional ? `${label}（不记得可以不填）` : label}</Box>
      {fault ? (
        <Box id={`${id}-fault`} className="field-fault" live="polite">
          {fault}
        </Box>
      ) : null}
      <Box className="day">
        {PARTS.map(({ part, name, maxLength }) => (
          <Box key={part} className={`day-part day-${part}`}>
            <TextInput
              id={`${id}-${part}`}
              label={`${label}${name}`}
              className={`field-input field-input-number ${fault ? "field-input-wrong" : ""}`}
              value={value[part]}
              onText={(text) => onDay({ ...value, [part]: text })}
              maxLength={maxLength}
              keyboard="number"
              invalid={Boolean(fault)}
              describedBy={fault ? `${id}-fault` : undefined}
            />
            <FieldLabel id={`${id}-${part}`} className="day-name">
              {name}
            </FieldLabel>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
