const WHOLE = new Intl.NumberFormat("en", { style: "currency", currency: "USD" });
const PARTS = new Intl.NumberFormat("en", { style: "currency", currency: "USD", maximumFractionDigits: 4 });
const SPECKS = new Intl.NumberFormat("en", {
  style: "currency",
  currency: "USD",
  maximumSignificantDigits: 2,
});

/** An amount as the API writes it, as dollars and cents; below a dollar with the parts of a cent, if there are any. */
export function dollars(amount: string): string {
  const value = Number(amount);
  if (value === 0 || Math.abs(value) >= 1) return WHOLE.format(value);
  return (Math.abs(value) < 0.0001 ? SPECKS : PARTS).format(value);
}
