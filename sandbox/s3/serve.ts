import { createS3Simulator } from "./s3-simulator.ts";

// Run by itself: prints its port and serves until its input closes.
const server = createS3Simulator();
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : ""}\n`);
});
process.stdin.resume().on("end", () => {
  server.closeAllConnections();
  server.close();
});
