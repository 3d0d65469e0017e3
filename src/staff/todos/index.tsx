import { useState } from "react";
import { Card, LoadedView, Tag } from "../../components";
import { dateText } from "../../logic";
import { Box, Heading, Tap } from "../../platform";
import { callStaff, usePages, useStaff, type StaffReply } from "../client";
import { mayCall, ownPlaces, TODOS } from "../logic";
import { More, Nothing } from "../parts/more";
import { personNote } from "../parts/person-line";
import { PlaceChoice } from "../parts/place-choice";
import { StaffPage } from "../parts/staff-page";
import { go } from "../routes";
import { useWorker } from "../state";

type Todo = StaffReply<"todos">["todos"][number];

/** What the desk owes people without their asking: soldiers who are back, permits that end, children without a number. */
export default function TodosPage() {
  return (
    <StaffPage title="待办事项" here="todos">
      <Whole />
    </StaffPage>
  );
}

function Whole() {
  const worker = useWorker();
  const [place, setPlace] = useState<string>();
  return (
    <>
      <PlaceChoice
        id="todos-place"
        label="地方"
        all="全部地方"
        value={place}
        within={ownPlaces(worker?.roles ?? []).map(({ code }) => code)}
        onPick={setPlace}
      />
      <List key={place ?? ""} place={place} />
    </>
  );
}

function List({ place }: { place: string | undefined }) {
  const question = place === undefined ? {} : { place };
  const first = useStaff("todos", question);
  const pages = usePages(first, (cursor) => callStaff("todos", { ...question, cursor }));
  return (
    <LoadedView loaded={first}>
      {() => {
        const todos = pages.pages.flatMap((page) => page.todos);
        return (
          <>
            {todos.length === 0 ? <Nothing>现在没有待办事项。</Nothing> : null}
            <Box as="ul" className="cards">
              {todos.map((todo) => (
                <Box as="li" key={`${todo.kind}${todo.person.personId}`}>
                  <OneTodo todo={todo} />
                </Box>
              ))}
            </Box>
            <More pages={pages} />
          </>
        );
      }}
    </LoadedView>
  );
}

function OneTodo({ todo: { kind, text, on, person } }: { todo: Todo }) {
  const worker = useWorker();
  return (
    <Card>
      <Box className="request-line-head">
        <Heading level={2} className="request-line-title">
          {person.name}
        </Heading>
        <Tag tone="due">{TODOS[kind]}</Tag>
      </Box>
      <Box>{on ? `${text}（${dateText(on)}）` : text}</Box>
      <Box className="small soft">{personNote(person)}</Box>
      <Box className="material-taps">
        <Tap
          link
          className="small-tap"
          label={`看这个人：${person.name}`}
          onTap={() => go.person(person.personId)}
        >
          看这个人
        </Tap>
        {kind === "without-reason" ? (
          <Tap
            link
            className="small-tap"
            label={`看全户，写原因：${person.name}`}
            onTap={() => go.household(person.personId)}
          >
            看全户，写原因
          </Tap>
        ) : null}
        {kind !== "without-reason" && kind !== "two-claims" && mayCall(worker, "counterFile") ? (
          <Tap
            link
            className="small-tap"
            label={`代办：${person.name}`}
            onTap={() => go.counter(person.personId, person.name)}
          >
            代办
          </Tap>
        ) : null}
      </Box>
    </Card>
  );
}
