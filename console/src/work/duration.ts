const UNITS = [365 * 86_400, 86_400, 3_600, 60, 1];
const SHAPE = /^(-?)P(?:(\d+)Y)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;

/** A length of time as the API writes it (ISO 8601, "PT1H30M"), in milliseconds. */
export function lengthOf(duration: string): number {
  const [, sign, ...parts] = SHAPE.exec(duration) ?? [];
  const seconds = UNITS.reduce((sum, unit, place) => sum + unit * Number(parts[place] ?? 0), 0);
  return seconds * (sign ? -1000 : 1000);
}
