import type { Worker } from "./api";
import { byId, element, show } from "./dom";

/** All workers by county; pressing one makes the phone theirs. */
export function showWorkers(
  workers: Worker[],
  current: string | null,
  choose: (key: string) => void,
): void {
  const shown = [workers.map(({ key }) => key), current];
  show(byId("workers"), shown, () => {
    const counties = new Map<string, Worker[]>();
    for (const worker of workers)
      counties.set(worker.county.name, [...(counties.get(worker.county.name) ?? []), worker]);
    return [...counties].map(([name, here]) => countyDetails(name, here, current, choose));
  });
}

/** One county, folded up unless you work there. */
function countyDetails(
  name: string,
  workers: Worker[],
  current: string | null,
  choose: (key: string) => void,
): HTMLElement {
  const count = element("small", {}, `${workers.length} 人`);
  const cards = element("div", { class: "cards" });
  for (const worker of workers) cards.append(workerButton(worker, current, choose));
  const open = workers.some(({ key }) => key === current) ? { open: "" } : undefined;
  const summary = element("summary", {}, element("strong", {}, name), count);
  return element("details", { class: "place", name: "workplace", ...open }, summary, cards);
}

function workerButton(
  { key, name, title, place, department }: Worker,
  current: string | null,
  choose: (key: string) => void,
): HTMLElement {
  const button = element(
    "button",
    { type: "button", class: "card", "aria-pressed": String(key === current), "data-worker": key },
    element("strong", {}, `${name}：${title}`),
    element("span", {}, department === null ? place.name : `${place.name} ${department}`),
  );
  button.addEventListener("click", () => {
    choose(key);
  });
  return button;
}
