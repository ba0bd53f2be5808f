package dev.treza.agent.simulator;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.attestation.PcrValue;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who a simulated enclave is: the ids a real one would have from its parent instance.
///
/// @param moduleId `i-<17 hex>-enc<16 hex>`; the instance follows from the enclave's id, the rest
///   from this boot
/// @param region where it says it runs
/// @param parentRole ARN of the role its parent says it has
record EnclaveIdentity(String moduleId, String region, String parentRole) {
  static EnclaveIdentity of(String enclave, String region, String parentRole, Bytes bootRandom) {
    String instance = "i-" + Digest.of(Bytes.utf8("instance " + enclave)).hex().substring(0, 17);
    String module = instance + "-enc" + bootRandom.slice(0, 8).hex();
    return new EnclaveIdentity(module, region, parentRole);
  }

  String instanceId() {
    return moduleId.substring(0, moduleId.indexOf("-enc"));
  }

  /// The common name of the document's certificate.
  String commonName() {
    return moduleId + "." + region + ".aws";
  }

  /// The registers of an enclave of this identity that runs `image`.
  SortedMap<Integer, PcrValue> registers(SortedMap<Integer, PcrValue> image) {
    SortedMap<Integer, PcrValue> all = new TreeMap<>(image);
    all.put(3, PcrValue.ofRole(parentRole));
    all.put(4, PcrValue.ofInstance(instanceId()));
    return all;
  }
}
