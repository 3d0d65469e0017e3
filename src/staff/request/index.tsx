import { useParam } from "../../routes";
import { Nothing } from "../parts/more";
import { RequestDesk } from "../parts/request-desk";
import { StaffPage } from "../parts/staff-page";
import { refreshWorker } from "../state";

/** One request: what is asked, what proves it, what the plan says, and what to do with it. */
export default function RequestPage() {
  const id = useParam("id");
  return (
    <StaffPage title="申请">
      {id === undefined ? (
        <Nothing>没有说明是哪一件申请，请从队列里打开。</Nothing>
      ) : (
        <RequestDesk requestId={id} onChange={() => void refreshWorker()} />
      )}
    </StaffPage>
  );
}
