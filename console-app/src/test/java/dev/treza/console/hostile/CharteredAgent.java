package dev.treza.console.hostile;

import dev.treza.console.link.OneEnclave;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.ExpectedMeasurements;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.protocol.StatementHead;
import dev.treza.fleet.protocol.WalletsReply;
import dev.treza.sdk.peer.Certificates;
import dev.treza.sdk.peer.HttpExchange;
import dev.treza.sdk.peer.TestAgent;
import dev.treza.sdk.peer.TestModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An honest agent that is bound to a charter of its own; a test overrides its lie.
public class CharteredAgent extends TestAgent {
  static final TestModule MODULE = new TestModule();
  static final Certificates IDENTITY = Certificates.tls();
  static final ExpectedMeasurements IMAGE = TestModule.measurements("1.0");

  public CharteredAgent() {
    super(MODULE, IDENTITY);
  }

  Charter charter() {
    return OneEnclave.charter(realm(), IMAGE, receipts());
  }

  @Override
  public Bytes answer(HttpExchange request, Bytes exporter) {
    return request.target().endsWith("/blockchain/wallets")
        ? HttpExchange.ok(new WalletsReply(List.of(), Optional.empty()).toJson())
        : super.answer(request, exporter);
  }

  @Override
  public Map<Integer, PcrValue> pcrs() {
    Map<Integer, PcrValue> pcrs = new TreeMap<>(super.pcrs());
    pcrs.put(3, PcrValue.ofRole(OneEnclave.PLACE.parentRole()));
    pcrs.put(16, PcrValue.ofCharterRoot(charter().digest()));
    return pcrs;
  }

  @Override
  public StatementHead head(Optional<Digest> boot) {
    StatementHead own = super.head(boot);
    Optional<Digest> root = Optional.of(charter().digest());
    return new StatementHead(own.realm(), own.phase(), own.enclave(), boot, root, root);
  }
}
