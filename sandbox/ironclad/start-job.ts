import { Refused } from "./answers.ts";
import { createFileKey } from "./ids.ts";
import type { LaunchJob } from "./launch-job.ts";
import { performLaunch } from "./launch-request.ts";
import type { AskedLaunch } from "./launch-request.ts";
import type { World } from "./world.ts";

const cameOf = (world: World, asked: AskedLaunch): LaunchJob["came"] => {
  try {
    return { workflowId: performLaunch(world, asked).id };
  } catch (error) {
    if (error instanceof Refused) return { error: error.body };
    throw error;
  }
};

/** Starts a launch; attributes that do not fit make the job fail, not the call. */
export const startJob = (world: World, asked: AskedLaunch): LaunchJob => {
  const { payload } = asked;
  const job: LaunchJob = { id: createFileKey(), payload, came: cameOf(world, asked), asked: 0 };
  world.jobs.set(job.id, job);
  return job;
};
