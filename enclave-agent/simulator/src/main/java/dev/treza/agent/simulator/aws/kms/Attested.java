package dev.treza.agent.simulator.aws.kms;

import java.security.PublicKey;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// A recipient whose attestation document was verified.
///
/// @param key to encrypt to
/// @param conditions the condition keys that follow from the document
record Attested(PublicKey key, SortedMap<String, String> conditions) {
  Attested {
    conditions = Collections.unmodifiableSortedMap(new TreeMap<>(conditions));
  }
}
