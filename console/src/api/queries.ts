import { keepPreviousData, useQuery } from "@tanstack/react-query";
import {
  type Act,
  answer,
  type Case,
  type CaseFile,
  type CaseState,
  type Desk,
  type Lane,
  type ReplyState,
  useApi,
} from "./client";

// Each refresh is one Query on the table: often enough to feel live, seldom enough to cost next to nothing.
const QUEUE = 5_000;
const CASE = 4_000;
const REPLIES = 5_000;
const POSTING = 5_000;
const OPT_OUT = 30_000;
const OUTBOX = 5_000;
const LISTENING = 60_000;
const LOOKED_AT = 60_000; // asking a platform is billed
const NEVER_OLD = Number.POSITIVE_INFINITY;

/** Who is signed in. */
export function useMe() {
  const api = useApi();
  return useQuery({
    queryKey: ["me"],
    queryFn: () => answer(api.GET("/api/v1/me")),
    staleTime: NEVER_OLD,
  });
}

/** Whether the person's roles let them do this; false while that is not known yet. */
export function useMay(act: Act): boolean {
  return useMe().data?.may.includes(act) ?? false;
}

/** One page of a desk's queue, of one lane or of all. */
export function useQueue(desk: Desk, state: CaseState, lane: Lane | "all", cursor: string | null) {
  const api = useApi();
  return useQuery({
    queryKey: ["queue", desk, state, lane, cursor],
    queryFn: () =>
      answer(
        api.GET("/api/v1/queue", {
          params: {
            query: { desk, state, limit: 50, ...(lane !== "all" && { lane }), ...(cursor && { cursor }) },
          },
        }),
      ),
    refetchInterval: QUEUE,
  });
}

/** A case with all that its page shows. */
export function useCaseFile(caseId: string, every: number | false = CASE) {
  const api = useApi();
  return useQuery({
    queryKey: ["case", caseId],
    queryFn: () => answer(api.GET("/api/v1/cases/{case_id}", { params: { path: { case_id: caseId } } })),
    refetchInterval: every,
  });
}

/** Where the brand draws the line, and what its verdicts speak for; it changes seldom, so nothing asks by itself. */
export function useReading(missCost: number) {
  const api = useApi();
  return useQuery({
    queryKey: ["reading", missCost],
    queryFn: () => answer(api.GET("/api/v1/reading", { params: { query: { miss_cost: missCost } } })),
    placeholderData: keepPreviousData,
  });
}

/** A page of the replies in a state, the longest waiting first. */
export function useReplies(state: ReplyState, cursor: string | null = null) {
  const api = useApi();
  return useQuery({
    queryKey: ["replies", state, cursor],
    queryFn: () =>
      answer(
        api.GET("/api/v1/replies", { params: { query: { state, limit: 20, ...(cursor && { cursor }) } } }),
      ),
    refetchInterval: REPLIES,
    placeholderData: keepPreviousData,
  });
}

/** Whether replies are posted, who turned the switch and why. */
export function usePosting() {
  const api = useApi();
  return useQuery({
    queryKey: ["posting"],
    queryFn: () => answer(api.GET("/api/v1/posting")),
    refetchInterval: POSTING,
  });
}

/** Whether a post can be answered, asked anew when our answers or the author's wish changed what would be said. */
export function useEligibility(file: CaseFile, mentionId: string, wanted = true) {
  const api = useApi();
  const optOut = useOptOut(file.case);
  const said = file.replies.filter((reply) => SAID.has(reply.state)).map(({ id }) => id);
  return useQuery({
    queryKey: ["eligibility", file.case.id, mentionId, said, optOut.data?.opted_out],
    queryFn: () =>
      answer(
        api.GET("/api/v1/cases/{case_id}/eligibility", {
          params: { path: { case_id: file.case.id }, query: { mention_id: mentionId } },
        }),
      ),
    enabled: wanted && !optOut.isPending,
    staleTime: LOOKED_AT,
    refetchOnWindowFocus: false,
  });
}

const SAID: ReadonlySet<ReplyState> = new Set(["posting", "posted", "maybe_posted"]);

/** Whether a case's customer asked not to be answered, in this case or another. */
export function useOptOut({ platform, author_id }: Case) {
  const api = useApi();
  return useQuery({
    queryKey: ["opt-out", platform, author_id],
    queryFn: () =>
      answer(
        api.GET("/api/v1/optouts/{platform}/{author_id}", { params: { path: { platform, author_id } } }),
      ),
    refetchInterval: OPT_OUT,
  });
}

/** The approved replies in the order in which they go, and what the platforms still take. */
export function useOutbox() {
  const api = useApi();
  return useQuery({
    queryKey: ["outbox"],
    queryFn: () => answer(api.GET("/api/v1/outbox")),
    refetchInterval: OUTBOX,
  });
}

/** What was read of each source in the last hours, and what was missed. */
export function useCoverage(hours: number) {
  const api = useApi();
  return useQuery({
    queryKey: ["coverage", hours],
    queryFn: () => {
      const since = new Date(Date.now() - hours * 3_600_000).toISOString();
      return answer(api.GET("/api/v1/coverage", { params: { query: { since } } }));
    },
    refetchInterval: LISTENING,
    placeholderData: keepPreviousData,
  });
}

/** What the platforms cost this month. */
export function useBill() {
  const api = useApi();
  return useQuery({
    queryKey: ["bill"],
    queryFn: () => answer(api.GET("/api/v1/spend")),
    refetchInterval: LISTENING,
  });
}

/** The brand's settings; they change seldom, so no clock asks for them. */
export function useBrand() {
  const api = useApi();
  return useQuery({ queryKey: ["brand"], queryFn: () => answer(api.GET("/api/v1/brand")) });
}

/** Who changed the settings, when and why, the newest first. */
export function useBrandVersions() {
  const api = useApi();
  return useQuery({
    queryKey: ["brand versions"],
    queryFn: () => answer(api.GET("/api/v1/brand/versions", { params: { query: { limit: 50 } } })),
  });
}
