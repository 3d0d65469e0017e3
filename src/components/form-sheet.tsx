import type { FormView } from "../../core/contracts";
import { instantText } from "../logic";
import { Box, Heading } from "../platform";

const SORTS: Record<FormView["sort"], string> = {
  registration: "参保登记",
  change: "变更",
  stop: "停保",
};

/** The plan's form, filled in from the data: what a family shows on its phone and an office prints. */
export function FormSheet({ form }: { form: FormView }) {
  return (
    <Box as="section" className="sheet" label={form.title}>
      <Heading level={2} className="sheet-title">
        {form.title}
      </Heading>
      <Box className="sheet-head">
        <Box>{`编号：${form.number}`}</Box>
        <Box>{`参保地：${form.place}`}</Box>
        <Box>{`年度：${String(form.year)}年`}</Box>
      </Box>
      <Box className="sheet-sorts">
        {(Object.keys(SORTS) as FormView["sort"][]).map((sort) => (
          <Box as="span" key={sort}>{`${sort === form.sort ? "☑" : "☐"} ${SORTS[sort]}`}</Box>
        ))}
      </Box>
      {form.sections.map((section) => (
        <Box key={section.title}>
          <Heading level={3} className="sheet-section">
            {section.title}
          </Heading>
          <Box as="dl" className="sheet-rows">
            {section.rows.map(({ label, value }) => (
              <Box key={label} className="sheet-row">
                <Box as="dt" className="sheet-label">
                  {label}
                </Box>
                <Box as="dd" className="sheet-value">
                  {value}
                </Box>
              </Box>
            ))}
          </Box>
        </Box>
      ))}
      <Declarations form={form} />
      <Dates form={form} />
    </Box>
  );
}

function Declarations({ form }: { form: FormView }) {
  if (form.declarations.length === 0) return null;
  return (
    <>
      <Heading level={3} className="sheet-section">
        申请人知道并同意
      </Heading>
      <Box as="ol" className="sheet-declarations">
        {form.declarations.map(({ text, cite }, index) => (
          <Box as="li" key={text}>
            {`${String(index + 1)}. ${text}`}
            <Box as="span" className="cite">{`（${cite}）`}</Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

/** When it was sent and decided: what is signed by hand stands in the form itself. */
function Dates({ form }: { form: FormView }) {
  return (
    <Box className="sheet-dates small">
      {form.filedAt ? <Box>{`${instantText(form.filedAt)}提出申请`}</Box> : null}
      {form.decided ? <Box>{`${instantText(form.decided.at)} ${form.decided.text}`}</Box> : null}
    </Box>
  );
}
