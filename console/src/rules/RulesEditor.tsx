import { Alert, Button, Checkbox, Paper, Stack } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useSetRules, useTryRules } from "../api/moves/rules";
import type { Problem } from "../api/problem";
import { type BrandRuleSet, useChecked } from "../api/queries/rules";
import { Overtaken } from "../versions/Overtaken";
import { SaveWithNote } from "../versions/SaveWithNote";
import { useEditing } from "../versions/useEditing";
import { FieldsHelp } from "./FieldsHelp";
import { meant, opened, said } from "./form";
import { KeywordLists } from "./KeywordLists";
import { RuleList } from "./RuleList";
import { TryOut } from "./TryOut";

const PAUSE = 700; // milliseconds without a key; each check looks at the last 1,000 posts

/** The rules as a form: checked while they are typed, tried on past posts before they are saved. */
export function RulesEditor({ current, mayConfigure }: { current: BrandRuleSet; mayConfigure: boolean }) {
  const editing = useEditing(current, ({ rules }) => opened(rules), meant);
  const { form, setForm, edited, seen } = editing;
  const rules = meant(form);
  const [typed] = useDebouncedValue(JSON.stringify(rules), PAUSE);
  const checked = useChecked(mayConfigure && edited ? (JSON.parse(typed) as typeof rules) : null);
  const [anyway, setAnyway] = useState(false);
  const trial = useTryRules();
  const save = useSetRules(({ version }) => {
    editing.show({ ...current, rules, version });
    setAnyway(false);
    trial.reset();
  });

  const refused = checked.error as Problem | null;
  const found = said(form, edited ? checked.data : undefined, edited ? (refused?.faults ?? []) : []);
  const wrong = edited && (refused !== null || (checked.data?.errors.length ?? 0) > 0);
  const doubtful = edited && (checked.data?.remarks.length ?? 0) > 0;
  const counts = new Map(trial.data?.rules.map((each) => [each.rule, each]));

  return (
    <>
      <Paper withBorder p="md" component="section" aria-label="The rules">
        <Stack gap="md">
          <Overtaken of={editing} what="the rules" />
          <RuleList
            form={form}
            onForm={setForm}
            readOnly={!mayConfigure}
            said={found.rules}
            counts={counts}
          />
          <KeywordLists form={form} onForm={setForm} readOnly={!mayConfigure} said={found.lists} />
          {mayConfigure && <FieldsHelp fields={current.fields} />}
        </Stack>
      </Paper>
      {mayConfigure && (
        <Paper withBorder p="md" component="section" aria-label="Try and save">
          <Stack gap="sm">
            {wrong && (
              <Alert color="red" role="alert" title="The rules can't be saved like this">
                {found.set.length > 0 ? found.set.join(" ") : "What is wrong is said at each rule."}
              </Alert>
            )}
            <TryOut trial={trial} rules={rules} disabled={wrong} />
            <SaveWithNote
              key={seen.version}
              of={editing}
              label="Why these rules"
              button="Save rules"
              loading={save.isPending}
              blocked={wrong || (doubtful && !anyway)}
              onSave={(note) => save.mutate({ rules, note, anyway, version: seen.version })}
            >
              {edited && (
                <Button variant="subtle" color="gray" onClick={() => editing.show(current)}>
                  Discard changes
                </Button>
              )}
            </SaveWithNote>
            {doubtful && (
              <Checkbox
                label="Save although rules never or always fit, as said at each"
                checked={anyway}
                onChange={(event) => setAnyway(event.currentTarget.checked)}
              />
            )}
          </Stack>
        </Paper>
      )}
    </>
  );
}
