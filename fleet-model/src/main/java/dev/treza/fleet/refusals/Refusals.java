package dev.treza.fleet.refusals;

import dev.treza.fleet.RefusalId;
import dev.treza.fleet.airgap.AirgapRefusal;
import dev.treza.fleet.approval.ApprovalRefusal;
import dev.treza.fleet.attestation.AttestationRefusal;
import dev.treza.fleet.audit.AuditRefusal;
import dev.treza.fleet.chain.TransactionRefusal;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.deploy.DeployRefusal;
import dev.treza.fleet.image.ImageRefusal;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.jws.JwsRefusal;
import dev.treza.fleet.kms.KmsRefusal;
import dev.treza.fleet.policy.PolicyRefusal;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.ChannelRefusal;
import dev.treza.fleet.protocol.StateRefusal;
import dev.treza.fleet.release.ReleaseRefusal;
import dev.treza.fleet.replay.HistoryRefusal;
import dev.treza.fleet.wallet.ImportRefusal;
import java.util.List;
import java.util.stream.Stream;

/// Every refusal id that console and agent share, in the order of the documentation.
public final class Refusals {
  private Refusals() {}

  public static List<RefusalId> all() {
    return Stream.<RefusalId[]>of(
            AttestationRefusal.values(),
            CharterRefusal.values(),
            ApprovalRefusal.values(),
            AirgapRefusal.values(),
            PolicyRefusal.values(),
            HistoryRefusal.values(),
            TransactionRefusal.values(),
            ChannelRefusal.values(),
            AgentRefusal.values(),
            StateRefusal.values(),
            AuditRefusal.values(),
            ImportRefusal.values(),
            KmsRefusal.values(),
            JsonRefusal.values(),
            JwsRefusal.values(),
            DeployRefusal.values(),
            ImageRefusal.values(),
            ReleaseRefusal.values())
        .flatMap(Stream::of)
        .toList();
  }
}
