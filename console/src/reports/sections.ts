/** A page of the reports. */
export interface ReportPage {
  path: string;
  name: string;
  /** What is on it. */
  about: string;
}

/** In the order of the tabs; the first lies at /reports itself. */
export const REPORT_PAGES: ReportPage[] = [
  {
    path: "",
    name: "Shareability",
    about:
      "What customers did in public after we had answered them. Each case counts on the day on which it began, in your time zone.",
  },
  {
    path: "competitors",
    name: "Competitors",
    about: "Our answers beside those of others, on the same window and by the same measures.",
  },
  {
    path: "themes",
    name: "Themes",
    about:
      "What people speak of again and again, found by likeness and named by the words that set it apart.",
  },
  {
    path: "exports",
    name: "Exports",
    about: "The lines behind the reports as files, without a word of a post and without a person.",
  },
];

/** The page to which an address belongs. */
export function pageAt(pathname: string): ReportPage | undefined {
  return REPORT_PAGES.find(({ path }) => path === (pathname.split("/")[2] ?? ""));
}
