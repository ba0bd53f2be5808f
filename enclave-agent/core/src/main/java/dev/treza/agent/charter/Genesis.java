package dev.treza.agent.charter;

import dev.treza.agent.audit.BootArchive;
import dev.treza.agent.audit.ReceiptChain;
import dev.treza.agent.audit.Receipts;
import dev.treza.agent.audit.StoredEntry;
import dev.treza.agent.device.DeviceException;
import dev.treza.agent.device.NsmDevice;
import dev.treza.agent.store.StateStore.Write;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.attestation.PcrValue;
import dev.treza.fleet.charter.Charter;
import dev.treza.fleet.charter.CharterRefusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.protocol.AttestationReply;
import dev.treza.fleet.protocol.CharterCall;
import dev.treza.fleet.protocol.ReceiptEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Brings a root charter into force for the first and only time (TRUST section 3): every
/// administrator signed it for this very boot; PCR16 is extended with its digest and locked; the
/// store is taken by a write that demands that there was nothing; the genesis receipt is entry 0.
public final class Genesis {
  public static final String RECORD = "charter/genesis";
  private static final int CHARTER_REGISTER = 16;
  private static final int ALL_REGISTERS = 32;

  private final FoundingFacts facts;
  private final AttestationReply boot;

  /// @param boot this boot's document and statement
  public Genesis(FoundingFacts facts, AttestationReply boot) {
    this.facts = facts;
    this.boot = boot;
  }

  /// Checks the charter without changing anything.
  public Outcome<Charter> check(CharterCall call, Instant now) {
    return Charter.parse(call.charter())
        .then(this::fitsThisEnclave)
        .then(charter ->
            GenesisApprovals.check(
                charter, facts.enclave(), Digest.of(boot.statement()), call.approvals(), now));
  }

  private Outcome<Charter> fitsThisEnclave(Charter charter) {
    return refusal(charter)
        .<Outcome<Charter>>map(Outcome::refused)
        .orElseGet(() -> Outcome.accepted(charter));
  }

  private Optional<Refusal> refusal(Charter charter) {
    if (!charter.realm().equals(facts.realm())) {
      return Optional.of(
          Refusal.at(CharterRefusal.REALM, "/realm", "this enclave is of " + facts.realm().text()));
    }
    if (charter.serial() != 0) {
      return Optional.of(
          Refusal.at(CharterRefusal.SERIAL, "/serial", "genesis needs a root charter"));
    }
    if (!charter.stateStore().equals(facts.keeping().text())) {
      return Optional.of(
          Refusal.at(
              CharterRefusal.STORE,
              "/stateStore",
              "this enclave's state is " + facts.keeping().text()));
    }
    return charter.admits(facts.running())
        ? Optional.empty()
        : Optional.of(
            Refusal.at(CharterRefusal.MEASUREMENTS, "/measurements", "not the running image"));
  }

  /// Binds this boot to the charter. There is no way to another charter but a new boot.
  ///
  /// @throws DeviceException if PCR16 does not come to what it must be
  public static void bind(NsmDevice nsm, Charter charter) throws DeviceException {
    PcrValue bound = nsm.extend(CHARTER_REGISTER, charter.digest().value());
    if (!bound.equals(PcrValue.ofCharterRoot(charter.digest()))) {
      throw new DeviceException("PCR16 was extended before");
    }
    nsm.lockBelow(ALL_REGISTERS);
  }

  /// Takes the store and issues the genesis receipt, after the boot was bound to the charter.
  ///
  /// @param chain over a store in which there is nothing yet
  /// @param with what comes to exist together with it
  public Founded found(
      ReceiptChain chain, Write with, Charter charter, CharterCall call, Instant now)
      throws StoreException, SigningException {
    GenesisRecord record =
        new GenesisRecord(call.charter(), call.approvals(), boot.document(), boot.statement());
    Receipts receipts = new Receipts(chain, charter, facts.enclave(), Digest.of(boot.statement()));
    StoredEntry entry =
        receipts.issue(
            ReceiptEvent.GENESIS,
            charter.digest(),
            charter.digest(),
            now,
            _ ->
                List.of(
                    Write.create(RECORD, CanonicalJson.encode(record.toJson())),
                    with,
                    BootArchive.write(boot)));
    return new Founded(charter, call.charter(), call.approvals(), entry.jws());
  }
}
