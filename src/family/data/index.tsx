import { useState } from "react";
import { Page } from "../../components";
import { DeleteAccount, Gone, type Deleted } from "./delete-account";
import { ExportData } from "./export-data";
import "./index.scss";

/** What is kept about this person: taken along, or deleted. */
export default function DataPage() {
  const [deleted, setDeleted] = useState<Deleted>();
  return (
    <Page title="我的数据">
      {deleted ? (
        <Gone deleted={deleted} />
      ) : (
        <>
          <ExportData />
          <DeleteAccount onDeleted={setDeleted} />
        </>
      )}
    </Page>
  );
}
