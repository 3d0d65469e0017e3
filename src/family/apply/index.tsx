import { useMemo } from "react";
import type { Errand, Home } from "../../../core/contracts";
import { call, useCall, usePlaces } from "../../client";
import { Card, LoadedView, Page } from "../../components";
import { placeFor } from "../../logic";
import { useParam, type ForWhom } from "../../routes";
import { asksOf, type Asked, type Surroundings } from "../../requests";
import { ApplyForm } from "./apply-form";
import "./index.scss";

/** Asks for one thing for one person: what it is, the questions, photos, the last look. */
export default function ApplyPage() {
  const memberId = useParam("id");
  const place = useParam("place");
  const whose: ForWhom | null = memberId ? { memberId } : place ? { place } : null;
  const year = Number(useParam("year")) || undefined;
  const kind = useParam("kind");
  const event = useParam("event") ?? null;
  const found = useCall("errands", whose && { ...whose, ...(year && { year }) });
  const home = useCall("home", {});
  const errand = found.data?.errands.find(
    (one) =>
      one.kind === kind &&
      (one.event ?? null) === event &&
      (year === undefined || one.year === year),
  );
  if (!whose || (found.data && !errand)) return <NotHere />;
  return (
    <LoadedInPage loaded={found}>
      {({ today, place: where }) =>
        errand ? (
          <LoadedInPage loaded={home}>
            {(family) => (
              <WithSurroundings
                errand={errand}
                today={today}
                where={where}
                whose={whose}
                home={family}
              />
            )}
          </LoadedInPage>
        ) : null
      }
    </LoadedInPage>
  );
}

const TITLE = "填写申请";

/** While something is being fetched, or could not be, the page itself has to be there. */
function LoadedInPage<T>(props: Parameters<typeof LoadedView<T>>[0]) {
  if (props.loaded.data !== undefined) return <>{props.children(props.loaded.data)}</>;
  return (
    <Page title={TITLE}>
      <LoadedView {...props} />
    </Page>
  );
}

function NotHere() {
  return (
    <Page title={TITLE}>
      <Card title="这件事不在这里办">请回到“办事”，看看现在可以办什么。</Card>
    </Page>
  );
}

interface WithSurroundingsProps {
  errand: Errand;
  today: string;
  where: { code: string; name: string };
  whose: ForWhom;
  home: Home;
}

/** Asks for the list of places only where the form has a question about one. */
function WithSurroundings(props: WithSurroundingsProps) {
  const { errand } = props;
  const asksPlace = errand.open && ["changes", "student"].some((ask) => errand.asks.includes(ask));
  return asksPlace ? <WithPlaces {...props} /> : <Ready {...props} county={undefined} />;
}

function WithPlaces(props: WithSurroundingsProps) {
  const places = usePlaces();
  return (
    <LoadedInPage loaded={places}>
      {(data) => <Ready {...props} county={placeFor(data.places, props.where.code)} />}
    </LoadedInPage>
  );
}

const takeSlots = async (count: number) => (await call("photoSlots", { count })).slots;

function Ready({
  errand,
  today,
  where,
  whose,
  home,
  county,
}: WithSurroundingsProps & { county: Surroundings["county"] }) {
  const member =
    "memberId" in whose
      ? home.members.find(({ memberId }) => memberId === whose.memberId)
      : undefined;
  // Only who is known to be of the family takes a child into its household book.
  const parent = member?.binding === "full" ? member.memberId : undefined;
  const stranger = errand.kind === "newborn" ? !parent : !member;
  const asked = useMemo(() => askedOf(errand, stranger), [errand, stranger]);
  return (
    <ApplyForm
      errand={errand}
      asked={asked}
      today={today}
      place={where}
      whose={whose}
      parent={parent}
      name={asked.kind === "newborn" ? "新生儿" : (member?.name ?? "还没登记过的人")}
      surroundings={{ parents: home.members, county }}
      takeSlots={takeSlots}
    />
  );
}

/** Of whom no register knows how to reach them, that is asked too: somebody has to be able to call. */
function askedOf(errand: Errand, isStranger: boolean): Asked {
  const asks = asksOf(errand);
  const stranger = isStranger && asks.includes("person");
  return {
    kind: errand.kind,
    event: errand.event,
    asks: stranger ? [...new Set([...asks, "phone" as const, "address" as const])] : asks,
  };
}
