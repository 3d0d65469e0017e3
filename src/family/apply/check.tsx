import { Card } from "../../components";
import { Box, Choice, Tap } from "../../platform";
import type { AnswerRow, FieldId } from "../../requests";

interface CheckProps {
  rows: readonly AnswerRow[];
  /** `3 张` a paper. */
  papers: readonly { name: string; count: number }[];
  asksPapers: boolean;
  guardian: boolean;
  consent: boolean;
  consentFault: string | undefined;
  onConsent(): void;
  onChangeRow(row: AnswerRow): void;
  onChangePhotos(): void;
}

/** The last look: every answer with a way to change it, the photos, and what one signs for. */
export function Check(props: CheckProps) {
  const { rows, papers, asksPapers } = props;
  return (
    <>
      <Card title="请核对">
        {rows.map((row) => (
          <Answer
            key={row.field}
            label={row.label}
            value={row.value}
            onChange={() => props.onChangeRow(row)}
          />
        ))}
        {asksPapers ? (
          <Answer
            label="照片"
            value={
              papers.length === 0
                ? "没有"
                : papers.map(({ name, count }) => `${name} ${String(count)} 张`).join("，")
            }
            onChange={props.onChangePhotos}
          />
        ) : null}
      </Card>
      <Consent {...props} />
    </>
  );
}

interface AnswerProps {
  label: string;
  value: string;
  onChange(): void;
}

function Answer({ label, value, onChange }: AnswerProps) {
  return (
    <Box className="apply-answer">
      <Box className="apply-answer-words">
        <Box className="small soft">{label}</Box>
        <Box>{value || "没有填"}</Box>
      </Box>
      <Tap className="word-link" label={`更改${label}`} onTap={onChange}>
        更改
      </Tap>
    </Box>
  );
}

const CONSENT: FieldId = "consent";

function Consent({ guardian, consent, consentFault, onConsent }: CheckProps) {
  return (
    <Box className={consentFault ? "field field-wrong" : "field"} group label="同意">
      {consentFault ? <Box className="field-fault">{consentFault}</Box> : null}
      <Choice
        kind="checkbox"
        id={`request-${CONSENT}`}
        className={`choice ${consent ? "choice-picked" : ""}`}
        checked={consent}
        onPick={onConsent}
      >
        <Box as="span" className="choice-words">
          {guardian
            ? "我是这个孩子的监护人，上面写的都是真的，同意用孩子的信息和照片办这件事。"
            : "上面写的都是真的，同意用这些信息和照片办这件事。"}
        </Box>
      </Choice>
    </Box>
  );
}
