import { Page } from "../../components";
import { DeleteAccount } from "./delete-account";
import { ExportData } from "./export-data";
import "./index.scss";

/** What is kept about this person: taken along, or deleted. */
export default function DataPage() {
  return (
    <Page title="我的数据">
      <ExportData />
      <DeleteAccount />
    </Page>
  );
}
