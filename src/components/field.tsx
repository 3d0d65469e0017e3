import { Box, Choice, FieldLabel, focusOn, Heading, Tap, TextInput } from "../platform";

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  onText(text: string): void;
  onLeave?(): void;
  hint?: string;
  /** What is wrong, in the same words as in the summary. */
  fault?: string;
  /** What is right about it, such as a number that checks. */
  good?: string;
  maxLength: number;
  keyboard?: "text" | "id-number" | "number";
  autoComplete?: "name" | "off";
  /** A few lines of own words. */
  lines?: boolean;
}

/** A field to type in, with its name above, its hint, and its fault where it is. */
export function TextField(props: TextFieldProps) {
  const { id, label, hint, fault, good } = props;
  const explained = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(" ");
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
        className={`field-input ${props.keyboard === "id-number" ? "field-input-number" : ""} ${fault ? "field-input-wrong" : ""}`}
        value={props.value}
        onText={props.onText}
        onLeave={props.onLeave}
        maxLength={props.maxLength}
        invalid={Boolean(fault)}
        describedBy={explained || undefined}
        keyboard={props.keyboard}
        autoComplete={props.autoComplete}
        lines={props.lines}
      />
      <Box className="field-good" live="polite">
        {good ?? ""}
      </Box>
    </Box>
  );
}

interface ChoiceFieldProps<V extends string> {
  id: string;
  label: string;
  hint?: string;
  fault?: string;
  options: readonly { value: V; name: string; note?: string }[];
  value: V | undefined;
  onPick(value: V): void;
  /** Side by side where there is room. */
  wrap?: boolean;
}

/** One of a few, all of them in sight: choosing is easier than typing. */
export function ChoiceField<V extends string>(props: ChoiceFieldProps<V>) {
  const { id, label, hint, fault, options, value, onPick, wrap } = props;
  return (
    <Box className={fault ? "field field-wrong" : "field"} group label={label}>
      <Box className="field-label">{label}</Box>
      {hint ? <Box className="field-hint">{hint}</Box> : null}
      {fault ? <Box className="field-fault">{fault}</Box> : null}
      <Box className={wrap ? "choices choices-wrap" : "choices"}>
        {options.map((option, index) => (
          <Choice
            key={option.value}
            kind="radio"
            group={id}
            id={index === 0 ? id : undefined}
            className={`choice ${value === option.value ? "choice-picked" : ""}`}
            checked={value === option.value}
            onPick={() => onPick(option.value)}
          >
            <Box as="span" className="choice-words">
              <Box as="span">{option.name}</Box>
              {option.note ? (
                <Box as="span" className="small soft">
                  {option.note}
                </Box>
              ) : null}
            </Box>
          </Choice>
        ))}
      </Box>
    </Box>
  );
}

export interface Fault {
  /** Id of the field. */
  field: string;
  text: string;
}

/** Where the keyboard goes when something is wrong. */
export const SUMMARY_ID = "error-summary";

/** All that is wrong, above the form; each line leads to its field. */
export function ErrorSummary({ faults }: { faults: Fault[] }) {
  if (faults.length === 0) return null;
  return (
    <Box className="notice notice-error" live="alert">
      <Heading level={2} id={SUMMARY_ID} className="notice-title">
        {`有 ${faults.length} 处要改`}
      </Heading>
      <Box as="ul" className="error-list">
        {faults.map((fault) => (
          <Box as="li" key={fault.field}>
            <Tap className="error-link" onTap={() => focusOn(fault.field)}>
              {fault.text}
            </Tap>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
