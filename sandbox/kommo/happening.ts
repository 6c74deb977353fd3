import type { Lead } from "./rows.ts";

/** Something that has just happened to a deal; hooks are made from it. */
export interface Happening {
  readonly kind: "added" | "changed" | "deleted" | "restored";
  readonly lead: Lead;
  readonly oldStatusId: number;
  readonly oldPipelineId: number;
  readonly oldResponsibleUserId: number;
}

/** A happening that changes neither stage nor responsible user. */
export const happening = (kind: Happening["kind"], lead: Lead): Happening => ({
  kind,
  lead,
  oldStatusId: lead.statusId,
  oldPipelineId: lead.pipelineId,
  oldResponsibleUserId: lead.responsibleUserId,
});

/** Whether the stage changed, be it only to the same-named one of another pipeline. */
export const hasMoved = ({ lead, oldStatusId, oldPipelineId }: Happening): boolean =>
  lead.statusId !== oldStatusId || lead.pipelineId !== oldPipelineId;
