import { useState } from "react";
import { Button, Dialog } from "../../components";
import { Box, Tap, Words } from "../../platform";

interface SelectProps {
  id: string;
  label: string;
  options: readonly { value: string; name: string }[];
  value: string;
  onPick(value: string): void;
}

/** One of many; they are listed when asked for. */
export function Select({ id, label, options, value, onPick }: SelectProps) {
  const [open, setOpen] = useState(false);
  const chosen = options.find((option) => option.value === value);
  return (
    <Box className="place-choice">
      <Tap
        id={id}
        className="choose-box"
        label={`${label}：${chosen?.name ?? "请选择"}`}
        onTap={() => setOpen(true)}
      >
        <Words className="soft small">{label}</Words>
        <Words>{chosen?.name ?? "请选择"}</Words>
        <Box as="span" className="choose-mark" ornament />
      </Tap>
      {open ? (
        <Dialog title={label} onClose={() => setOpen(false)}>
          <Box className="stack">
            <Box className="pick-places">
              {options.map((option) => (
                <Tap
                  key={option.value}
                  className="pick-place"
                  pressed={option.value === value}
                  onTap={() => {
                    setOpen(false);
                    onPick(option.value);
                  }}
                >
                  <Words>{option.name}</Words>
                  {option.value === value ? <Words ornament>✓</Words> : null}
                </Tap>
              ))}
            </Box>
            <Button kind="plain" onTap={() => setOpen(false)}>
              取消
            </Button>
          </Box>
        </Dialog>
      ) : null}
    </Box>
  );
}
