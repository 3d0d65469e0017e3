import { spawn } from "node:child_process";

/** Opens a browser where there is somebody to see it. */
export function openBrowser(url) {
  const { CI, NO_OPEN, DISPLAY, WAYLAND_DISPLAY } = process.env;
  const blind = process.platform === "linux" && !DISPLAY && !WAYLAND_DISPLAY;
  if (CI || NO_OPEN || blind) return;
  const [command, args] =
    process.platform === "darwin"
      ? ["open", [url]]
      : process.platform === "win32"
        ? ["cmd", ["/c", "start", "", url]]
        : ["xdg-open", [url]];
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  // No browser to be found is no reason to stop.
  child.on("error", () => {});
  child.unref();
}
