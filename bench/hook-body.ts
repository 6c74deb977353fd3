const BYTES = 2_000;

/** An account hook as Kommo sends it, form-encoded, some 2 kB: a deal that moved to a stage that brings no contract. */
export function hookBody(dealId: number): string {
  const deal = `leads%5Bstatus%5D%5B0%5D`;
  const fields = [
    `${deal}%5Bid%5D=${dealId}`,
    `${deal}%5Bname%5D=Nordwind`,
    `${deal}%5Bstatus_id%5D=142`,
    `${deal}%5Bold_status_id%5D=143`,
    `${deal}%5Bprice%5D=1200`,
    `${deal}%5Bpipeline_id%5D=1`,
  ];
  const account = "account%5Bsubdomain%5D=sandbox&account%5Bid%5D=32000001";
  const core = `${fields.join("&")}&${account}`;
  const filler = `${deal}%5Bcustom_fields%5D%5B0%5D%5Bvalues%5D%5B0%5D%5Bvalue%5D=`;
  return `${core}&${filler}${"x".repeat(Math.max(0, BYTES - core.length - filler.length - 1))}`;
}
