import { useEffect, useState } from "react";

/** From this width on there is room for a list and what was chosen from it side by side; as in src/staff/staff.scss. */
const WIDE = "(min-width: 960px)";

/** Whether the window is an office's and no phone's. WeChat's never is. */
export function useWide(): boolean {
  const [wide, setWide] = useState(isWide);
  useEffect(() => {
    if (process.env.TARO_ENV === "weapp") return undefined;
    const query = window.matchMedia(WIDE);
    const heard = () => setWide(query.matches);
    query.addEventListener("change", heard);
    return () => query.removeEventListener("change", heard);
  }, []);
  return wide;
}

const isWide = (): boolean => process.env.TARO_ENV !== "weapp" && window.matchMedia(WIDE).matches;
