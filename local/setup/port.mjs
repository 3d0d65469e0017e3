import { createServer } from "node:net";
import { PlainError } from "./progress.mjs";

const DEFAULT_PORT = 8866;

/** The one address shown to people, from `PORT`. */
export function portFromEnvironment(text = process.env.PORT) {
  if (text === undefined || text === "") return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new PlainError(
      `PORT=${text} 不是可用的端口号，请用 1–65535 之间的数字，如 PORT=8867 npm start。`,
    );
  }
  return port;
}

/** Says at once, before anything is installed or built, that the port cannot be had. */
export async function checkPort(port) {
  const probe = createServer();
  const problem = await new Promise((resolve) => {
    probe.once("error", resolve);
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(undefined)));
  });
  if (!problem) return;
  if (problem.code === "EADDRINUSE") {
    throw new PlainError(
      `端口 ${port} 已被别的程序占用。请关掉那个程序，或换一个端口再运行，如 PORT=${port + 1} npm start。`,
    );
  }
  if (problem.code === "EACCES") {
    throw new PlainError(
      `没有权限使用端口 ${port}，请换一个大于 1024 的端口，如 PORT=8866 npm start。`,
    );
  }
  throw problem;
}
