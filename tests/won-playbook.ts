/** A playbook of the account that `openBareOffice({ isSetUp: true })` makes: whatever is won in Sales gets a contract. */
export function wonPlaybook(id: string, change: object = {}): Record<string, unknown> {
  const fields = {
    client_name: "{{ contact.name }}",
    client_email: "{{ contact.email }}",
    deal_amount: "{{ deal.price }}",
    plan: "{{ deal.fields.Plan }}",
    contract_date: "{{ today }}",
    kommo_deal_id: "{{ deal.id }}",
    client_company: "{{ company.name }}",
  };
  return {
    id,
    when: { pipeline: "Sales", stage: "Won" },
    send: {
      through: "contracts",
      template: "tpl_standard",
      title: "Agreement with {{ contact.name }}",
      fields,
    },
    outcomes: { signed: { stage: "Contract signed" } },
    ...change,
  };
}
