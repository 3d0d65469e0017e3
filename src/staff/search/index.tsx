import { useState } from "react";
import { DOCUMENT_NAMES, DOCUMENT_TYPES, type DocumentType } from "../../../core/contracts";
import { Button, Card, ErrorNotice, Notice, TextField } from "../../components";
import { Box, Form } from "../../platform";
import { callStaff, useAct, type StaffReply } from "../client";
import { mayCall } from "../logic";
import { Nothing } from "../parts/more";
import { PeopleList } from "../parts/person-line";
import { Select } from "../parts/select";
import { StaffPage } from "../parts/staff-page";
import { go } from "../routes";
import { keepTicket, useWorker } from "../state";

/** Somebody by name or number; beyond one's own places only by both together. */
export default function SearchPage() {
  return (
    <StaffPage title="找人" here="search">
      <Search />
    </StaffPage>
  );
}

const TYPES = DOCUMENT_TYPES.map((value) => ({ value, name: DOCUMENT_NAMES[value] }));

function Search() {
  const worker = useWorker();
  const [name, setName] = useState("");
  const [documentType, setType] = useState<DocumentType>("resident-id");
  const [number, setNumber] = useState("");
  const [fault, setFault] = useState<string>();
  const [found, setFound] = useState<StaffReply<"search">>();
  const act = useAct();
  const typedName = name.trim();
  const typedNumber = number.trim();
  const search = () => {
    setFault(typedName === "" && typedNumber === "" ? "请写姓名或证件号码" : undefined);
    if (typedName === "" && typedNumber === "") return;
    void act.run(async () => {
      const reply = await callStaff("search", {
        ...(typedName && { name: typedName }),
        ...(typedNumber && { documentType, documentNumber: typedNumber }),
      });
      if (typedNumber)
        for (const { personId } of reply.people)
          keepTicket(personId, { documentType, documentNumber: typedNumber });
      setFound(reply);
    });
  };
  return (
    <>
      <Form className="stack-wide narrow" onSubmit={search}>
        <Card>
          <Box className="stack-wide">
            <TextField
              id="search-name"
              label="姓名"
              hint="要写全名"
              value={name}
              onText={setName}
              maxLength={60}
              {...(fault !== undefined && { fault })}
            />
            <Select
              id="search-type"
              label="证件类型"
              options={TYPES}
              value={documentType}
              onPick={(value) => setType(value as DocumentType)}
            />
            <TextField
              id="search-number"
              label="证件号码"
              hint="要写完整的号码。找不是自己负责地方的人，姓名和号码都要写，会留下记录"
              value={number}
              onText={setNumber}
              maxLength={32}
              keyboard="id-number"
            />
          </Box>
        </Card>
        {act.error ? <ErrorNotice error={act.error} /> : null}
        <Button submit busy={act.busy} onTap={search}>
          查找
        </Button>
      </Form>
      {found ? <Found found={found} mayFile={mayCall(worker, "counterFile")} /> : null}
    </>
  );
}

function Found({ found, mayFile }: { found: StaffReply<"search">; mayFile: boolean }) {
  const { people, beyond } = found;
  return (
    <Box className="stack-wide" live="polite">
      {beyond ? (
        <Notice tone="warn" title="这个人不在您负责的地方">
          按“全县通办”可以受理，这次查询已经留下记录。
        </Notice>
      ) : null}
      {people.length > 0 ? <PeopleList people={people} caption="找到的人" /> : null}
      {people.length === 0 ? <Nothing>没有找到。请核对姓名和号码，要写全、写对。</Nothing> : null}
      {mayFile && people.length === 0 ? (
        <Button kind="plain" onTap={() => go.counter()}>
          是新来参保的人，去柜台代办
        </Button>
      ) : null}
    </Box>
  );
}
