import { useParams } from "react-router";
import { useIncident, useIncidentCases, useProgress } from "../api/queries/incidents";
import { ForeignName } from "../shared/Foreign";
import { plain } from "../shared/hidden";
import { clock } from "../shared/time";
import { useNow } from "../shared/useNow";
import { headline, numbers, promise, sentenceOf } from "./numbers";
import { BigNumber } from "./BigNumber";
import classes from "./Wall.module.css";

/** An incident for a screen in the room: big, dark, and nothing to click; it refreshes itself. */
export function WallPage() {
  const { incidentId = "" } = useParams();
  const now = useNow();
  const { data: file, error, dataUpdatedAt } = useIncident(incidentId);
  const progress = useProgress(incidentId);
  const cases = useIncidentCases(incidentId).data;
  if (!file) {
    return (
      <main className={classes.wall}>
        <title>Wall · Amends</title>
        <h1 className={classes.title}>{error ? error.message : "Loading"}</h1>
      </main>
    );
  }
  const { incident } = file;
  const owed = promise(incident, progress.data, now);
  const count = `${cases?.items.length ?? 0}${cases?.next ? "+" : ""}`;
  const broken = error ?? progress.error;
  return (
    <main className={classes.wall} data-alarm={broken !== null || (owed?.alarm ?? false)}>
      <title>{`${plain(incident.title)} · Wall · Amends`}</title>
      <div>
        <h1 className={classes.title} style={{ margin: 0 }}>
          <ForeignName>{incident.title}</ForeignName>
        </h1>
        <div role="status" className={classes.headline}>
          {headline(incident)}
        </div>
      </div>
      <section aria-label="Numbers" className={classes.numbers}>
        {[...(owed ? [owed] : []), ...numbers(progress.data, count)].map((one) => (
          <BigNumber key={one.name} of={one} />
        ))}
      </section>
      <div className={classes.foot}>
        <span>{sentenceOf(progress.data, now)}</span>
        <span>{incident.owner ? <ForeignName>{incident.owner.name}</ForeignName> : "Nobody owns it"}</span>
        {broken ? (
          <span role="alert" className={classes.alarm}>
            Out of date: last heard at {clock(new Date(dataUpdatedAt).toISOString(), now)}
          </span>
        ) : (
          <time>{clock(new Date(now).toISOString(), now)}</time>
        )}
      </div>
    </main>
  );
}
