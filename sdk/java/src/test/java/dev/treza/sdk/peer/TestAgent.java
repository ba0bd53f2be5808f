package dev.treza.sdk.peer;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.StateKeeping;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import dev.treza.fleet.protocol.AgentRefusal;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.AuditPosition;
import dev.treza.fleet.protocol.BootStatement;
import dev.treza.fleet.protocol.ChannelStatement;
import dev.treza.fleet.protocol.HealthReply;
import dev.treza.fleet.protocol.Phase;
import dev.treza.fleet.protocol.StatementHead;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;

/// An honest agent without keys of its own. A test overrides the part in which its agent lies.
public class TestAgent implements TestServer.Peer {
  public static final String ENCLAVE = "vault-1";
  public static final Digest ROOT = Digest.of(Bytes.utf8("root charter"));

  private final TestModule module;
  private final Certificates identity;
  private final JwsSigner receipts = signer();
  private final AtomicInteger requests = new AtomicInteger();

  public TestAgent(TestModule module, Certificates identity) {
    this.module = module;
    this.identity = identity;
  }

  /// How many requests came, on all connections.
  public int requests() {
    return requests.get();
  }

  @Override
  public void speak(Socket socket) throws IOException {
    ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) socket).getSession();
    Bytes exporter =
        Bytes.of(
            session.exportKeyingMaterialData(ChannelStatement.EXPORTER_LABEL, new byte[0], 32));
    while (true) {
      HttpExchange request = HttpExchange.read(socket.getInputStream());
      requests.incrementAndGet();
      socket.getOutputStream().write(answer(request, exporter).toArray());
      socket.getOutputStream().flush();
    }
  }

  public Bytes answer(HttpExchange request, Bytes exporter) {
    String target = request.target();
    String channel = "/api/enclaves/" + ENCLAVE + "/attestation?use=channel&nonce=";
    if (target.startsWith(channel)) {
      Bytes nonce = Bytes.hex(target.substring(channel.length()));
      return HttpExchange.ok(attestation(nonce, exporter).toJson());
    }
    String boot = "/api/enclaves/" + ENCLAVE + "/attestation?use=boot&boot=";
    if (target.startsWith(boot)) {
      return HttpExchange.ok(boot(Digest.parse(target.substring(boot.length()))).toJson());
    }
    return target.equals("/api/health")
        ? HttpExchange.ok(
            new HealthReply(ENCLAVE, realm(), Phase.SERVING, StateKeeping.LOCAL).toJson())
        : HttpExchange.problem(404, Refusal.of(AgentRefusal.NOT_FOUND, target));
  }

  public AttestationReply attestation(Bytes nonce, Bytes exporter) {
    ChannelStatement statement = statement(exporter);
    Bytes document =
        module.document(
            pcrs(), Instant.now(), Optional.of(nonce), statement.digest().value(), publicKey());
    return new AttestationReply(document, statement.encoded());
  }

  public ChannelStatement statement(Bytes exporter) {
    AuditPosition position = new AuditPosition(7, Digest.of(Bytes.utf8("entry")));
    return new ChannelStatement(
        head(Optional.of(bootStatement().digest())), exporter, Optional.of(position));
  }

  public StatementHead head(Optional<Digest> boot) {
    return new StatementHead(
        realm(), Phase.SERVING, ENCLAVE, boot, Optional.of(ROOT), Optional.of(ROOT));
  }

  /// The archived boot with that digest.
  public AttestationReply boot(Digest digest) {
    return boot();
  }

  public AttestationReply boot() {
    BootStatement statement = bootStatement();
    Bytes document =
        module.document(
            bootPcrs(),
            Instant.now(),
            Optional.empty(),
            statement.digest().value(),
            Bytes.of(receipts.key().toPublicKey().getEncoded()));
    return new AttestationReply(document, statement.encoded());
  }

  public BootStatement bootStatement() {
    return new BootStatement(
        head(Optional.empty()), receipts.key(), StateKeeping.LOCAL, publicKey());
  }

  /// The registers in the boot document: the boot found its charter and was bound to it before.
  public Map<Integer, PcrValue> bootPcrs() {
    return pcrs();
  }

  public Map<Integer, PcrValue> pcrs() {
    Map<Integer, PcrValue> pcrs = new TreeMap<>(TestModule.image("1.0"));
    pcrs.put(16, PcrValue.ofCharterRoot(ROOT));
    PcrValue zero = new PcrValue(Bytes.of(new byte[PcrValue.LENGTH]));
    for (int index = 17; index <= 31; index++) {
      pcrs.put(index, zero);
    }
    return pcrs;
  }

  public Bytes publicKey() {
    return Bytes.of(identity.keys().getPublic().getEncoded());
  }

  public Realm realm() {
    return module.anchor().realm();
  }

  /// The key that signs this boot's receipts.
  public JwsSigner receipts() {
    return receipts;
  }

  private static JwsSigner signer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return Accept.accepted(SoftwareJwsSigner.of(generator.generateKeyPair()));
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException(broken);
    }
  }
}
