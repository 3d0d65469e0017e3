import { Box, Choice, FieldLabel, TextInput, Words } from "../../platform";

interface LinesFieldProps {
  id: string;
  label: string;
  hint?: string;
  fault?: string | undefined;
  value: string;
  onText(text: string): void;
  maxLength: number;
}

/** A few lines in the worker's own words. */
export function LinesField({ id, label, hint, fault, value, onText, maxLength }: LinesFieldProps) {
  return (
    <Box className={fault ? "field field-wrong" : "field"}>
      <FieldLabel id={id} className="field-label">
        {label}
      </FieldLabel>
      {hint ? (
        <Box id={`${id}-hint`} className="field-hint">
          {hint}
        </Box>
      ) : null}
      {fault ? (
        <Box id={`${id}-fault`} className="field-fault">
          {fault}
        </Box>
      ) : null}
      <TextInput
        id={id}
        label={label}
        className={`field-input ${fault ? "field-input-wrong" : ""}`}
        value={value}
        onText={onText}
        maxLength={maxLength}
        invalid={Boolean(fault)}
        describedBy={[hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ")}
        lines
      />
    </Box>
  );
}

interface TickProps {
  id: string;
  checked: boolean;
  onToggle(): void;
  children: string;
  note?: string;
}

/** One thing to say yes to. */
export function Tick({ id, checked, onToggle, children, note }: TickProps) {
  return (
    <Choice
      kind="checkbox"
      id={id}
      className={`choice ${checked ? "choice-picked" : ""}`}
      checked={checked}
      onPick={onToggle}
    >
      <Box as="span" className="choice-words">
        <Words>{children}</Words>
        {note ? <Words className="small soft">{note}</Words> : null}
      </Box>
    </Choice>
  );
}
