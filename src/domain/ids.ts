/** Our unguessable id of a contract, planted at the vendor so that it can be found again. Like `CS-7K2M9QX4TR0AB`. */
export type Reference = string & { readonly __brand: "Reference" };

/** The vendor's id of a contract: always a string, whatever the vendor sends (ids may exceed 2^53). */
export type RemoteId = string & { readonly __brand: "RemoteId" };

/** One pipeline and stage of Kommo, by id. */
export interface StageRef {
  readonly pipelineId: string;
  readonly stageId: string;
}

/** Could this be a deal's id? Kommo's are whole numbers; anything else names no deal and never will. */
export function isDealId(text: string): boolean {
  return /^\d{1,20}$/.test(text);
}
