import type { Cause, CauseGroup } from "../api/queries/causes";

/** A cause as it is typed; a new one gets its id from its name when it is saved, and keeps it for good. */
export interface CauseForm {
  key: string;
  id: string | null;
  name: string;
  retired: boolean;
}

export interface GroupForm extends CauseForm {
  causes: CauseForm[];
}

/** The causes to be edited. */
export function opened(groups: CauseGroup[]): GroupForm[] {
  return groups.map((group) => ({ ...one(group), causes: group.causes.map(one) }));
}

/** What was typed as causes; new ones without a name are nothing. */
export function meant(form: GroupForm[]): CauseGroup[] {
  return withIds(form).map(([{ causes }, group]) => ({
    ...group,
    causes: withIds(causes).map(([, cause]) => cause),
  }));
}

/** A cause that nobody has written yet. */
export function emptyCause(key: string): CauseForm {
  return { key, id: null, name: "", retired: false };
}

/** A group that nobody has written yet; where no cause fits there is always another one. */
export function emptyGroup(key: string): GroupForm {
  return {
    ...emptyCause(key),
    causes: [emptyCause("new"), { key: "other", id: "other", name: "Other", retired: false }],
  };
}

/** Whether something that is saved has lost its name. */
export function isNameless(form: GroupForm[]): boolean {
  return form.some((group) => [group, ...group.causes].some(({ id, name }) => id && !name.trim()));
}

/** How many causes of a group can be chosen, and how many not any more. */
export function counted({ causes, retired }: GroupForm): string {
  const there = causes.filter(({ id, name }) => id || name.trim());
  const gone = there.filter((cause) => cause.retired).length;
  if (retired) return "none can be chosen";
  const left = there.length - gone;
  return `${left === 1 ? "1 cause" : `${left} causes`}${gone ? `, ${gone} retired` : ""}`;
}

function one({ id, name, retired }: Cause): CauseForm {
  return { key: id, id, name, retired };
}

function withIds<F extends CauseForm>(typed: F[]): [F, Cause][] {
  const taken = new Set(typed.flatMap(({ id }) => id ?? []));
  return typed
    .filter(({ id, name }) => id || name.trim())
    .map((each) => {
      const id = each.id ?? free(slug(each.name), taken);
      taken.add(id);
      return [each, { id, name: each.name.trim(), retired: each.retired }];
    });
}

const LONGEST = 36; // leaves room for a number

function slug(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, "-").slice(0, LONGEST);
  return words.replace(/^-+|-+$/g, "") || "cause";
}

function free(id: string, taken: Set<string>): string {
  let [found, number] = [id, 2];
  while (taken.has(found)) found = `${id}-${number++}`;
  return found;
}
