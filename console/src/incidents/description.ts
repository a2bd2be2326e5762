import type { Description } from "../api/moves/incidents";
import type { Incident } from "../api/queries/incidents";

/** What people say of an incident, as it is typed. */
export interface Form {
  title: string;
  topics: string[];
  regions: string[];
  products: string[];
  rule: string;
  industryWide: boolean;
  owner: string | null;
  deputies: string[];
}

export const EMPTY: Form = {
  title: "",
  topics: [],
  regions: [],
  products: [],
  rule: "",
  industryWide: false,
  owner: null,
  deputies: [],
};

/** An incident, to be described otherwise. */
export function opened({ title, scope, industry_wide, owner, deputies }: Incident): Form {
  return {
    title,
    ...scope,
    industryWide: industry_wide,
    owner: owner?.id ?? null,
    deputies: deputies.map(({ id }) => id),
  };
}

/** What would be saved. Topics are written small, as triage rules write them. */
export function meant({ title, topics, industryWide, owner, deputies, ...scope }: Form): Description {
  return {
    title: title.trim(),
    scope: {
      ...scope,
      rule: scope.rule.trim(),
      topics: [...new Set(topics.map((topic) => topic.trim().toLowerCase()))],
    },
    industry_wide: industryWide,
    owner,
    deputies,
  };
}

const TOPIC = /^[a-z][a-z0-9 -]{0,39}$/;

/** What keeps it from being saved, by field. */
export function faults(form: Form): { title?: string; topics?: string } {
  const { title, scope } = meant(form);
  const wrong = (scope?.topics ?? []).find((topic) => !TOPIC.test(topic));
  return {
    ...(title !== "" && title.length < 3 && { title: "A title has at least three letters." }),
    ...(wrong !== undefined && {
      topics: `“${wrong}” is no topic: letters, digits, spaces and hyphens, a letter first.`,
    }),
  };
}
