import { get, post, type Family, type State, type Worker } from "./api";
import { byId, toast } from "./dom";
import {
  showFamilies,
  showMessages,
  showNextPayment,
  showNow,
  showPayments,
  showUnbound,
} from "./panels";
import { showWorkers } from "./workers";

const POLL_MS = 2000;
const HOME = "/h5/";
/** Where a worker's phone opens. */
const WORK = "/h5/#/staff/index/index";
const phone = byId("phone") as HTMLIFrameElement;
const date = byId("date") as HTMLInputElement;
const time = byId("time") as HTMLInputElement;
let families: Family[] = [];
let workers: Worker[] = [];
let latest: State | undefined;

function openOnPhone(path: string): void {
  phone.src = "about:blank";
  // The same address again would only change the hash; a phone that is opened anew starts anew.
  setTimeout(() => (phone.src = path), 0);
}

function render(state: State): void {
  latest = state;
  showNow(state.now);
  showFamilies(families, state.who.family, (key) => void choose(key));
  showWorkers(workers, state.who.worker, (key) => void beWorker(key));
  showUnbound(families.find(({ key }) => key === state.who.family));
  showNextPayment(state.nextPayment, render);
  showMessages(state.messages, (page) => openOnPhone(`${HOME}#/${page.replace(/^\//, "")}`));
  showPayments(state.payments);
}

/** Fields that somebody is typing in are left alone. */
function fillDate(now: string): void {
  date.value = now.slice(0, 10);
  time.value = now.slice(11, 16);
}

async function choose(family: string): Promise<void> {
  await change(() => post<State>("/console/api/who", { family }));
}

async function beWorker(worker: string): Promise<void> {
  await change(() => post<State>("/console/api/who", { worker }));
}

/** Where the phone of who holds it opens. */
const homeOf = ({ who }: State): string => (who.worker === null ? HOME : WORK);

/** Changes who or when, shows it, and opens the mini-program anew. */
async function change(work: () => Promise<State>): Promise<void> {
  try {
    const state = await work();
    render(state);
    fillDate(state.now);
    openOnPhone(homeOf(state));
  } catch (error) {
    toast((error as Error).message);
  }
}

function later(days: number): Promise<State> {
  const from = Date.parse(`${latest?.now.slice(0, 10) ?? ""}T00:00:00Z`);
  const day = new Date(from + days * 86_400_000).toISOString().slice(0, 10);
  return post<State>("/console/api/date", { date: day, time: latest?.now.slice(11, 16) });
}

function connect(): void {
  byId("date-form").addEventListener("submit", (event) => {
    event.preventDefault();
    void change(() => post<State>("/console/api/date", { date: date.value, time: time.value }));
  });
  for (const button of document.querySelectorAll<HTMLElement>("[data-days]")) {
    button.addEventListener(
      "click",
      () => void change(() => later(Number(button.dataset["days"]))),
    );
  }
  byId("real").addEventListener("click", () => {
    void change(() => post<State>("/console/api/date", { real: true }));
  });
  for (const button of document.querySelectorAll<HTMLElement>("[data-office]")) {
    button.addEventListener("click", () => void askOffice(button.dataset["office"] ?? ""));
  }
  byId("reload").addEventListener("click", () => {
    openOnPhone(latest ? homeOf(latest) : HOME);
  });
}

async function askOffice(office: string): Promise<void> {
  try {
    const { said } = await post<{ said: string }>("/console/api/offices", { office });
    toast(said);
    openOnPhone(HOME);
  } catch (error) {
    toast((error as Error).message);
  }
}

async function poll(): Promise<void> {
  if (document.hidden) return;
  try {
    render(await get<State>("/console/api/state"));
  } catch {
    byId("now").textContent = "本机服务已停止，请回到终端重新运行 npm start";
  }
}

async function start(): Promise<void> {
  connect();
  families = (await get<{ families: Family[] }>("/console/api/families")).families;
  workers = (await get<{ workers: Worker[] }>("/console/api/workers")).workers;
  const state = await get<State>("/console/api/state");
  // On the very first visit nobody is chosen yet: the first family, on its day.
  const first = families[0];
  if (state.who.family === null && state.who.worker === null && first) await choose(first.key);
  else {
    render(state);
    fillDate(state.now);
    openOnPhone(homeOf(state));
  }
  setInterval(() => void poll(), POLL_MS);
}

void start();
