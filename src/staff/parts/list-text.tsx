import { useState } from "react";
import { Button, Card, Notice } from "../../components";
import { Box, platform } from "../../platform";
import { linesOf } from "../logic";
import { LinesField } from "./fields";

interface ListTextProps {
  id: string;
  /** The columns that the list must have, in the words of its head. */
  columns: string;
  text: string;
  onText(text: string): void;
  maxLength: number;
  fault?: string | undefined;
}

/** A list of another office: chosen as a file, or pasted out of a spreadsheet. */
export function ListText({ id, columns, text, onText, maxLength, fault }: ListTextProps) {
  const [name, setName] = useState<string>();
  const pick = async () => {
    const file = await platform.pickText();
    if (!file) return;
    setName(file.name);
    onText(file.text);
  };
  return (
    <Card title="名单">
      <Box className="stack">
        <Box>{`第一行是列名：${columns}。可以从表格软件另存为 CSV，也可以直接复制粘贴。`}</Box>
        <Button kind="plain" onTap={() => void pick()}>
          选一个文件
        </Button>
        <LinesField
          id={id}
          label="或者粘贴在这里"
          value={text}
          onText={(typed) => {
            setName(undefined);
            onText(typed);
          }}
          maxLength={maxLength}
          fault={fault}
        />
        <Box className="small soft" live="polite">
          {text.trim() === ""
            ? ""
            : `${name ? `${name}，` : ""}除去列名有 ${String(linesOf(text))} 行`}
        </Box>
      </Box>
    </Card>
  );
}

interface ListReportProps {
  /** What came of it, one sentence each. */
  told: readonly string[];
  bad: readonly { line: number; text: string }[];
}

/** What was done with a list, and which lines could not be read. */
export function ListReport({ told, bad }: ListReportProps) {
  return (
    <Notice tone={bad.length > 0 ? "warn" : "good"} title={told[0] ?? ""} live="polite">
      {told.slice(1).map((sentence) => (
        <Box key={sentence}>{sentence}</Box>
      ))}
      {bad.length > 0 ? (
        <Box as="ul" className="error-list">
          {bad.map(({ line, text }) => (
            <Box as="li" key={`${String(line)}${text}`}>{`第 ${String(line)} 行：${text}`}</Box>
          ))}
        </Box>
      ) : null}
    </Notice>
  );
}
