package dev.treza.fleet.attestation;

import dev.treza.fleet.Bytes;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an attestation document says, in good form but **not verified**: only [AttestationVerifier]
/// can say whether it is true. Form: AWS `attestation_process.md`, section 3.2.2.
///
/// @param moduleId the enclave, `i-<17 hex digits>-enc<16 hex digits>`
/// @param digest always `SHA384`
/// @param timestamp when the Nitro security module made it, by its own clock
/// @param pcrs the registers by index, 0 to 31; those from 16 on appear when they are locked
/// @param certificate the DER of the certificate whose key signed the document
/// @param cabundle the DER of its issuers, the root first
/// @param publicKey what the enclave put in, as are `userData` and `nonce`
/// @param unknownKeys the names of fields this version does not know, which AWS may have added
/// @param envelope the received bytes it was read from
public record AttestationDocument(
    String moduleId,
    String digest,
    Instant timestamp,
    SortedMap<Integer, PcrValue> pcrs,
    Bytes certificate,
    List<Bytes> cabundle,
    Optional<Bytes> publicKey,
    Optional<Bytes> userData,
    Optional<Bytes> nonce,
    List<String> unknownKeys,
    CoseSign1 envelope) {
  public AttestationDocument {
    pcrs = Collections.unmodifiableSortedMap(new TreeMap<>(pcrs));
    cabundle = List.copyOf(cabundle);
    unknownKeys = List.copyOf(unknownKeys);
  }

  /// The parent instance that [#moduleId] names.
  public String instanceId() {
    return moduleId.substring(0, moduleId.indexOf("-enc"));
  }

  public Optional<PcrValue> pcr(int index) {
    return Optional.ofNullable(pcrs.get(index));
  }

  /// Whether PCR4 is the one of [#instanceId]; shown, never required (rule `ATT-PLACE`).
  public boolean instanceFitsPcr4() {
    return pcr(4).equals(Optional.of(PcrValue.ofInstance(instanceId())));
  }
}
