package dev.treza.fleet.attestation;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where the enclave must run (rule `ATT-PLACE`).
///
/// @param parentRole the ARN of the IAM role of the parent instance, which PCR3 measures
/// @param regions the AWS regions allowed, such as `eu-west-1`; at least one
public record ExpectedPlace(String parentRole, SortedSet<String> regions) {
  /// @throws IllegalArgumentException if there is no role or no region
  public ExpectedPlace {
    if (parentRole.isEmpty() || regions.isEmpty()) {
      throw new IllegalArgumentException("a place names a role and at least one region");
    }
    regions = Collections.unmodifiableSortedSet(new TreeSet<>(regions));
  }
}
