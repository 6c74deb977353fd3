import type { Choices } from "../playbooks-query.ts";

type Pipeline = Choices["pipelines"][number];

/** The pipeline that a playbook names, by id or name. */
export function pipelineNamed({ pipelines }: Choices, named: string): Pipeline | undefined {
  return pipelines.find(({ id }) => id === named) ?? pipelines.find(({ name }) => name === named);
}

/**
 * How a playbook names one of several things: by its name, which people can read, or by its id where another one is called the
 * same.
 */
function referTo(
  { id, name }: { readonly id: string; readonly name: string },
  all: readonly { readonly name: string }[],
): string {
  return all.filter((one) => one.name === name).length === 1 ? name : id;
}

/** Choices of a `Select`, and the one that stands there although it exists no more. */
export function choicesOf(
  all: readonly { readonly id: string; readonly name: string }[],
  value: string,
): { readonly value: string; readonly label: string }[] {
  const choices = all.map((one) => ({ value: referTo(one, all), label: one.name }));
  if (value === "" || choices.some((choice) => choice.value === value)) return choices;
  const byId = all.find(({ id }) => id === value);
  return byId === undefined
    ? [...choices, { value, label: value }]
    : choices.map((choice) => (choice.value === referTo(byId, all) ? { value, label: byId.name } : choice));
}
