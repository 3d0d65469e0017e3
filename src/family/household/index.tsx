import { useState } from "react";
import type { HouseholdPerson, HouseholdView } from "../../../core/contracts";
import { useCall } from "../../client";
import { Avatar, Button, Card, LoadedView, Notice, Page, Tag } from "../../components";
import { dateText } from "../../logic";
import { Box, Heading } from "../../platform";
import { go, useParam } from "../../routes";
import { LeftOutPage } from "./left-out";
import "./index.scss";

/** Everybody of the household book: who is enrolled, who is left out and why, and what is still open. */
export default function HouseholdPage() {
  const memberId = useParam("id") ?? "";
  const year = Number(useParam("year")) || undefined;
  const household = useCall("household", { memberId, ...(year && { year }) });
  const [saying, setSaying] = useState<HouseholdPerson>();
  const { data } = household;
  if (data && saying) {
    const close = () => setSaying(undefined);
    return (
      <Page title="没有一起参保的原因" onBack={close}>
        <LeftOutPage
          person={saying}
          memberId={memberId}
          year={data.year}
          onSaid={(view) => {
            household.put(view);
            close();
          }}
          onClose={close}
        />
      </Page>
    );
  }
  return (
    <Page title="全家参保情况">
      <LoadedView loaded={household}>
        {(view) => <Household view={view} onSay={setSaying} />}
      </LoadedView>
    </Page>
  );
}

interface HouseholdProps {
  view: HouseholdView;
  onSay(person: HouseholdPerson): void;
}

function Household({ view, onSay }: HouseholdProps) {
  const { place, year, together, people, complete } = view;
  const open = people.filter((person) => person.open);
  return (
    <>
      <Heading level={2} className="section-title">
        {`${String(year)}年 · ${place.name}`}
      </Heading>
      {complete ? (
        <Notice tone="good" title="户口簿上的人都办好了">
          每个人参了保，或者说明了原因。
        </Notice>
      ) : (
        <Notice tone="warn" title={`还有 ${String(open.length)} 个人没有办`}>
          {`${open.map(({ name }) => name).join("、")}：要参保，或者说明为什么不参保。`}
        </Notice>
      )}
      {together ? (
        <Card title="为什么要全家一起">
          <Box as="p">{together.text}</Box>
          <Box className="cite">{`依据：${together.cite}`}</Box>
        </Card>
      ) : null}
      <Box as="ul" className="stack">
        {people.map((person) => (
          <Person key={person.personId} person={person} year={year} onSay={onSay} />
        ))}
      </Box>
    </>
  );
}

interface PersonProps {
  person: HouseholdPerson;
  year: number;
  onSay(person: HouseholdPerson): void;
}

function Person({ person, year, onSay }: PersonProps) {
  const { name, relationToHead, birthYear, standing, enrolled, leftOut, open, memberId } = person;
  return (
    <Box as="li" className="card house-person">
      <Box className="house-who">
        <Avatar name={name} />
        <Box className="house-words">
          <Heading level={3} className="house-name">
            {name}
          </Heading>
          <Box className="small soft">{`${relationToHead} · ${String(birthYear)}年出生`}</Box>
        </Box>
      </Box>
      <Box>
        <Tag tone={open ? "todo" : enrolled ? "done" : "stop"}>{standing}</Tag>
      </Box>
      {leftOut ? (
        <Box>
          <Box>{`没有一起参保：${leftOut.text}`}</Box>
          {leftOut.until ? (
            <Box className="small">{`到${dateText(leftOut.until)}为止，那以后要重新参保`}</Box>
          ) : null}
        </Box>
      ) : null}
      {open ? (
        memberId ? (
          <Button kind="plain" label={`去办参保：${name}`} onTap={() => go.errands({ memberId })}>
            去办参保
          </Button>
        ) : (
          <Button kind="plain" label={`先添加这个人：${name}`} onTap={go.bind}>
            先添加这个人
          </Button>
        )
      ) : memberId && enrolled ? (
        <Button kind="quiet" label={`看参保情况：${name}`} onTap={() => go.member(memberId, year)}>
          看参保情况
        </Button>
      ) : null}
      {open || leftOut ? (
        <Button
          kind="quiet"
          label={`${leftOut ? "改这个说明" : "说明为什么不参保"}：${name}`}
          onTap={() => onSay(person)}
        >
          {leftOut ? "改这个说明" : "说明为什么不参保"}
        </Button>
      ) : null}
    </Box>
  );
}
