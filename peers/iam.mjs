// iam.mjs FILE: judges each request of FILE (one JSON object a line) by its key policy, and prints
// what comes of it.
import { readFileSync } from "node:fs";
import { peer } from "./peer.mjs";

const { runSimulation } = await peer("@cloud-copilot/iam-simulate");

for (const line of readFileSync(process.argv[2], "utf8").split("\n").filter(Boolean)) {
  const asked = JSON.parse(line);
  const answer = await runSimulation(
    {
      request: {
        principal: asked.principal,
        action: asked.action,
        resource: { resource: asked.resource, accountId: asked.account },
        contextVariables: asked.context,
      },
      identityPolicies: asked.identity ? [{ name: "own", policy: asked.identity }] : [],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: asked.policy,
    },
    {},
  );
  console.log(
    answer.resultType === "error"
      ? `error ${JSON.stringify(answer.errors ?? answer).slice(0, 400)}`
      : (answer.overallResult ?? answer.analysis?.result),
  );
}
