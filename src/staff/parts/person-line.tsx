import type { PersonCard } from "../../../core/contracts";
import { Avatar, LinkRow } from "../../components";
import { Table, useWide, type TableColumn } from "../../platform";
import { Box, Tap } from "../../platform";
import { SEXES } from "../logic";
import { go } from "../routes";

const birthYear = (card: PersonCard): string => `${card.birthDate.slice(0, 4)}年生`;

export const personNote = (card: PersonCard): string =>
  `${SEXES[card.sex]}，${birthYear(card)}，${card.place.name} ${card.documentMasked}，${String(card.year)}年${card.standing}`;

const COLUMNS: readonly TableColumn<PersonCard>[] = [
  {
    title: "姓名",
    names: true,
    cell: (card) => (
      <Tap link className="word-link cell-link" onTap={() => go.person(card.personId)}>
        {card.name}
      </Tap>
    ),
  },
  { title: "性别", cell: ({ sex }) => SEXES[sex] },
  { title: "出生日期", cell: ({ birthDate }) => birthDate },
  { title: "证件号码", cell: ({ documentMasked }) => documentMasked },
  { title: "村（社区）", cell: ({ place }) => place.name },
  { title: "与户主关系", cell: ({ relationToHead }) => relationToHead },
  { title: "参保情况", cell: ({ year, standing }) => `${String(year)}年${standing}` },
];

/** People as a list on a phone, as a table in an office. */
export function PeopleList({ people, caption }: { people: PersonCard[]; caption: string }) {
  const wide = useWide();
  if (wide)
    return (
      <Table caption={caption} columns={COLUMNS} rows={people} keyOf={(card) => card.personId} />
    );
  return (
    <Box className="card link-list">
      {people.map((card, index) => (
        <LinkRow
          key={card.personId}
          sign={<Avatar name={card.name} />}
          title={card.name}
          note={personNote(card)}
          onTap={() => go.person(card.personId)}
          last={index === people.length - 1}
        />
      ))}
    </Box>
  );
}
