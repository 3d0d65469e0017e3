import type { ComparedRow } from "../../logic";
import { Box, Heading } from "../../platform";

/** Where the reader goes when the questions are done. */
export const COMPARED_ID = "compared";

interface TableProps {
  names: readonly [string, string];
  year: number;
  rows: readonly ComparedRow[];
}

const markOf = ({ same, unknown }: ComparedRow): string => (same ? "＝" : unknown ? "？" : "≠");

function inShort(all: number, differing: number, unknown: number): string {
  const open = unknown === 0 ? "" : `有 ${String(unknown)} 项没法比，写明了为什么。`;
  if (unknown === all) return open;
  if (differing > 0)
    return `下面 ${String(all)} 项里有 ${String(differing)} 项不一样，每一项都写明差在哪里。${open}`;
  return unknown === 0 ? "下面各项两地都一样。" : `能比的各项两地都一样。${open}`;
}

/** Row by row, both places side by side; one above the other where letters are large. */
export function Table({ names, year, rows }: TableProps) {
  const differing = rows.filter(({ same, unknown }) => !same && !unknown).length;
  const unknown = rows.filter((row) => row.unknown).length;
  return (
    <>
      <Box className="card">
        <Heading level={2} id={COMPARED_ID} className="compared-title">
          {`${names[0]}和${names[1]}，${String(year)}年`}
        </Heading>
        <Box>{inShort(rows.length, differing, unknown)}</Box>
      </Box>
      {rows.map((row) => (
        <Box as="section" key={row.key} className="card compared" label={row.label}>
          <Heading level={3} className="compared-label">
            {row.label}
          </Heading>
          <Box className="compared-pair">
            {names.map((name, index) => (
              <Box key={name} className="compared-one">
                <Box className="small soft">{name}</Box>
                {row.values[index === 0 ? 0 : 1].map((line) => (
                  <Box key={line} className="compared-line">
                    {line}
                  </Box>
                ))}
              </Box>
            ))}
          </Box>
          <Box className={row.same ? "compared-same" : "compared-differs"}>
            {`${markOf(row)} ${row.difference}`}
          </Box>
        </Box>
      ))}
    </>
  );
}
