import type { PlatformName } from "../api/client";
import type { Template, Way } from "../api/queries/handoffs";
import type { Offer } from "../review/Beginnings";

/** The library's topic for texts that invite into private messages. */
export const TOPIC = "invitation";

/** Prepared words for an invitation, and the wording that they are. */
export interface Beginning extends Offer {
  template_version: number;
}

/** The invitations in use for a platform, those that were written for it alone first. */
export function beginnings(templates: Template[], platform: PlatformName): Beginning[] {
  return templates
    .flatMap(({ id, current }) => (current ? [{ id, wording: current }] : []))
    .filter(({ wording }) => !wording.words.platform || wording.words.platform === platform)
    .toSorted((one, other) => Number(!one.wording.words.platform) - Number(!other.wording.words.platform))
    .map(({ id, wording: { number, words } }) => ({
      template_id: id,
      template_version: number,
      name: words.name,
      text: words.text,
      reason: words.description,
    }));
}

/** Prepared words with what this page knows: who they are for, and the way's link; the rest stays for a person. */
export function filled(text: string, customer: string, way: Way | undefined): string {
  const known: Record<string, string> = { customer, ...(way?.link && { link: way.link }) };
  return text.replace(/\{(customer|link)\}/g, (place, name: string) => known[name] || place);
}
