/** Screens of workers: a sub-package of their own, so that no resident's phone carries them. */
const STAFF_PAGES = [
  "index/index",
  "queue/index",
  "request/index",
  "form/index",
  "counter/index",
  "search/index",
  "person/index",
  "household/index",
  "people/index",
  "away/index",
  "todos/index",
  "findings/index",
  "compare-list/index",
  "school/index",
  "openings/index",
  "carry-over/index",
  "workers/index",
  "join/index",
  "sessions/index",
  "desk-login/index",
  "audit/index",
];

const RESIDENT_PAGES = [
  "pages/home/index",
  "pages/member/index",
  "pages/bind/index",
  "pages/choose/index",
  "pages/check/index",
  "pages/result/index",
  "pages/voucher/index",
  "pages/history/index",
  "pages/places/index",
  "pages/plan/index",
  "pages/estimate/index",
  "pages/compare/index",
  "pages/settings/index",
  "pages/privacy/index",
];

/** What a family asks for: fetched when somebody has something to ask for, as most only look and pay. */
const FAMILY_PAGES = [
  "errands/index",
  "newcomer/index",
  "apply/index",
  "requests/index",
  "request/index",
  "supplement/index",
  "form/index",
  "household/index",
  "trust/index",
  "data/index",
];

/** The browser desk of an office is the same screens without the residents' ones, behind a page to log in. */
const PACKAGES =
  process.env.TARO_APP_DESK === "1"
    ? { pages: ["staff/login/index", ...STAFF_PAGES.map((page) => `staff/${page}`)] }
    : {
        pages: RESIDENT_PAGES,
        subPackages: [
          { root: "family", pages: FAMILY_PAGES },
          { root: "staff", pages: STAFF_PAGES },
        ],
      };

export default defineAppConfig({
  ...PACKAGES,
  window: {
    navigationBarTitleText: "参保",
    navigationBarBackgroundColor: "#0b5f46",
    navigationBarTextStyle: "white",
    backgroundColor: "#f6f3ec",
    backgroundTextStyle: "dark",
  },
  ...(process.env.TARO_ENV === "h5" && { animation: false }),
  lazyCodeLoading: "requiredComponents",
  __usePrivacyCheck__: true,
});
