import { useEffect, type PropsWithChildren } from "react";
import { platform } from "./platform";
import { watchOnline, recallTextSize } from "./state";
import "./app.scss";

export default function App({ children }: PropsWithChildren) {
  useEffect(() => {
    platform.start();
    watchOnline();
    void recallTextSize();
  }, []);
  return children;
}
