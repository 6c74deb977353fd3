/** Stands in the address of a playbook that has no name yet: no playbook can be called so. */
export const NEW_PLAYBOOK = "+new";
