import type { ComparedBrand } from "../api/reports";

/** Marks of an axis of time, from the first answers to the last: in seconds. */
const MARKS = [60, 300, 900, 3600, 4 * 3600, 12 * 3600, 86_400, 3 * 86_400, 7 * 86_400];
export const FIRST = 60; // seconds; who answers sooner is drawn here, for the axis has no zero

/** The marks that fall into what is drawn. */
export function marks(brands: ComparedBrand[]): number[] {
  const last = lastOf(brands);
  const inside = MARKS.filter((mark) => mark < last);
  return inside.length > 1 ? inside : MARKS.slice(0, 2);
}

/** The last moment that is drawn. */
export function lastOf(brands: ComparedBrand[]): number {
  return Math.max(FIRST * 5, ...brands.flatMap(({ curve }) => curve.map(({ after }) => after)));
}

/** The share that a brand had answered after so many seconds: its last step until then; null once nobody looked. */
export function answeredBy({ curve }: Pick<ComparedBrand, "curve">, after: number): number | null {
  const last = curve.at(-1);
  if (!last || after > last.after) return null;
  return curve.findLast((step) => step.after <= after)?.answered ?? 0;
}

/** One row for each moment at which any curve steps: where every brand stood then, by its place. */
export function steps(brands: ComparedBrand[]): Record<string, number | null>[] {
  const moments = new Set(brands.flatMap(({ curve }) => curve.map(({ after }) => Math.max(after, FIRST))));
  moments.add(FIRST);
  return [...moments]
    .toSorted((one, other) => one - other)
    .map((after) => ({
      after,
      ...Object.fromEntries(brands.map((brand, place) => [`brand${place}`, answeredBy(brand, after)])),
    }));
}
