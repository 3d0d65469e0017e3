import { Box, isDesk, Tap, Words } from "../../platform";
import { TEXT_SIZES, useTextSize } from "../../state";
import { callDesk } from "../client";
import { navigation, type RouteName } from "../logic";
import { go, turnTo } from "../routes";
import { forgetPlaces, forgetTickets, forgetWorker, useWorker } from "../state";

/** Where one can go, beside every page of a wide window; on a phone the first page lists the same. */
export function SideNav({ here }: { here?: RouteName | undefined }) {
  const worker = useWorker();
  return (
    <Box as="nav" className="desk-side" label="经办工作台">
      <Tap link className="side-brand" current={here === "index"} onTap={go.desk}>
        <Words strong>参保</Words>
        <Words>经办工作台</Words>
      </Tap>
      <Box className="side-nav">
        {worker
          ? navigation(worker).map(({ title, entries }) => (
              <Box key={title} className="side-group">
                <Box className="side-title">{title}</Box>
                {entries.map((entry) => (
                  <Tap
                    key={entry.route}
                    link
                    className={`side-link ${here === entry.route ? "side-here" : ""}`}
                    current={here === entry.route}
                    onTap={() => turnTo(entry.route)}
                  >
                    <Words>{entry.name}</Words>
                    {entry.count ? <Words className="side-count">{entry.count}</Words> : null}
                  </Tap>
                ))}
              </Box>
            ))
          : null}
      </Box>
      <SideFoot />
    </Box>
  );
}

function SideFoot() {
  const worker = useWorker();
  const { size, choose } = useTextSize();
  const next = TEXT_SIZES[(size + 1) % TEXT_SIZES.length] ?? TEXT_SIZES[0];
  return (
    <Box className="side-foot">
      {worker ? (
        <Box className="side-who">
          <Words strong>{worker.name}</Words>
          {worker.roles.map((role) => (
            <Box key={role.roleId} className="side-role">{`${role.place.name} ${role.title}`}</Box>
          ))}
        </Box>
      ) : null}
      <Box className="side-foot-taps">
        <Tap className="side-small" onTap={() => choose(next.size)}>
          {`字号：${TEXT_SIZES[size].name}`}
        </Tap>
        {isDesk && worker ? (
          <Tap className="side-small" onTap={() => void leave()}>
            退出登录
          </Tap>
        ) : null}
      </Box>
    </Box>
  );
}

/** Ends this browser's session; where that does not get through, the screen is left all the same. */
async function leave(): Promise<void> {
  await callDesk("leave", {}).catch(() => undefined);
  forgetWorker();
  forgetPlaces();
  forgetTickets();
  go.login();
}
