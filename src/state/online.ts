import { create } from "zustand";
import { platform } from "../platform";

/** Whether the phone has a network, as far as the phone knows. */
export const useOnline = create<{ online: boolean }>(() => ({ online: true }));

/** Once, when the app starts. */
export function watchOnline(): void {
  platform.onOnlineChange((online) => useOnline.setState({ online }));
  platform.isOnline().then(
    (online) => useOnline.setState({ online }),
    () => undefined,
  );
}
